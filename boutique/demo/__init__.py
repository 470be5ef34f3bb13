"""A year of tills, invented: what ``manage.py demo`` tells of the shop."""
