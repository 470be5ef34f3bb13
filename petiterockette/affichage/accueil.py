"""What apps lay on the pages of the house: tiles and blocks. Pure, so that every app can add
its own before models load."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from .espaces import CLORE, GENS, REGLER, Groupe
from .navigation import Acces


@dataclass(frozen=True)
class ChiffreVif:
    """A live figure, and what it is of: « 91,2 % », « revalorisés en novembre »."""

    valeur: str
    base: str = ""

    def __str__(self) -> str:
        return f"{self.valeur} {self.base}".strip()


@dataclass(frozen=True, kw_only=True)
class Tuile:
    """A page one tap away, for whoever holds ``droit``.

    ``groupe``: the part of a space where it stands; None for what is only found by its name.
    ``mots``: what people also call it; ``arguments``: what its address takes. ``ici``: done at
    this device's point, so that the right must hold there. ``chiffre``: its live figure, or None
    if this reader may not know it. ``long``: so long to count that it comes after the home page.
    ``roles``: those whose day begins here; ``pour``: those who also do it every day. ``quand``:
    whether it comes first today; told no, it comes last. ``si``: whether it is there at all.
    ``genres``: the kinds of points where this is what is done first. ``rang``: its place among
    all of them, from the house to the poles; those of one rank stand as they were laid.
    """

    nom: Any
    texte: Any
    pictogramme: str
    url: str
    droit: Acces
    groupe: Groupe | None = None
    mots: Any = ""
    arguments: tuple[str, ...] = ()
    ici: bool = False
    chiffre: Callable[[Any], ChiffreVif | None] | None = None
    long: bool = False
    roles: tuple[str, ...] = ()
    pour: tuple[str, ...] = ()
    quand: Callable[[Any], bool] | None = None
    si: Callable[[Any], bool] | None = None
    genres: tuple[str, ...] = ()
    rang: int = 1000


def page(
    nom: Any,
    url: str,
    droit: Acces,
    pictogramme: str,
    mots: Any = "",
    *arguments: str,
    rang: int = 1000,
) -> Tuile:
    """A page that stands in no space: one comes to it by another, or by its name."""
    return Tuile(
        nom=nom,
        texte="",
        pictogramme=pictogramme,
        url=url,
        droit=droit,
        mots=mots,
        arguments=arguments,
        rang=rang,
    )


class Cote(StrEnum):
    """Where a block stands on the home page: above the tiles, beside them, or below."""

    TETE = "tete"
    BORD = "bord"
    BAS = "bas"


@dataclass(frozen=True)
class Bloc:
    """A part of the home page that an app draws itself.

    ``contexte``: what its template reads as ``bloc``; None where this reader has none.
    """

    gabarit: str
    contexte: Callable[[Any], Any | None]
    cote: Cote = Cote.BAS


@dataclass(frozen=True, kw_only=True)
class PremierPas:
    """What a new house does once before it opens: a page, and what is done there.

    ``fait``: whether it is done. ``rang``: its place.
    """

    rang: int
    nom: Any
    texte: Any
    url: str
    droit: str
    fait: Callable[[], bool]


# In the order of their ranks: the house 0, the matter 100 to 399, the shop 400 to 699, the others.
TUILES: list[Tuile] = []
# Rooms add theirs (``apps.Salle``), in the order of the layers.
BLOCS: list[Bloc] = []

# Rooms add theirs.
PREMIERS_PAS: list[PremierPas] = []

# After the tiles of every app.
FIN: list[Tuile] = [
    Tuile(
        nom=_("Journal"),
        texte=_("ce qui s’est fait, par qui et quand"),
        pictogramme="scroll-text",
        url="journal",
        droit="journal.lire",
        groupe=CLORE,
        mots=_("historique traces qui a fait quoi"),
    ),
    Tuile(
        nom=_("Annuaire"),
        texte=_("qui est qui, et comment le joindre"),
        pictogramme="contact",
        url="personnes:annuaire",
        droit="personnes.lire_l_annuaire",
        groupe=GENS,
        mots=_("personnes contacts téléphone adresse partenaires structures donateur donatrice"),
    ),
    Tuile(
        nom=_("Équipe"),
        texte=_("les prénoms que l’on touche au comptoir"),
        pictogramme="users",
        url="personnes:equipe",
        droit="personnes.tenir_l_equipe",
        groupe=GENS,
        pour=("administration",),
        mots=_("bénévoles salariés prénoms codes"),
    ),
    Tuile(
        nom=_("Comptes"),
        texte=_("qui se connecte, avec quel rôle"),
        pictogramme="key-round",
        url="comptes:comptes",
        droit="comptes.gerer",
        groupe=GENS,
        roles=("administration",),
        mots=_("identifiants mots de passe accès utilisateurs"),
    ),
    Tuile(
        nom=_("Lieux"),
        texte=_("les sites, leurs points, leur façon de trier"),
        pictogramme="map-pin",
        url="lieux:lieux",
        droit="lieux.gerer",
        groupe=REGLER,
        pour=("administration",),
        mots=_("sites adresses balances points réglages association siret"),
    ),
    Tuile(
        nom=_("Droits"),
        texte=_("les vôtres, et ceux de chaque rôle"),
        pictogramme="shield-check",
        url="comptes:droits",
        droit=None,
        mots=_("rôles permissions accès"),
    ),
    Tuile(
        nom=_("Où est cet appareil ?"),
        texte=_("le point où l’on pèse, trie ou vend ici"),
        pictogramme="map-pin",
        url="lieux:point_choisir",
        droit=None,
        mots=_("point comptoir caisse tablette poste"),
    ),
    page(_("Doublons de l’annuaire"), "personnes:doublons", "personnes.fusionner", "users"),
    page(
        _("Traitements de données"),
        "personnes:traitements",
        "personnes.lire_l_annuaire",
        "shield-check",
        _("rgpd registre données personnelles vie privée"),
    ),
    page(
        _("Registre des effacements"),
        "personnes:purge",
        "personnes.anonymiser",
        "eraser",
        _("rgpd effacer oublier anonymiser purge données personnelles"),
    ),
    page(
        _("L’association"),
        "lieux:association",
        "lieux.gerer",
        "house",
        _("siret adresse nom téléphone courriel"),
    ),
    page(
        _("Suspendre la collecte"),
        "lieux:collecte_suspendre",
        "lieux.suspendre_la_collecte",
        "pause",
        _("arrêter refuser fermer dons"),
    ),
    page(_("Mon mot de passe"), "comptes:mot_de_passe", None, "key-round"),
]


def poser(*tuiles: Tuile) -> None:
    """Lay tiles, each at its rank, whichever app laid the others before."""
    TUILES.extend(tuiles)
    TUILES.sort(key=lambda tuile: tuile.rang)
