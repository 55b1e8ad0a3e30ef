"""How the event coder is made: corpora and own examples -> sentences with marked spans -> network -> ONNX."""
