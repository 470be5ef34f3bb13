"""The file behind the page of words: every decision as a row, taken away, corrected, read back.

Its columns: the list, what is decided, the code of what it means here, then words for people. A
word that is shared has its shares for a code: « gem=70+pam=30 ».
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from petiterockette.saisie.classeurs import ClasseurIllisible, lire_le_classeur

from ..models import Export
from ..refus import DecisionsIllisibles
from .decisions import bascules, questions
from .listes import D_AVANT
from .vus import ListeVue, MotDAvant, voir_les_mots

TETES = ("liste", "mot", "code", "désigne", "kilos", "euros", "années", "décidé")
# Lists of the file that hold no words.
QUESTION, BASCULE = "question", "bascule"
# What a word of before may also be: nothing here.
SANS_EQUIVALENT = "-"


@dataclass
class Dites:
    """What a file decides. ``mots``: old list → word → code or shares, empty to leave
    it out."""

    mots: dict[str, dict[str, str]] = field(default_factory=dict)
    reponses: dict[str, str] = field(default_factory=dict)
    bascules: dict[str, date | None] = field(default_factory=dict)


def rangees(export: Export) -> Iterator[Sequence[str]]:
    """A row for each word, each question, each old point."""
    vus = voir_les_mots(export)
    for vue in vus.values():
        yield from (_du_mot(vue, mot) for mot in vue.mots)
    for q in questions(export):
        dite = q.reponse or q.proposee
        quand = _("oui") if q.reponse else _("non")
        yield (QUESTION, q.code, dite, str(q.choix[dite]), "", "", "", quand)
    for b in bascules(export, vus):
        jour = b.jour.isoformat() if b.jour else ""
        yield (BASCULE, b.cle, jour, b.mot.dit, "", "", "", _("oui") if b.est_dite else _("non"))


def _du_mot(vue: ListeVue, mot: MotDAvant) -> Sequence[str]:
    code = mot.valeur or (SANS_EQUIVALENT if mot.vu.est_decide else "")
    return (
        vue.code,
        mot.dit,
        code,
        vue.dire(mot),
        f"{mot.masse_g / 1000:.3f}".replace(".", ","),
        f"{mot.montant_cts / 100:.2f}".replace(".", ","),
        mot.annees_dites,
        _("oui") if mot.vu.est_decide else _("non"),
    )


def en_json(export: Export) -> str:
    """The same rows as JSON, one a line."""
    dits = [dict(zip(TETES, rangee, strict=True)) for rangee in rangees(export)]
    return json.dumps(dits, ensure_ascii=False, indent=1)


def lire(octets: bytes) -> Dites:
    """What a file decides: CSV, XLSX, ODS or JSON. What has no code decides nothing.

    Raises ``DecisionsIllisibles``.
    """
    dites = Dites()
    for rang, (liste, mot, code) in enumerate(_lues(octets), 2):
        if not code:
            continue
        if liste == QUESTION:
            dites.reponses[mot] = code
        elif liste == BASCULE:
            dites.bascules[mot] = _jour(code, rang)
        elif liste in D_AVANT:
            dites.mots.setdefault(liste, {})[mot] = "" if code == SANS_EQUIVALENT else code
        else:
            raise DecisionsIllisibles(pourquoi=_("ligne %(n)d\u00a0: liste inconnue") % {"n": rang})
    return dites


def _jour(code: str, rang: int) -> date:
    try:
        return date.fromisoformat(code)
    except ValueError:
        phrase = _("ligne %(n)d\u00a0: le jour s’écrit 2024-01-31") % {"n": rang}
        raise DecisionsIllisibles(pourquoi=phrase) from None


def _lues(octets: bytes) -> Iterable[tuple[str, str, str]]:
    """(list, word, code) of each row."""
    if octets.lstrip().startswith(b"["):
        return _du_json(octets)
    try:
        onglets = lire_le_classeur(octets)
    except ClasseurIllisible as illisible:
        raise DecisionsIllisibles(pourquoi=str(illisible)) from None
    lignes: list[Sequence[Any]] = [c for _ligne, c in onglets[0].rangees] if onglets else []
    if not lignes or tuple(str(c) for c in lignes[0][:3]) != TETES[:3]:
        raise DecisionsIllisibles(pourquoi=_("les titres de colonnes manquent"))
    return [_trois(ligne) for ligne in lignes[1:]]


def _du_json(octets: bytes) -> list[tuple[str, str, str]]:
    try:
        dits = json.loads(octets)
        return [_trois([dit.get(tete) for tete in TETES[:3]]) for dit in dits]
    except (ValueError, AttributeError) as faute:
        raise DecisionsIllisibles(pourquoi=_("ce n’est pas du JSON")) from faute


def _trois(cellules: Sequence[Any]) -> tuple[str, str, str]:
    liste, mot, code = (str(c or "").strip() for c in [*cellules, "", "", ""][:3])
    return liste, mot, code
