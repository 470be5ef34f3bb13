"""A year of memberships, invented: those that the demo's tills have rung up."""

from petiterockette.demonstration import CHAPITRES

from .chapitre import LesAdhesions

CHAPITRES.append(LesAdhesions())
