"""One valid object of each model of the agreements, what spoils it, what may stand beside it."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from tests.collecte.objets.suivis import un_objet
from tests.dossiers.les_dossiers import un_dossier
from tests.fabriques import categorie, matiere, un_compte

from .les_conventions import JUILLET, un_eco_organisme, une_convention, une_ligne


def une_ligne_neuve(**champs):
    return une_ligne(une_convention(), **champs)


def _rattachement() -> dict:
    ligne = une_ligne_neuve(categories=())
    return {"convention": ligne.convention, "ligne": ligne, "categorie": categorie("livres")}


VALIDES = {
    "collecte_declarations.EcoOrganisme": lambda: {"nom": "Un autre"},
    "collecte_declarations.Convention": lambda: {
        "uuid": uuid4(),
        "eco_organisme": un_eco_organisme(),
        "filiere": "textiles",
        "numero": "2026-114",
        "debut": JUILLET,
        "cree_le": timezone.now(),
    },
    "collecte_declarations.LigneDeConvention": lambda: {
        "convention": une_convention(),
        "code": "TLC",
        "libelle": "textiles",
    },
    "collecte_declarations.Rattachement": _rattachement,
    "collecte_declarations.Soutien": lambda: {
        "ligne": une_ligne_neuve(),
        "nature": "reemploi",
        "par": "tonne",
        "montant_cts": 10_000,
    },
    "collecte_declarations.ColonneDeConvention": lambda: {
        "convention": une_convention(),
        "code": "sorti",
        "nom": "Sorti",
        "ordre": 20,
    },
    "collecte_declarations.Declaration": lambda: {
        "dossier": un_dossier(),
        "convention": une_convention(),
        "debut": JUILLET,
    },
    "collecte_declarations.EssaisDAppareil": lambda: {
        "objet": un_objet("informatique"),
        "securite": "oui",
        "fonctionnement": "oui",
        "donnees_effacees": "sans_objet",
        "le": timezone.now(),
        "compte": un_compte(),
    },
}

INTERDITS: dict[str, list] = {
    "collecte_eco_organisme_nomme": [{"nom": ""}],
    "collecte_convention_filiere_dite": [{"filiere": ""}],
    "collecte_convention_signee": [
        {"numero": ""},
        {"debut": None, "fin": date(2026, 12, 31)},
    ],
    "collecte_convention_jours_dans_l_ordre": [{"fin": date(2026, 6, 30)}],
    "collecte_convention_mots_connus": [{"periodicite": "parfois"}, {"unite": "litres"}],
    "collecte_ligne_convention_dite": [{"code": ""}, {"libelle": ""}],
    "collecte_rattachement_l_une_ou_l_autre": [
        {"categorie": None},
        {"matiere": lambda: matiere("piles")},
    ],
    "collecte_soutien_montant": [{"montant_cts": 0}, {"nature": "cadeau"}],
    "collecte_soutien_forfait": [{"par": "declaration"}, {"nature": "forfait"}],
    "collecte_colonne_convention_connue": [{"code": "or"}, {"nom": ""}],
    "collecte_essais_mots_connus": [
        {"securite": ""},
        {"fonctionnement": "peut-etre"},
        {"donnees_effacees": ""},
    ],
}
UNIQUES: dict[str, dict] = {
    "collecte_ligne_convention_unique": {"code": "AUTRE"},
    "collecte_rattachement_categorie_unique": {"categorie": lambda: categorie("jouets")},
    "collecte_rattachement_matiere_unique": {"matiere": lambda: matiere("lampes")},
    "collecte_soutien_un_par_nature": {"nature": "recyclage"},
    "collecte_colonne_convention_unique": {"code": "energie"},
    "collecte_declaration_une_par_periode": {
        "debut": date(2026, 10, 1),
        "dossier": lambda: un_dossier(),
    },
}
DEPART = {
    "collecte_rattachement_matiere_unique": lambda: {
        "categorie": None,
        "matiere": matiere("piles"),
    },
}
