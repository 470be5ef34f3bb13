"""Columns that hold nothing of anybody, and why."""

from collecte.matiere.donnees import TENUE_PAR_LA_MAISON
from petiterockette.personnes.donnees import exempter

exempter(
    TENUE_PAR_LA_MAISON,
    "collecte_listes.Categorie.nom",
    "collecte_listes.Categorie.nom_court",
    "collecte_listes.Categorie.couleur",
    "collecte_listes.Categorie.pictogramme",
    "collecte_listes.Categorie.indisponible",
    "collecte_listes.Matiere.nom",
    "collecte_listes.Matiere.couleur",
    "collecte_listes.Matiere.code_dechet",
    "collecte_listes.Matiere.code_bale",
    "collecte_listes.Origine.nom",
    "collecte_listes.Origine.couleur",
    "collecte_listes.Origine.pictogramme",
    "collecte_listes.Localite.nom",
    "collecte_listes.Localite.couleur",
    "collecte_listes.Localite.lien",
    "collecte_listes.Localite.code_insee",
    "collecte_listes.Contenant.nom",
    "collecte_listes.Contenant.description",
    "collecte_listes.Contenant.couleur",
    "collecte_listes.MotifRefus.nom",
    "collecte_listes.Bac.nom",
    "collecte_listes.Bac.description",
    "collecte_listes.Bac.couleur",
    "collecte_listes.DestinBac.code_traitement",
    "collecte_listes.TypeDon.nom",
    "collecte_listes.TypeDon.couleur",
    "collecte_listes.TypeDon.pictogramme",
    "collecte_listes.Accord.code_traitement",
)
