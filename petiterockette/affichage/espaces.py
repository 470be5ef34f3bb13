"""The spaces of the house: what the band leads to, each a page of tiles. Pure, so that every
app can add its own before models load."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .navigation import Acces


@dataclass(frozen=True)
class Groupe:
    """A part of a space's page: the space's code, the title of the part."""

    espace: str
    titre: Any


@dataclass(frozen=True)
class CarteVive:
    """Something live on top of a space: a figure, what it is of, its state in a word.

    ``bien``: whether that state is a good one, drawn as such beside its word.
    """

    nom: Any
    pictogramme: str
    valeur: str
    base: str = ""
    detail: str = ""
    etat: str = ""
    bien: bool = False
    url: str = ""


@dataclass(frozen=True)
class Espace:
    """A space: its word in the band, what one finds there, the parts of its page in order.

    ``page``: URL name of the page that is its own, where it has one, and ``droit`` what opens
    that page. ``apps``: the namespaces of the pages below it. ``pole``: whether the band gathers
    it with the other poles.
    """

    code: str
    nom: Any
    texte: Any
    pictogramme: str
    groupes: tuple[Groupe, ...]
    apps: tuple[str, ...] = ()
    page: str = ""
    droit: Acces = None
    pole: bool = False


# What is foreseen for all the poles together stands with them in the band.
POLES = "poles"
POLES_ENSEMBLE = _("Pôles")
PREVOIR = Groupe(POLES, _("Prévoir"))

CHIFFRES = Groupe("bilans", _("Les chiffres"))
CLORE = Groupe("bilans", _("Vérifier et clore"))
PROUVER = Groupe("bilans", _("Rendre compte"))
GENS = Groupe("maison", _("Les gens"))
REGLER = Groupe("maison", _("Les lieux et les listes"))
VEILLER = Groupe("maison", _("Veiller"))

BILANS = Espace(
    code="bilans",
    nom=_("Bilans"),
    texte=_("le mois, le stock, les indicateurs, les clôtures"),
    pictogramme="chart-column",
    groupes=(CHIFFRES, CLORE, PROUVER),
    apps=("indicateurs", "dossiers", "subventions", "enquetes", "resultats"),
)
MAISON = Espace(
    code="maison",
    nom=_("La maison"),
    texte=_("les gens, les lieux, les listes, ce qui veille"),
    pictogramme="house",
    groupes=(GENS, REGLER, VEILLER),
    apps=(
        *("personnes", "lieux", "comptes", "travaux", "alertes", "abonnements", "benevolat"),
        *("api", "reprise", "boutique_reprise", "demenagement", "sante"),
    ),
)

# What is live in a space: its code, and the cards for a reader. Upper apps add theirs.
CARTES: list[tuple[str, Callable[[Any], list[CarteVive]]]] = []

# Those of the apps, in the order of the layers; Bilans and La maison come after them all.
ESPACES: list[Espace] = []
FIN = [BILANS, MAISON]


def tous() -> list[Espace]:
    """The spaces in the order of the band, that never changes."""
    return [*ESPACES, *FIN]


def noms() -> list[tuple[str, Any]]:
    """Pairs (code, name) of where a tile may stand; what all the poles foresee is of « Pôles »."""
    return [*((e.code, e.nom) for e in tous()), (POLES, POLES_ENSEMBLE)]


def espace_de(code: str) -> Espace | None:
    return next((e for e in tous() if e.code == code), None)
