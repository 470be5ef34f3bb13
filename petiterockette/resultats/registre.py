"""What may be told of each pole: its income, its hours, its kilograms, its audience.

A room says what it knows in its own ``resultats.py``, found by Django's autodiscovery. A figure
is read from the function that computes it already: what a source says of the poles adds up to
the figure of its own page, what no pole is said of included.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.navigation import Acces
from petiterockette.comptes import poles
from petiterockette.indicateurs.registre import INDICATEURS, Unite, ValeursDeLaPeriode

# The two ressourceries: what is given, sorted and sold. The other poles are rooms of their own.
RESSOURCERIE = "ressourcerie"
# What is of the whole house, or of no pole that is known.
HORS_POLE = ""


class Famille(StrEnum):
    """The tables of the page, in its order."""

    PRODUITS = "produits"
    HEURES = "heures"
    KILOS = "kilos"
    PUBLIC = "public"


FAMILLES = {
    Famille.PRODUITS: _("Produits"),
    Famille.HEURES: _("Heures"),
    Famille.KILOS: _("Kilos"),
    Famille.PUBLIC: _("Public"),
}


@dataclass(frozen=True)
class Vers:
    """The days and the site that a page shows, for the address of what explains a figure."""

    debut: date
    fin: date
    lieu: str = ""

    @property
    def filtre(self) -> str:
        """« ?lieu=CHV », or nothing."""
        return f"?lieu={self.lieu}" if self.lieu else ""


# Reading of a period and of its sites → code of a pole → value in the unit of the source.
Lire = Callable[[ValeursDeLaPeriode], Mapping[str, int]]


@dataclass(frozen=True)
class Source:
    """A kind of figure, and how much of it each pole makes.

    ``page``: where the figure is explained, for whoever holds ``droit``. ``sans_lieu``: it is of no
    site, and a page of one site has none of it. ``rang``: its place in its table.
    ``si_connu``: it has no column where no pole makes any of it.
    """

    code: str
    famille: Famille
    nom: Any
    unite: Unite
    definition: Any
    lire: Lire
    exclusions: Any = ""
    page: Callable[[Vers], str] | None = None
    droit: Acces = None
    sans_lieu: bool = False
    rang: int = 100
    si_connu: bool = False


SOURCES: dict[str, Source] = {}


class DejaInscrite(ValueError):
    """Two sources under one code: the second is refused when the product starts."""


def inscrire(*sources: Source) -> None:
    """Add sources. Raises ``DejaInscrite``."""
    for source in sources:
        if source.code in SOURCES:
            raise DejaInscrite(source.code)
        SOURCES[source.code] = source


def de_l_indicateur(
    indicateur: str,
    pole: str,
    famille: Famille,
    nom: Any,
    *,
    precision: Any = "",
    page: Callable[[Vers], str] | None = None,
    droit: Acces = None,
    rang: int = 100,
) -> Source:
    """A source that is an indicator, whole, of one pole: its figure, its unit, its definition.

    ``precision``: what else must be said of it where poles stand side by side.
    """
    i = INDICATEURS[indicateur]

    def lire(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
        return {pole: int(valeurs.valeur(i) or 0)}

    return Source(
        indicateur,
        famille,
        nom,
        i.unite,
        format_lazy("{} {}", i.definition, precision) if precision else i.definition,
        lire,
        i.exclusions,
        page=page,
        droit=droit,
        rang=rang,
    )


def noms_des_poles() -> dict[str, Any]:
    """Code → name of each pole, in the order of the tables; what is of none comes last."""
    return {RESSOURCERIE: _("Ressourceries"), **poles.POLES, HORS_POLE: _("Hors pôle")}
