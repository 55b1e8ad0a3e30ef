"""Triggers, types, participants and whether it happened, for `annotate.events`."""
