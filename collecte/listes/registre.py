"""The registry of the lists: what their pages show, and which form changes a row of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.affichage.accueil import page, poser
from petiterockette.temps.dates import date_format

from .forms import LigneForm


@dataclass(frozen=True)
class LignesDatees:
    """The dated rows under one row of a list: a structure's agreements, a bin's fates."""

    nom: str
    mere: str
    formulaire: type[LigneForm]
    titre: Any
    nouveau: Any
    vide: Any

    @property
    def modele(self) -> type[models.Model]:
        return self.formulaire._meta.model


@dataclass(frozen=True)
class Liste:
    """One list. ``detail``: a few words about a row; ``joints``: what they need joined; ``rang``:
    its place among the lists."""

    cle: str
    formulaire: type[LigneForm]
    titre: Any
    nouveau: Any
    aide: Any
    pictogramme: str
    detail: Callable[[Any], str]
    joints: tuple[str, ...] = ()
    lignes_datees: LignesDatees | None = None
    rang: int = 1000

    @property
    def modele(self) -> type[models.Model]:
        return self.formulaire._meta.model


def mots(*dits: Any) -> str:
    """« tare 3 kg · la grande », of what there is to say."""
    return " · ".join(str(mot) for mot in dits if mot)


def compter(n: int, un: str, plusieurs: str) -> str:
    """« 3 accords »."""
    return ngettext(un, plusieurs, n) % {"n": n}


def dates(objet: Any) -> str:
    """« depuis le 1 janvier 2014, jusqu’au 31 mars 2026 »."""
    debut = _("depuis le %(jour)s") % {"jour": date_format(objet.debut)}
    fin = _("jusqu’au %(jour)s") % {"jour": date_format(objet.fin)} if objet.fin else ""
    return ", ".join(filter(None, (debut, fin)))


LISTES: dict[str, Liste] = {}


def inscrire(*listes: Liste) -> None:
    """Add lists, each at its place; each has its page, found by its name."""
    toutes = sorted((*LISTES.values(), *listes), key=lambda liste: liste.rang)
    LISTES.clear()
    LISTES.update((liste.cle, liste) for liste in toutes)
    poser(
        *(
            page(
                liste.titre,
                "collecte:liste",
                "listes.gerer",
                liste.pictogramme,
                "",
                liste.cle,
                rang=370 + liste.rang // 10,
            )
            for liste in listes
        )
    )
