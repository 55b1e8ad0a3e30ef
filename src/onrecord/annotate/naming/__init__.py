"""How names and noun phrases become mentions, for `annotate.mentions`."""
