"""What the figures of the till are made of: sums of lines, counts of tickets, and their means."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from petiterockette.mots.taux import part_de

Ids = Collection[int] | None


class Sommes(NamedTuple):
    """What some lines make together: the columns of their cache."""

    montant_cts: int = 0
    remise_operation_cts: int = 0
    remise_main_cts: int = 0
    offert_cts: int = 0
    offerts: int = 0
    rendu_cts: int = 0
    ht_cts: int = 0
    tva_cts: int = 0
    quantite: int = 0
    objets: int = 0
    objets_cts: int = 0
    sans_nombre: int = 0
    pesee_g: int = 0
    estimee_g: int = 0
    masse_cts: int = 0
    sans_masse: int = 0

    @property
    def masse_g(self) -> int:
        return self.pesee_g + self.estimee_g


RIEN = Sommes()
# What two periods are compared by; the other columns of a year are as long to sum.
COMPAREES = (
    "montant_cts",
    "remise_operation_cts",
    "remise_main_cts",
    "objets",
    "pesee_g",
    "estimee_g",
    "masse_cts",
)


class Lignes(NamedTuple):
    """The sums of some lines, and what these lines have in common."""

    caisse: int
    activite: int
    categorie: int
    regime: str
    taux_cp: int
    operation: int
    sommes: Sommes


class LignesDatees(NamedTuple):
    """The sums of some lines; ``quand``: their day, or the first one of their month; None where
    they are known by neither; ``categorie``: 0 without one, or for all of them together."""

    quand: date | None
    activite: int
    categorie: int
    sommes: Sommes


class Tickets(NamedTuple):
    """How many tickets have the same activities together; ``par``: what else they share."""

    par: tuple
    activites: frozenset[int]
    ventes: int
    avoirs: int
    corrections: int


@dataclass(frozen=True)
class BilanDesVentes:
    """The money and the goods of a period, net of refunds; cents and grams.

    ``ca``: turnover. ``hors_ca``: memberships, gifts of money, vouchers sold. ``ventes``:
    tickets of sale that have at least one line of turnover; ``avoirs``: of refund; ``passages``:
    tickets of sale, whatever they hold. ``par_activite``: id → what each activity took.
    """

    sommes: Sommes = RIEN
    ca_cts: int = 0
    hors_ca_cts: int = 0
    rendu_cts: int = 0
    remise_operation_cts: int = 0
    remise_main_cts: int = 0
    ventes: int = 0
    avoirs: int = 0
    passages: int = 0
    par_activite: Mapping[int, int] = field(default_factory=dict)
    # What of the turnover comes from before these tills, None for nothing; what of it was told
    # without its number of sales.
    repris_cts: int | None = None
    sans_ventes_cts: int = 0

    @property
    def vide(self) -> bool:
        return self.sommes == RIEN and not (self.ventes or self.avoirs)

    @property
    def repris(self) -> bool:
        """Whether something of it was sold before these tills."""
        return self.repris_cts is not None

    @property
    def aux_caisses_cts(self) -> int:
        """All that these tills took: what is brought in has no VAT that is known here."""
        return self.sommes.montant_cts - (self.repris_cts or 0)

    @property
    def encaisse_cts(self) -> int:
        """All that was taken, turnover or not."""
        return self.ca_cts + self.hors_ca_cts

    @property
    def remises_cts(self) -> int:
        return self.remise_operation_cts + self.remise_main_cts

    @property
    def objets(self) -> int:
        return self.sommes.objets

    @property
    def masse_g(self) -> int:
        return self.sommes.masse_g

    @property
    def panier_moyen_cts(self) -> int | None:
        return moyenne(self.ca_cts - self.sans_ventes_cts, self.ventes)

    @property
    def prix_moyen_cts(self) -> int | None:
        """The mean price of an object, in cents, over those that were counted."""
        return moyenne(self.sommes.objets_cts, self.sommes.objets)

    @property
    def au_kg_cts(self) -> int | None:
        """Cents a kilogram, over what has a mass."""
        return moyenne(1000 * self.sommes.masse_cts, self.sommes.masse_g)

    @property
    def certitude(self):
        """The share of the kilograms that was weighed, in percent; None without any."""
        return part_de([self.sommes.pesee_g], [self.sommes.estimee_g])


def moyenne(total: int, nombre: int) -> int | None:
    """``total / nombre``, rounded half up; None where there is nothing to divide by."""
    return (2 * total + nombre) // (2 * nombre) if nombre > 0 else None


def additionner(sommes: Iterable[Sommes]) -> Sommes:
    """Sums of several kinds of lines, together."""
    colonnes = list(zip(*sommes, strict=True))
    return Sommes(*map(sum, colonnes)) if colonnes else RIEN


@dataclass(frozen=True)
class Dus:
    """What is left on vouchers today, in cents: those that were paid for, and those granted."""

    vendus_cts: int
    solidaires_cts: int
