"""Columns that hold nothing of anybody, and why."""

from collecte.matiere.donnees import ECRIT_PAR_LE_LOGICIEL
from petiterockette.personnes.donnees import exempter

exempter(ECRIT_PAR_LE_LOGICIEL, "collecte_clotures.Cloture.figures")
