"""TIMEX3 expressions and their values, for `annotate.times`, and which time belongs to what."""
