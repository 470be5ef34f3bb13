"""The registry of indicators: each figure that a report gives is defined once, here.

An indicator names a *bilan* and a key in it. A bilan is computed once per reading and
returns all its figures, so that a page of forty indicators costs a handful of queries. An
app fills the registry from its own ``indicateurs.py``, found by Django's autodiscovery.
An indicator without a bilan is typed by hand, once a year, with its method.
"""

from collections.abc import (
    Callable,
    Collection,
    ItemsView,
    Iterator,
    KeysView,
    Mapping,
    ValuesView,
)
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from django.utils import timezone

from petiterockette.journal.models import Entree

Valeur = int | Decimal | None
T = TypeVar("T")


class Unite(StrEnum):
    """What a value counts; integers but for rates, which have one decimal."""

    GRAMMES = "g"
    POURCENT = "%"
    NOMBRE = "nb"
    SECONDES = "s"
    # Full-time equivalents, in hundredths.
    CENTIEMES_ETP = "ETP"
    # Integer cents.
    CENTIMES = "€"
    CENTIMES_AU_KG = "€/kg"
    # Grams of CO2 equivalent: always an estimate.
    GRAMMES_CO2E = "gCO2e"


class Famille(StrEnum):
    """The groups of a report, in its order."""

    MATIERE = "matiere"
    TAUX = "taux"
    ACCUEIL = "accueil"
    CAISSE = "caisse"
    ATELIERS = "ateliers"
    EMPLOI = "emploi"
    VIE = "vie"


@dataclass(frozen=True)
class Portee:
    """What is measured: days, ``fin`` included, and ids of sites (None: all of them).

    ``poles``: codes of ``comptes.poles``; what several poles do is counted for these alone, and
    nothing else is changed by them. None: all of them.
    """

    debut: date
    fin: date
    lieux: tuple[int, ...] | None = None
    poles: tuple[str, ...] | None = None

    @property
    def annee(self) -> int | None:
        """The civil year that its days are, to its end or to a day of it; None for other days."""
        entiere = self.debut == date(self.debut.year, 1, 1) and self.fin.year == self.debut.year
        return self.debut.year if entiere else None


# Computes every figure of a bilan; under ``REPRIS``, whether some of it was brought in from before.
Bilan = Callable[[Portee], Mapping[str, Valeur]]
REPRIS = "repris"


@dataclass(frozen=True)
class Indicateur:
    """A figure and its definition. ``code`` is what reports and funders' forms call it.

    ``pole``: the pole whose own it is; empty: the house's. ``par_pole``: its bilan counts it for
    the poles that ``Portee`` names; it is then called ``libelle_du_pole`` (``libelle`` if empty).
    ``present``: whether it is in the registry today; None: always. ``page``: the name of the page
    that tells its method, for an estimate, which is never in a headline. ``composantes``: codes of
    the typed indicators that it is worked out from; ``regle_a``: the name of the page that says
    what its figure also asks, a rate. ``jamais_repris``: nothing brought in from before is ever in
    it, though its bilan counts some.
    """

    code: str
    famille: Famille
    libelle: Any
    unite: Unite
    definition: Any
    formule: Any = ""
    source: Any = ""
    exclusions: Any = ""
    bilan: str = ""
    cle: str = ""
    pole: str = ""
    par_pole: bool = False
    libelle_du_pole: Any = ""
    composantes: tuple[str, ...] = ()
    regle_a: str = ""
    present: Callable[[], bool] | None = None
    page: str = ""
    jamais_repris: bool = False

    def concerne(self, poles: Collection[str]) -> bool:
        """Whether it tells of these poles (none named: of any)."""
        return not poles or self.par_pole or self.pole in poles

    @property
    def saisi(self) -> bool:
        """Whether people type it: the product has nothing to count it from."""
        return not self.bilan


def du_bilan(bilan: str, famille: Famille, **communs: Any) -> Callable[..., Indicateur]:
    """What writes the indicators of one bilan: ``(code, cle, libelle, unite, definition, **…)``.

    ``communs``: what they all say, unless one says otherwise: ``source``, ``exclusions``, ``pole``.
    """

    def un(
        code: str, cle: str, libelle: Any, unite: Unite, definition: Any, **autres: Any
    ) -> Indicateur:
        dits = {**communs, **autres}
        return Indicateur(code, famille, libelle, unite, definition, bilan=bilan, cle=cle, **dits)

    return un


class Registre(dict[str, Indicateur]):
    """Code → indicator. One that is not ``present`` is nowhere: neither listed nor found."""

    def __contains__(self, code: object) -> bool:
        return self.get(str(code)) is not None

    def __getitem__(self, code: str) -> Indicateur:
        indicateur = super().__getitem__(code)
        if indicateur.present and not indicateur.present():
            raise KeyError(code)
        return indicateur

    def get(self, code: str, sinon: Any = None) -> Any:
        try:
            return self[code]
        except KeyError:
            return sinon

    def __iter__(self) -> Iterator[str]:
        return iter(self._presents())

    def __len__(self) -> int:
        return len(self._presents())

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        return self._presents().keys()

    def values(self) -> ValuesView[Indicateur]:  # type: ignore[override]
        return self._presents().values()

    def items(self) -> ItemsView[str, Indicateur]:  # type: ignore[override]
        return self._presents().items()

    def _presents(self) -> dict[str, Indicateur]:
        tous = dict(super().items())
        # Those that are present together are asked for once.
        dits = {present: present() for present in {i.present for i in tous.values()} if present}
        return {code: i for code, i in tous.items() if i.present is None or dits[i.present]}


INDICATEURS = Registre()
BILANS: dict[str, Bilan] = {}


class DejaInscrit(ValueError):
    """Two definitions of one figure: the second is refused when the product starts."""


def inscrire(*indicateurs: Indicateur) -> None:
    """Add indicators. Raises ``DejaInscrit``: no figure has two definitions."""
    for indicateur in indicateurs:
        if indicateur.code in INDICATEURS:
            raise DejaInscrit(indicateur.code)
        INDICATEURS[indicateur.code] = indicateur


def bilan(nom: str) -> Callable[[Bilan], Bilan]:
    """Register the function that computes a bilan. Raises ``DejaInscrit``."""

    def inscrire_le_bilan(fonction: Bilan) -> Bilan:
        if nom in BILANS:
            raise DejaInscrit(nom)
        BILANS[nom] = fonction
        return fonction

    return inscrire_le_bilan


def _est_d_avant(portee: Portee) -> bool:
    return portee.fin < timezone.localdate() and portee.fin < Entree.objects.premier_jour()


@dataclass
class ValeursDeLaPeriode:
    """The values of indicators over one period and some sites; each bilan is computed once."""

    portee: Portee
    _bilans: dict[str, Mapping[str, Valeur]] = field(default_factory=dict)
    _lues: dict[Callable[[Portee], Any], Any] = field(default_factory=dict)

    def valeur(self, indicateur: Indicateur) -> Valeur:
        """The value in its unit; None where there is nothing to divide by or nothing known.

        Of a period that was over before this product noted anything, what was brought in is known:
        a zero there is what nobody told, never a count.
        """
        valeur = self._du(indicateur)[indicateur.cle]
        return None if valeur == 0 and self.une_fois(_est_d_avant) else valeur

    def est_repris(self, indicateur: Indicateur) -> bool:
        """Whether some of what its bilan counts was brought in from before this product."""
        return not indicateur.jamais_repris and bool(self._du(indicateur).get(REPRIS))

    def une_fois(self, lire: Callable[[Portee], T]) -> T:
        """What a function reads of the period, read once however many ask for it."""
        if lire not in self._lues:
            self._lues[lire] = lire(self.portee)
        lue: T = self._lues[lire]
        return lue

    def _du(self, indicateur: Indicateur) -> Mapping[str, Valeur]:
        if indicateur.bilan not in self._bilans:
            self._bilans[indicateur.bilan] = BILANS[indicateur.bilan](self.portee)
        return self._bilans[indicateur.bilan]
