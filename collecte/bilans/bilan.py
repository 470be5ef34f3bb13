"""What a bilan says: the grams of a period, its rates, and why it has none. Pure.

Definitions: the house's ledger of matter, « Rates »; headline base « sorties ».
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.taux import CENT, detailler, part_de, partager, rapport

# Why a bilan has no rate, in words that every page, file, paper and mail repeats.
RIEN = _("Rien n’est sorti")
TOUT_ANNULE = _("Tout ce qui est sorti a été annulé")
CORRECTIONS = _("Les corrections dépassent les sorties")
PART_NEGATIVE = _("Des corrections rendent une part négative")

# What a bilan says of what was brought in from before, wherever it is shown.
REPRIS = _("Chiffres repris d’avant ce logiciel\u00a0: aucun stock n’en est connu.")
EN_TOTAUX = _(
    "Chiffres repris d’avant ce logiciel, en totaux\u00a0: ni stock, ni jour, ni heure n’en sont "
    "connus."
)

# The masses that programs are given.
POUR_MACHINE = (
    "collecte_g",
    "reemploi_g",
    "recyclage_g",
    "energie_g",
    "dechetterie_g",
    "sorties_g",
)


@dataclass(frozen=True)
class Parts:
    """Three shares in whole percent; they sum to 100, and none that exists reads zero."""

    reemploi: int
    recyclage: int
    dechetterie: int


@dataclass(frozen=True)
class Detail:
    """The rate and its shares side by side, with one decimal.

    Réemploi and recyclage add up to the rate, which makes 100 with ``dechetterie``.
    """

    revalorisation: Decimal | None
    reemploi: Decimal | None
    recyclage: Decimal | None
    dechetterie: Decimal | None


@dataclass(frozen=True)
class Bilan:
    """The matter of a period at some sites, in grams, net of counter-entries.

    ``dechetterie_g`` is elimination alone; ``non_revalorise_g`` adds energy to it.
    ``sorties_g`` leaves out what is lost, moved between sites, and our own rubbish.
    ``sorti``: something went out, even if all of it came back. ``repris``: some of it was
    brought in from before; ``en_totaux``: of a whole month or year, whose days nobody knows;
    ``historique_g``: what that leaves, in stock or unexplained.
    """

    debut: date
    fin: date
    lieux: tuple[str, ...] = ()
    collecte_g: int = 0
    reemploi_g: int = 0
    recyclage_g: int = 0
    energie_g: int = 0
    dechetterie_g: int = 0
    ecart_g: int = 0
    entre_sites_g: int = 0
    historique_g: int = 0
    pesee_g: int = 0
    estimee_g: int = 0
    deduite_g: int = 0
    vide: bool = True
    sorti: bool = False
    repris: bool = False
    en_totaux: bool = False

    @property
    def peut_etre_d_avant(self) -> bool:
        """Whether some may be of before: a part was brought in, or nothing of it is known."""
        return self.repris or self.vide

    @property
    def non_revalorise_g(self) -> int:
        return self.energie_g + self.dechetterie_g

    @property
    def revalorise_g(self) -> int:
        """What the rate counts: réemploi and recyclage."""
        return self.reemploi_g + self.recyclage_g

    @property
    def sorties_g(self) -> int:
        return self.revalorise_g + self.non_revalorise_g

    @property
    def variation_stock_g(self) -> int:
        """What the stocks of this house gained; nothing of what was brought in is in them."""
        vivant_g = self.collecte_g - self.sorties_g - self.historique_g
        return vivant_g + self.ecart_g + self.entre_sites_g

    @property
    def stock_inconnu(self) -> bool:
        """Whether nobody knows what became of the stock: what was brought in tells none of it."""
        return self.repris and not self.variation_stock_g

    @property
    def variation_connue_g(self) -> int | None:
        """What the stocks gained, None where nobody knows it."""
        return None if self.stock_inconnu else self.variation_stock_g

    def depots_connus(self, combien: int) -> int | None:
        """How many deposits a period had; None where all of it was brought in without them."""
        return None if self.repris and not combien else combien

    @property
    def taux(self) -> Decimal | None:
        """Taux de revalorisation: (réemploi + recyclage) / sorties, in percent."""
        return part_de([self.reemploi_g, self.recyclage_g], [self.non_revalorise_g])

    @property
    def taux_sur_collecte(self) -> Decimal | None:
        """The kilograms revalorised on what came in, in percent; may pass 100 when stock is drawn
        down."""
        if self.taux is None:
            return None
        return rapport(self.revalorise_g, self.collecte_g)

    @property
    def taux_traitement(self) -> Decimal | None:
        """How much of what came in went out in the same period; may pass 100 % too."""
        return rapport(self.sorties_g, self.collecte_g)

    @property
    def certitude(self) -> Decimal | None:
        """The share of what went out that was weighed."""
        return part_de([self.pesee_g], [self.estimee_g, self.deduite_g])

    @property
    def pour_machine(self) -> dict[str, Any]:
        """The masses in grams, the rate in percent, None without one, and whether some of it was
        brought in from before: as every file for programs names them."""
        return {
            **{nom: getattr(self, nom) for nom in POUR_MACHINE},
            "taux_revalorisation": None if self.taux is None else float(self.taux),
            "repris": self.repris,
        }

    @property
    def repris_dit(self) -> str:
        """That some of it comes from before, and what is not known of it; empty otherwise."""
        if not self.repris:
            return ""
        return str(EN_TOTAUX if self.en_totaux else REPRIS)

    @property
    def parts(self) -> Parts | None:
        """The three shares shown, or None where there is nothing to share."""
        return None if self.taux is None else Parts(*partager(100, self._grammes))

    @property
    def detail(self) -> Detail:
        """The rate and its three shares to the tenth; all None without a rate."""
        if self.taux is None:
            return Detail(None, None, None, None)
        reemploi_g, recyclage_g, reste_g = self._grammes
        revalorise, reste = detailler(CENT, [reemploi_g + recyclage_g, reste_g])
        if not revalorise:
            return Detail(revalorise, revalorise, revalorise, reste)
        reemploi, recyclage = detailler(revalorise, [reemploi_g, recyclage_g])
        return Detail(revalorise, reemploi, recyclage, reste)

    @property
    def taux_detaille(self) -> Decimal | None:
        """The rate where its shares stand beside it."""
        return self.detail.revalorisation

    @property
    def taux_reemploi(self) -> Decimal | None:
        return self.detail.reemploi

    @property
    def taux_recyclage(self) -> Decimal | None:
        return self.detail.recyclage

    @property
    def taux_dechetterie(self) -> Decimal | None:
        """The share of what was not revalorised, energy included."""
        return self.detail.dechetterie

    @property
    def tout_annule(self) -> bool:
        """Nothing came in or went out that was not cancelled since."""
        return not (self.collecte_g or any(self._grammes))

    @property
    def sans_sorties(self) -> Any:
        """Why nothing can be shared, in a sentence without its full stop; empty if it can."""
        if self.taux is not None:
            return ""
        if self.sorties_g < 0:
            return CORRECTIONS
        if any(self._grammes):
            return PART_NEGATIVE
        return TOUT_ANNULE if self.sorti else RIEN

    @property
    def sans_taux(self) -> Any:
        """Why there is no rate, in a sentence without its full stop; empty if there is one."""
        cause = self.sans_sorties
        return cause and format_lazy(_("{cause}\u00a0: pas de taux"), cause=cause)

    @property
    def sans_certitude(self) -> Any:
        """Why nobody can say how much of it was weighed; empty if one can."""
        if self.certitude is not None:
            return ""
        cause = PART_NEGATIVE if self.taux is not None else self.sans_sorties
        return format_lazy(_("{cause}\u00a0: pas de certitude"), cause=cause)

    @property
    def _grammes(self) -> tuple[int, int, int]:
        return self.reemploi_g, self.recyclage_g, self.non_revalorise_g
