"""The figures of the animation: what the séances say of its pole, by public and arrondissement."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Sum

from ateliers.seances.bilans import BilanDesSeances, bilan_du, bilans_tenus
from ateliers.seances.models import TetesComptees
from collecte.livre.models import Ligne
from petiterockette.mots.taux import part

from .models import Avis, Materiel, Provenance, SeanceDemandee, TetesParZone
from .services.demandes import POLE
from .zones import ARRONDISSEMENTS, HORS_PARIS, INCONNU


@dataclass(frozen=True)
class BilanDeLAnimation:
    """The figures of the séances held and told: heads by public, by zone; who asked; matter put to
    use.

    ``zones`` sums to the heads too: those of a séance that nobody split are « inconnu ».
    """

    seances: BilanDesSeances
    publics: dict[str, int] = field(default_factory=dict)
    zones: dict[str, int] = field(default_factory=dict)
    structures: int = 0
    materiel_g: int = 0
    contents: int = 0
    avis: int = 0

    @property
    def satisfaction(self) -> Decimal | None:
        """The share of content people among those who said what they thought; None: nobody did."""
        return part(self.contents, self.avis)

    def des_publics(self, *publics: str) -> int:
        return sum(self.publics.get(public, 0) for public in publics)

    @property
    def a_paris(self) -> int:
        return sum(self.zones.get(zone, 0) for zone in ARRONDISSEMENTS)

    @property
    def hors_paris(self) -> int:
        return self.zones.get(HORS_PARIS, 0)


def bilan_de_l_animation(
    debut: date, fin: date, lieux: Collection[int] | None
) -> BilanDeLAnimation:
    """The figures from a day to another, included; one query where nothing was held."""
    seances = bilan_du(debut, fin, lieux, poles=[POLE])
    if not seances.seances:
        return BilanDeLAnimation(seances)
    bilans = bilans_tenus(debut, fin, lieux).filter(seance__pole=POLE)
    publics = TetesComptees.objects.filter(bilan__in=bilans)
    provenances = Provenance.objects.en_vigueur().filter(bilan__in=bilans)
    zones = _sommes(TetesParZone.objects.filter(provenance__in=provenances), "zone")
    if inconnus := seances.participants - sum(zones.values()):
        zones[INCONNU] = zones.get(INCONNU, 0) + inconnus
    avis = Avis.objects.en_vigueur().filter(bilan__in=bilans).order_by()
    lus = avis.aggregate(
        pour=Sum("contents", default=0),
        tous=Sum(F("contents") + F("mitiges") + F("decus"), default=0),
    )
    numeros = bilans.order_by().values("seance")
    return BilanDeLAnimation(
        seances=seances,
        publics=_sommes(publics, "public"),
        zones=zones,
        structures=SeanceDemandee.objects.filter(seance__in=numeros).aggregate(
            n=Count("demande__organisme", distinct=True)
        )["n"],
        materiel_g=Ligne.objects.filter(
            bon__materiel_d_atelier__seance__in=numeros,
            bon__materiel_d_atelier__sens=Materiel.Sens.REEMPLOYE,
            bon__annulation=None,
        ).aggregate(g=Sum("masse_g", default=0))["g"],
        contents=lus["pour"],
        avis=lus["tous"],
    )


def _sommes(tetes: Any, cle: str) -> dict[str, int]:
    return dict(tetes.order_by().values_list(cle).annotate(n=Sum("presents")))
