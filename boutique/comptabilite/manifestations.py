"""The year's charity events: what each took, and what was sold as exempt outside them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from boutique.regles.models import Regime
from boutique.ventes.models import LigneVente

from .models import Manifestation
from .models.manifestations import LES_SIX


@dataclass(frozen=True)
class Tenue:
    """An event, and what was sold as exempt on its days, in cents."""

    manifestation: Manifestation
    recettes_cts: int

    @property
    def abandonnable(self) -> bool:
        return not self.recettes_cts and self.manifestation.abandonnee_le is None


@dataclass(frozen=True)
class AnneeDeSoutien:
    """``hors``: (day, cents) sold as exempt on a day that no event holds."""

    annee: int
    tenues: list[Tenue]
    hors: list[tuple[date, int]]

    @property
    def comptees(self) -> int:
        return sum(t.manifestation.abandonnee_le is None for t in self.tenues)

    @property
    def restent(self) -> int:
        return LES_SIX - self.comptees

    @property
    def recettes_cts(self) -> int:
        return sum(t.recettes_cts for t in self.tenues)

    @property
    def hors_cts(self) -> int:
        return sum(cts for _jour, cts in self.hors)


def annee_de_soutien(annee: int) -> AnneeDeSoutien:
    """A civil year of them. Two queries.

    A day that two events share counts for the one that began first.
    """
    manifestations = list(Manifestation.objects.filter(annee=annee).order_by("debut", "pk"))
    par_jour = _recettes(date(annee, 1, 1), date(annee, 12, 31))
    tenues = []
    for manifestation in manifestations:
        siens = [
            jour
            for jour in par_jour
            if manifestation.abandonnee_le is None
            and manifestation.debut <= jour <= manifestation.fin
        ]
        tenues.append(Tenue(manifestation, sum(par_jour.pop(jour) for jour in siens)))
    return AnneeDeSoutien(annee, tenues, sorted(par_jour.items()))


def recettes_de(manifestation: Manifestation) -> int:
    """What was sold as exempt on its days, in cents."""
    return sum(_recettes(manifestation.debut, manifestation.fin).values())


def _recettes(debut: date, fin: date) -> dict[date, int]:
    """Day → what was sold under the exemption of the six events, refunds taken off."""
    lignes = LigneVente.objects.filter(
        regime=Regime.EXO_MANIFESTATION, vente__jour__range=(debut, fin), vente__serie__ecole=False
    ).order_by()
    sommes = lignes.values_list("vente__jour").annotate(Sum("montant_cts"))
    return {jour: cts for jour, cts in sommes.order_by("vente__jour") if cts}
