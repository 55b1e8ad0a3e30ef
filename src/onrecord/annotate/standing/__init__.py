"""What holds between actors: offices, backing, membership, for `annotate.relations`."""
