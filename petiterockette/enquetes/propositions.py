"""Which indicator may answer a question: found by its words, without accents. Pure.

A proposal is only that: whoever pairs the questions says yes or no.
"""

from collections import Counter
from functools import cache
from math import log

from petiterockette.dossiers.contenu import libelles_entiers
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.mots.chercher import PETITS, plier

from .unites import unite_demandee

# Words that say nothing of what is asked.
VIDES = PETITS | {
    *("dans", "en", "et", "ou", "par", "pour", "sur", "avec", "vos", "votre", "vous", "nous"),
    *("annee", "annuel", "annuelle", "total", "totale", "totaux", "nombre", "quantite", "combien"),
    *("est", "ont", "ete", "etes", "avez", "cette", "ce", "qui", "que", "quel", "quelle", "dont"),
    *("structure", "association", "ressourcerie", "tonnage", "tonnages", "tonnes", "kg"),
    *("a", "n", "s", "y", "c", "si", "se", "ne", "pas", "plus", "moins", "tous", "toutes"),
}
# What questionnaires say → what our indicators say.
SYNONYMES = {
    "tickets": "ventes",
    "clients": "passages",
    "etp": "equivalents",
    "valorisation": "revalorisation",
    "ultimes": "dechetterie",
    "elimine": "dechetterie",
    "dons": "donne",
    "donnes": "donne",
    "vendus": "vendu",
    "visiteurs": "visites",
    "formes": "stagiaires",
    "adhesions": "adherents",
}
# Of the words of an indicator’s name, what a question must hold of them.
SEUIL = 0.5


def proposer(libelle: str, unite: str = "") -> str:
    """The code of the indicator whose name is the nearest; empty where none is near enough."""
    demande, voulue = _mots(libelle), unite_demandee(unite)
    meilleure, meilleur = 0.0, ""
    for code, mots in _noms().items():
        if voulue is not None and INDICATEURS[code].unite != voulue:
            continue
        communs = sum(_poids(mot) for mot in mots & demande)
        part = communs / sum(map(_poids, mots)) if mots else 0
        # Among names that are wholly there, the one that says the most.
        note = part * (1 + communs / 100)
        if part >= SEUIL and note > meilleure:
            meilleure, meilleur = note, code
    return meilleur


def _mots(texte: str) -> frozenset[str]:
    lus = (SYNONYMES.get(mot, mot) for mot in plier(texte).split() if mot not in VIDES)
    return frozenset(mot.rstrip("sx") for mot in lus if len(mot) > 1)


@cache
def _noms() -> dict[str, frozenset[str]]:
    return {code: _mots(nom) for code, nom in libelles_entiers().items()}


@cache
def _poids(mot: str) -> float:
    """A word of few indicators says more than a word of many."""
    compte = Counter(m for mots in _noms().values() for m in mots)
    return log(1 + len(_noms()) / (1 + compte[mot]))
