"""Sources, cues and contents, and what is known of each saying, for `annotate.attributions`."""
