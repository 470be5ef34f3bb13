"""A word to decide as its page shows it: what it may mean, or what it is shared between."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from collecte.listes.models import Categorie

from ..mots.fichier import SANS_EQUIVALENT
from ..mots.listes import NOUVEAU
from ..mots.partages import PARTAGEABLES
from ..mots.vus import ListeVue, MotDAvant

# What a word may also be on its page: several words, by shares.
PARTAGER = "="


@dataclass(frozen=True)
class Demande:
    """A word on the page: what it may mean, in order; ``choisi``: the code that stands first.

    ``parts``: what it is being shared between; ``erreur``: what is wrong with the answer, in words.
    """

    mot: MotDAvant
    choix: Sequence[tuple[str, str]]
    choisi: str
    categorie: Any
    parts: Sequence["PartDite"] = ()
    erreur: str = ""


@dataclass(frozen=True)
class PartDite:
    """A share as it was typed; ``categorie``: the row that its code names."""

    code: str
    pc: str
    categorie: Any = None


@dataclass(frozen=True)
class Partage:
    """The shares of a word as they were typed, before anything judged them; none of them: one
    meaning was asked for, and none chosen."""

    mot: str
    parts: Sequence[tuple[str, str]]
    erreur: str = ""

    @property
    def valeur(self) -> str:
        """As ``services.dires`` takes it: a code where one share is the whole."""
        dites = [(code, pc) for code, pc in self.parts if code or pc]
        if len(dites) == 1 and dites[0][1] in ("", "100"):
            return dites[0][0]
        return "+".join(f"{code}={pc}" for code, pc in dites)


def a_partager(vue: ListeVue, mot: str) -> Partage | None:
    """The shares that a word begins with: its own, else what it means or seems to, and another."""
    la = next((m for m in vue.mots if m.vu.mot == mot), None)
    if la is None or vue.code not in PARTAGEABLES:
        return None
    siennes = [(part.code, str(part.pc)) for part in la.parts]
    premiere = "" if la.est_nouveau else la.vu.valeur
    return Partage(mot, siennes or [(premiere, ""), ("", "")])


def demande(
    vue: ListeVue,
    mot: MotDAvant,
    categories: Mapping[str, Categorie],
    partage: Partage | None = None,
    entier: str = "",
) -> Demande:
    """``partage``: shares being typed, of this word or of another; ``entier``: the word that is not
    shared any more."""
    if partage is None or partage.mot != mot.vu.mot:
        siens = mot.parts and mot.vu.mot != entier
        partage = a_partager(vue, mot.vu.mot) if siens else None
    choix = [(code, nom) for code, nom in vue.ici.choix.items() if code != NOUVEAU]
    if partage and partage.parts:
        parts = [PartDite(code, pc, categories.get(code)) for code, pc in partage.parts]
        return Demande(mot, [("", _("choisir…")), *choix], "", None, parts, partage.erreur)
    choisi = mot.vu.valeur or (SANS_EQUIVALENT if mot.est_sans_equivalent else "")
    if not choisi:
        choix.insert(0, ("", _("choisir…")))
    choix += _rien_d_ici(vue, mot)
    erreur = partage.erreur if partage else ""
    return Demande(mot, choix, choisi, categories.get(mot.vu.valeur), erreur=erreur)


def _rien_d_ici(vue: ListeVue, mot: MotDAvant) -> Iterator[tuple[str, str]]:
    """What a word may be when no row here alone is what it means."""
    if vue.code in PARTAGEABLES:
        yield PARTAGER, _("partager entre plusieurs…")
    if NOUVEAU in vue.ici.choix:
        yield NOUVEAU, _("nouveau\u00a0: créer «\u00a0%(mot)s\u00a0»") % {"mot": mot.dit}
    rien = {"mot": vue.avant.sans_equivalent, "quoi": vue.avant.consequence}
    yield SANS_EQUIVALENT, _("%(mot)s\u00a0: %(quoi)s") % rien
