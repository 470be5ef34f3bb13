"""Which indicator may answer a question: found by its words, without accents. Pure.

A proposal is only that: whoever pairs the questions says yes or no.
"""

from collections import Counter
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


class Propositions:
    """The names of the indicators of today, as words; made once for all the questions of a file."""

    def __init__(self) -> None:
        self.noms = {code: _mots(nom) for code, nom in libelles_entiers().items()}
        self.comptes = Counter(mot for mots in self.noms.values() for mot in mots)

    def proposer(self, libelle: str, unite: str = "") -> str:
        """The code of the indicator whose name is the nearest; empty where none is near enough."""
        demande, voulue = _mots(libelle), unite_demandee(unite)
        meilleure, meilleur = 0.0, ""
        for code, mots in self.noms.items():
            if not mots or (voulue is not None and INDICATEURS[code].unite != voulue):
                continue
            communs = sum(map(self._poids, mots & demande))
            part = communs / sum(map(self._poids, mots))
            # Among names that are wholly there, the one that says the most.
            note = part * (1 + communs / 100)
            if part >= SEUIL and note > meilleure:
                meilleure, meilleur = note, code
        return meilleur

    def _poids(self, mot: str) -> float:
        """A word of few indicators says more than a word of many."""
        return log(1 + len(self.noms) / (1 + self.comptes[mot]))


def _mots(texte: str) -> frozenset[str]:
    lus = (SYNONYMES.get(mot, mot) for mot in plier(texte).split() if mot not in VIDES)
    return frozenset(mot.rstrip("sx") for mot in lus if len(mot) > 1)
