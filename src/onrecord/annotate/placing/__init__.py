"""Placing: the nouns of the places step."""
