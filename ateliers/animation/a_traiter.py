"""What the animation has to do: requests under way, to invoice; séances without their figures."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from ateliers.seances.models import Bilan, Seance

from .etats import EtatDeDemande
from .models import Avis, Demande, DemandeQuerySet, Devis, Provenance
from .services.demandes import POLE

PAR_PAGE = 40


def en_cours(lieux: Collection[int] | None) -> DemandeQuerySet:
    """The requests that are not over, the first that came first, each with its séances."""
    seances = Seance.objects.filter(demandee__isnull=False).order_by("debut")
    demandes = Demande.objects.visibles(lieux).en_cours().select_related("organisme")
    return demandes.prefetch_related(Prefetch("seances__seance", seances)).order_by("id")


def a_facturer(lieux: Collection[int] | None) -> DemandeQuerySet:
    """The requests that are done and quoted, and that no living invoice bills, oldest first.

    Each with ``devis_cts`` and ``tenue_le``: when its last séance began, else when it was over.
    """
    devis = Devis.objects.filter(demande=OuterRef("pk")).order_by("-annee", "-numero")
    demandes = Demande.objects.visibles(lieux).filter(
        Q(facture=None) | Q(facture__avoir__isnull=False), etat=EtatDeDemande.FAITE, gratuite=False
    )
    tenues = Seance.objects.filter(demandee__demande=OuterRef("pk"), annulee_le=None)
    demandes = demandes.annotate(
        devis_cts=Subquery(devis.values("total_cts")[:1]),
        tenue_le=Coalesce(Subquery(tenues.order_by("-debut").values("debut")[:1]), F("finie_le")),
    )
    return demandes.filter(devis_cts__gt=0).select_related("organisme").order_by("tenue_le", "id")


def sans_provenance(lieux: Collection[int] | None) -> Any:
    """The bilans in force of the animation that nobody split by arrondissement, last first."""
    return _sans(Provenance, lieux)


def sans_avis(lieux: Collection[int] | None, depuis: datetime) -> Any:
    """The bilans of the séances begun since ``depuis`` whose opinions nobody counted; before that
    day they are forgotten."""
    return _sans(Avis, lieux).filter(seance__debut__gte=depuis, presents__gt=0)


def _sans(modele: type[Provenance] | type[Avis], lieux: Collection[int] | None) -> Any:
    dit = modele._default_manager.filter(bilan=OuterRef("pk"))
    bilans = Bilan.objects.en_vigueur().filter(~Exists(dit), seance__pole=POLE)
    if lieux is not None:
        bilans = bilans.filter(seance__lieu__in=lieux)
    return bilans.select_related("seance__lieu").order_by("-seance__debut")
