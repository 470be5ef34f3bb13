"""A year of matter, invented: registered with `manage.py demo`."""

from petiterockette.demonstration import CHAPITRES

from .chapitre import LaMatiere
from .matin import LeQuai

CHAPITRES.append(LaMatiere())
CHAPITRES.append(LeQuai())
