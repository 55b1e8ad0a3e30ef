"""How the attribution tagger is made: corpus -> windows -> network -> checkpoint -> ONNX."""
