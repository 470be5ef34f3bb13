"""The tiles of the home page. Pure, so that every app can add its own before models load."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .navigation import Acces


@dataclass(frozen=True)
class Tuile:
    """Something done here, one tap away, for whoever holds ``droit``.

    ``ici``: done at this device's point, so that the right must hold there. ``maison``: what
    keeps the house rather than the day's work. ``chiffre``: today's live figure, or None if
    this reader may not know it.
    """

    nom: Any
    texte: Any
    pictogramme: str
    url: str
    droit: Acces
    ici: bool = False
    maison: bool = False
    chiffre: Callable[[Any], str | None] | None = None


# Upper apps extend it in their AppConfig.ready, in the order of the layers.
TUILES: list[Tuile] = []

# After the tiles of every app.
FIN: list[Tuile] = [
    Tuile(
        nom=_("Journal"),
        texte=_("ce qui s’est fait, par qui et quand"),
        pictogramme="scroll-text",
        url="journal",
        droit="journal.lire",
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
