"""What was decided of an export, as both halves of the writing read it; what is left to decide."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boutique.oressource.decisions import REPONSES, Decisions
from collecte.reprise.deja_la import comptes_depuis

from ..models import Export
from .listes import NOUVEAU, POINTS
from .vus import ListeVue, MotDAvant, voir_les_mots


@dataclass(frozen=True)
class Question:
    """A finding that a person must answer. ``choix``: code of an answer → its words; ``reponse``:
    the code that was said, else empty; ``proposee``: the one proposed."""

    constat: Mapping[str, Any]
    choix: Mapping[str, Any]
    reponse: str

    @property
    def code(self) -> str:
        return self.constat["code"]

    @property
    def proposee(self) -> str:
        return next(iter(self.choix))


@dataclass(frozen=True)
class Bascule:
    """An old point: the first day that is not brought in, said or proposed; since when the house
    counts at its site."""

    mot: MotDAvant
    lieu: str
    jour: date | None
    est_dite: bool
    depuis: date | None

    @property
    def cle(self) -> str:
        return f"{self.mot.liste}:{self.mot.ids[0]}"


def questions(export: Export) -> list[Question]:
    """What the examination asks, besides words; each code once."""
    vues: dict[str, Question] = {}
    for constat in export.examen.get("constats", ()):
        code = constat["code"]
        if constat["a_decider"] and code in REPONSES:
            dite = export.base.reponses.get(code, "")
            vues.setdefault(code, Question(constat, REPONSES[code], dite))
    return list(vues.values())


def bascules(export: Export, vus: Mapping[str, ListeVue] | None = None) -> list[Bascule]:
    """Each old point that names a site here, with its day."""
    vus = voir_les_mots(export) if vus is None else vus
    depuis, dites = comptes_depuis(), export.base.bascules
    return [
        _une_bascule(mot, dites, depuis, vus[liste].ici.choix)
        for liste in POINTS
        if liste in vus
        for mot in vus[liste].decides
        if mot.vu.valeur
    ]


def _une_bascule(
    mot: MotDAvant, dites: Mapping[str, str], depuis: Mapping[str, date], lieux: Mapping[str, str]
) -> Bascule:
    dite = dites.get(f"{mot.liste}:{mot.ids[0]}", "")
    ici = depuis.get(mot.vu.valeur)
    jour = date.fromisoformat(dite) if dite else None
    # The house cannot count twice: what it counts itself is never brought in.
    bornes = [j for j in (jour, ici) if j]
    lieu = mot.dit if mot.est_nouveau else lieux[mot.vu.valeur]
    return Bascule(mot, lieu, min(bornes, default=None), bool(dite), ici)


def decisions(export: Export, vus: Mapping[str, ListeVue] | None = None) -> Decisions:
    """All that was decided, as it stands; what nobody decided names nothing."""
    vus = voir_les_mots(export) if vus is None else vus
    return Decisions(
        mots={
            (liste, numero): _designe(mot)
            for liste, vue in vus.items()
            for mot in vue.decides
            for numero in mot.ids
        },
        bascules={
            (b.mot.liste, numero): b.jour
            for b in bascules(export, vus)
            if b.jour
            for numero in b.mot.ids
        },
        reponses={q.code: q.reponse for q in questions(export) if q.reponse},
        parts={
            (liste, numero): [(part.code, part.pc) for part in mot.parts]
            for liste, vue in vus.items()
            for mot in vue.decides
            if mot.parts
            for numero in mot.ids
        },
    )


def _designe(mot: MotDAvant) -> str:
    """The code of what a word means; a site that is not made yet is told from the others."""
    return f"{NOUVEAU}{mot.vu.mot}" if mot.est_nouveau and mot.liste in POINTS else mot.vu.valeur


def lieux_a_creer(vus: Mapping[str, ListeVue]) -> dict[str, str]:
    """The sites that will be made: their code in ``decisions`` → their name, said so."""
    neufs = [m for liste in POINTS if liste in vus for m in vus[liste].decides if m.est_nouveau]
    return {_designe(m): _("%(nom)s (sera créé)") % {"nom": m.dit} for m in neufs}


def seront_crees(vus: Mapping[str, ListeVue]) -> list[tuple[Any, list[str]]]:
    """(Name of a list, words) of what will be made when the base is brought in."""
    par_liste: dict[str, tuple[Any, list[str]]] = {}
    for vue in vus.values():
        _nom, dits = par_liste.setdefault(vue.avant.ici, (vue.ici.nom, []))
        dits += [m.dit for m in vue.decides if m.est_nouveau and m.dit not in dits]
    return [(nom, dits) for nom, dits in par_liste.values() if dits]


def ce_qui_reste(export: Export, vus: Mapping[str, ListeVue]) -> list[str]:
    """What nobody decided yet, in words; nothing: the base may be brought in."""
    return list(_reste(vus.values(), questions(export)))


def _reste(vues: Iterable[ListeVue], demandes: Iterable[Question]) -> Iterator[str]:
    mots = sum(len(vue.a_decider) for vue in vues)
    sans = sum(not q.reponse for q in demandes)
    if mots:
        yield ngettext("%(n)d mot à décider", "%(n)d mots à décider", mots) % {"n": mots}
    if sans:
        yield ngettext("%(n)d question", "%(n)d questions", sans) % {"n": sans}


def en_un(restes: Iterable[str]) -> str:
    """« 3 mots à décider et 1 question »."""
    return _(" et ").join(restes)
