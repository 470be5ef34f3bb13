"""Words as people look for them: without case, accents or punctuation, on both databases. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import chain

from django.db.models import Q

# More words than that say no more.
MOTS_MAX = 8
SAISIE_MAX = 200
# Words that only tie the others; « de » alone is the beginning of a word.
PETITS = frozenset(["a", "au", "aux", "d", "de", "des", "du", "l", "la", "le", "les", "un", "une"])
LIGATURES = {"œ": "oe", "æ": "ae"}
# A folded word → itself and those that are looked for with it.
MemesMots = Callable[[str], Iterable[str]]


def plier(texte: str) -> str:
    """« Zoé D’Arc-Œuf » becomes « zoe d arc oeuf »."""
    for ligature, lettres in LIGATURES.items():
        texte = texte.replace(ligature, lettres).replace(ligature.upper(), lettres)
    plat = unicodedata.normalize("NFKD", texte)
    sans_accents = "".join(c for c in plat.casefold() if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", sans_accents))


def saisie(requete) -> str:
    """What was typed in the search of a list, from the address of its page (« ?q= »)."""
    return requete.get("q", "").strip()[:SAISIE_MAX]


def trouve(mots: str, *textes: object) -> bool:
    """Whether each word typed is in what a row shows; without a word, every row is."""
    dit = plier(" ".join(str(texte) for texte in textes))
    return all(mot in dit for mot in plier(mots).split()[:MOTS_MAX])


def lui_seul(mot: str) -> tuple[str]:
    return (mot,)


def contient(mots: str, *champs: str, aussi: MemesMots = lui_seul) -> Q:
    """The rows that hold each word typed, in one column or another; without a word, all of them.

    ``aussi``: a word and those that people say for it, one of which is enough.
    A class of letters for each letter: neither database folds accents by itself. Every row is
    read: for the lists of a house, where the directory and the articles have indexed words.
    """
    choisies = Q()
    for mot in plier(mots).split()[:MOTS_MAX]:
        motif = "|".join(_motif(memes) for memes in aussi(mot))
        dedans = Q()
        for champ in champs:
            dedans |= Q(**{f"{champ}__regex": motif})
        choisies &= dedans
    return choisies


def _variantes() -> dict[str, str]:
    """Each plain letter → a class of all that folds to it: « e » → « [eEéÉèÈ…] »."""
    par_lettre: dict[str, list[str]] = {}
    for c in map(chr, chain(range(0x30, 0x7B), range(0xC0, 0x180))):
        if len(lettre := plier(c)) == 1:
            par_lettre.setdefault(lettre, []).append(c)
    return {lettre: f"[{''.join(lettres)}]" for lettre, lettres in par_lettre.items()}


_VARIANTES = _variantes()


def _motif(mot: str) -> str:
    motif = "".join(_VARIANTES[lettre] for lettre in mot)
    for ligature, lettres in LIGATURES.items():
        deux = "".join(_VARIANTES[lettre] for lettre in lettres)
        motif = motif.replace(deux, f"({deux}|[{ligature}{ligature.upper()}])")
    return motif
