"""People, teams and structures: found, made once, brought together, their data, its erasure."""
