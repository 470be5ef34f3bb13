"""What apps lay on the home page: tiles and blocks. Pure, so that every app can add its own
before models load."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from .navigation import Acces


class Groupe(StrEnum):
    """The parts of the page, in its order: the day's gestures first, the house last."""

    GESTES = "gestes"
    ATELIERS = "ateliers"
    CHIFFRES = "chiffres"
    SUIVI = "suivi"
    MAISON = "maison"


TITRES: dict[Groupe, Any] = {
    Groupe.GESTES: _("Les gestes du jour"),
    Groupe.ATELIERS: _("Les pôles"),
    Groupe.CHIFFRES: _("Les chiffres"),
    Groupe.SUIVI: _("À suivre"),
    Groupe.MAISON: _("La maison"),
}


@dataclass(frozen=True)
class Tuile:
    """Something done here, one tap away, for whoever holds ``droit``.

    ``ici``: done at this device's point, so that the right must hold there. ``maison``: short
    for the group of the house. ``chiffre``: today's live figure, or None if this reader may
    not know it. ``roles``: those whose day begins here. ``quand``: whether there is something
    to do at all today; told no, the tile comes last. ``genres``: the kinds of points where
    this is what is done first.
    """

    nom: Any
    texte: Any
    pictogramme: str
    url: str
    droit: Acces
    ici: bool = False
    maison: bool = False
    chiffre: Callable[[Any], str | None] | None = None
    groupe: Groupe = Groupe.GESTES
    roles: tuple[str, ...] = ()
    quand: Callable[[Any], bool] | None = None
    genres: tuple[str, ...] = ()

    @property
    def place(self) -> Groupe:
        return Groupe.MAISON if self.maison else self.groupe


@dataclass(frozen=True)
class Bloc:
    """A part of the page that an app draws itself, above the tiles.

    ``contexte``: what its template reads as ``bloc``; None where this reader has none.
    """

    gabarit: str
    contexte: Callable[[Any], Any | None]


# Upper apps extend them in their AppConfig.ready, in the order of the layers.
TUILES: list[Tuile] = []
BLOCS: list[Bloc] = []

# After the tiles of every app.
FIN: list[Tuile] = [
    Tuile(
        nom=_("Journal"),
        texte=_("ce qui s’est fait, par qui et quand"),
        pictogramme="scroll-text",
        url="journal",
        droit="journal.lire",
        groupe=Groupe.SUIVI,
    ),
    Tuile(
        nom=_("Annuaire"),
        texte=_("qui est qui, et comment le joindre"),
        pictogramme="contact",
        url="personnes:annuaire",
        droit="personnes.lire_l_annuaire",
        maison=True,
    ),
    Tuile(
        nom=_("Équipe"),
        texte=_("les prénoms que l’on touche au comptoir"),
        pictogramme="users",
        url="personnes:equipe",
        droit="personnes.tenir_l_equipe",
        maison=True,
    ),
    Tuile(
        nom=_("Comptes"),
        texte=_("qui se connecte, avec quel rôle"),
        pictogramme="key-round",
        url="comptes:comptes",
        droit="comptes.gerer",
        maison=True,
        roles=("administration",),
    ),
    Tuile(
        nom=_("Lieux"),
        texte=_("les sites, leurs points et leurs balances"),
        pictogramme="map-pin",
        url="lieux:lieux",
        droit="lieux.gerer",
        maison=True,
    ),
    Tuile(
        nom=_("Droits"),
        texte=_("les vôtres, et ceux de chaque rôle"),
        pictogramme="shield-check",
        url="comptes:droits",
        droit=None,
        maison=True,
    ),
]
