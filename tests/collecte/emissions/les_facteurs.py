"""Factors for a test: the flat one of the sector unless said otherwise, and what was put to use."""

from datetime import date
from uuid import uuid4

from collecte.emissions.models import Facteur
from collecte.emissions.services.facteurs import ajouter, montrer
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from tests.fabriques import categorie, entete, les_listes, un_compte, un_depot, une_ligne

JANVIER = date(2026, 1, 1)


def un_facteur(**champs) -> Facteur:
    les_listes()
    champs.setdefault("compte", un_compte("direction"))
    valeur = champs.pop("valeur_g", 462)
    champs = {
        "uuid": uuid4(),
        "sujet": "Toute tonne réemployée",
        "unite": "kg",
        "basse_g": valeur,
        "centrale_g": valeur,
        "haute_g": valeur,
        "substitution_pm": 1000,
        "source": "ADEME, citée par Emmaüs Défi",
        "licence": "à vérifier",
        "perimetre": "tout ce qui est réemployé",
        "version": "non datée",
        "valide_du": JANVIER,
        **champs,
    }
    return ajouter(**champs)[0]


def montrees() -> None:
    montrer(compte=un_compte("direction"), montre=True)


def reemploye(point, masse_g: int, code: str = "livres") -> None:
    un_depot(une_ligne(code, masse_g, confirmee=True), point=point)
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie(code), masse_g=masse_g)
