"""A year of the bike workshop, invented: registered with `manage.py demo`."""

from petiterockette.demonstration import CHAPITRES

from .chapitre import LAtelier

CHAPITRES.append(LAtelier())
