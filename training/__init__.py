"""How every weight and derived lexicon was made: from which sources, with which command."""
