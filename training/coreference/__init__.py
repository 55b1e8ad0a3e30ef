"""How the coreference linker is made: GUM's chains -> phrases and their pairs as the reader sees them -> network ->
ONNX."""
