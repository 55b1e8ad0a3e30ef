"""Who is who: mentions to entities, for `annotate.entities`."""
