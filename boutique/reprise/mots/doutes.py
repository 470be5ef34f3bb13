"""Why a person is asked what an old word means: the nature of the doubt, then what is hesitated on.

A word that says several at once (« Linge + vaisselle ») is proposed in equal shares: nobody knows
better, and somebody confirms.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from django.utils.translation import gettext as dire
from django.utils.translation import ngettext

from petiterockette.mots.chercher import plier
from petiterockette.reprise.mots import PROCHE, Liste, MotVu

from .listes import NOUVEAU
from .partages import CENT, PARTAGEABLES, PARTS_MAX, Part

# Other rows that a word might name: how near, how many are told.
VOISIN, AUTRES = 0.6, 2
# More letters than that were not mistyped.
LETTRES = 3
_PLUSIEURS = re.compile(r"\s*[+/&,;]\s*|\s+et\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Doute:
    """``nature``: what sort of doubt it is, ``pourquoi``: between what, both in words; ``parts``:
    the shares that are proposed; ``est_presque_sur``: only the spelling differs."""

    nature: str
    pourquoi: Any
    parts: Sequence[Part] = ()
    est_presque_sur: bool = False


def doute_de(mot: Mapping[str, Any], vu: MotVu, ici: Liste) -> Doute:
    """The doubt on a word of an examination that nobody decided. ``vu``: what is proposed."""
    if vu.pourquoi:
        nature = dire("devenir incertain") if vu.liste == "bac" else dire("mot trop général")
        return Doute(nature, vu.pourquoi)
    if mot["efface"]:
        return Doute(dire("effacé de l’ancien outil"), dire("des lignes le nomment encore"))
    if mot["remplacant"]:
        return Doute(dire("posé par l’ancien outil"), dire("à la place d’un mot effacé"))
    if parts := _parts(mot, ici):
        return Doute(_combien_en_un(len(parts)), _en_parts_egales(parts), parts)
    nom = ici.choix.get(vu.valeur, "")
    if get_close_matches(vu.mot, [plier(nom)], n=1, cutoff=PROCHE):
        return _presque(vu.mot, nom)
    return _le_plus_proche(nom, _autres_noms(vu, ici))


def _presque(mot: str, nom: str) -> Doute:
    """A name of here, but for a few letters, or for some words more or less."""
    ecarts = SequenceMatcher(None, mot, plier(nom), autojunk=False).get_opcodes()
    n = sum(max(b - a, d - c) for quoi, a, b, c, d in ecarts if quoi != "equal")
    if n > LETTRES:
        phrase = dire("proche de «\u00a0%(nom)s\u00a0»") % {"nom": nom}
        return Doute(dire("presque le même nom"), phrase, est_presque_sur=True)
    phrase = ngettext(
        "à une lettre de «\u00a0%(nom)s\u00a0»", "à %(n)d lettres de «\u00a0%(nom)s\u00a0»", n
    ) % {"n": n, "nom": nom}
    return Doute(dire("faute de frappe\u00a0?"), phrase, est_presque_sur=True)


def _parts(mot: Mapping[str, Any], ici: Liste) -> Sequence[Part]:
    """Equal shares between what each piece of the name means; none where one piece means nothing,
    or where two mean the same."""
    morceaux = [plier(m) for m in _PLUSIEURS.split(mot["nom"])]
    if mot["liste"] not in PARTAGEABLES or not 1 < len(morceaux) <= PARTS_MAX or not all(morceaux):
        return ()
    codes = list(dict.fromkeys(_designe(m, ici) for m in morceaux))
    if len(codes) < 2 or not all(codes):
        return ()
    chacune, reste = divmod(CENT, len(codes))
    return [
        Part(code, chacune + (rang < reste), ici.choix[code]) for rang, code in enumerate(codes)
    ]


def _designe(morceau: str, ici: Liste) -> str:
    """What a piece of a name means: as a whole, cut short (« petit élec. »), or nearly so."""
    if sure := ici.sure(morceau):
        return sure
    noms = {**ici.synonymes, **{plier(nom): code for code, nom in ici.choix.items()}}
    court = morceau.split()
    longs = (code for nom, code in noms.items() if _commence(nom.split(), court))
    return next(longs, "") or ici.proposee(morceau)


def _commence(mots: Sequence[str], courts: Sequence[str]) -> bool:
    return len(mots) == len(courts) and all(
        len(court) > 1 and mot.startswith(court) for mot, court in zip(mots, courts, strict=True)
    )


def _combien_en_un(n: int) -> str:
    return dire("deux mots en un") if n == 2 else dire("%(n)d mots en un") % {"n": n}


def _en_parts_egales(parts: Sequence[Part]) -> str:
    if len(parts) == 2:
        return dire("proposé\u00a0: moitié-moitié, faute de savoir")
    return dire("proposé\u00a0: à parts égales, faute de savoir")


def _le_plus_proche(nom: str, autres: Sequence[str]) -> Doute:
    if not nom and not autres:
        phrase = dire("rien d’approchant ici\u00a0: à vous de choisir")
        return Doute(dire("mot inconnu ici"), phrase)
    if not autres:
        phrase = dire("«\u00a0%(nom)s\u00a0» est le plus proche") % {"nom": nom}
        return Doute(dire("mot inconnu ici"), phrase)
    n = len(autres) + bool(nom)
    nature = ngettext("%(n)d mot d’ici convient", "%(n)d mots d’ici conviennent", n) % {"n": n}
    return Doute(nature, dire("ou %(autres)s") % {"autres": dire(", ou ").join(autres)})


def _autres_noms(vu: MotVu, ici: Liste) -> list[str]:
    """The names of other rows that the word might mean."""
    noms = {plier(nom): nom for code, nom in ici.choix.items() if code not in (vu.valeur, NOUVEAU)}
    return [noms[proche] for proche in get_close_matches(vu.mot, noms, n=AUTRES, cutoff=VOISIN)]
