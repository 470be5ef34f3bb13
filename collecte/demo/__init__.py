"""A year of matter, invented, for ``manage.py demo``."""
