"""A year of matter, invented: registered with `manage.py demo`."""

from petiterockette.demonstration import CHAPITRES

from .chapitre import LaMatiere

CHAPITRES.append(LaMatiere())
