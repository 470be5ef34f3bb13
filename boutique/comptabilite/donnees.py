"""What frozen entries hold: numbers, nothing of people."""

from boutique.regles.donnees import ECRITURE, LISTE
from petiterockette.personnes.donnees import exempter

exempter(LISTE, "boutique_comptabilite.Manifestation.nom")

exempter(
    ECRITURE,
    "boutique_comptabilite.EcritureFigee.journal",
    "boutique_comptabilite.EcritureFigee.piece",
    "boutique_comptabilite.EcritureFigee.libelle",
    "boutique_comptabilite.EcritureFigee.lignes",
    "boutique_comptabilite.ExerciceFige.version",
)
