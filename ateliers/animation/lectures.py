"""What the pages of the animation read."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from ateliers.seances.models import Bilan, Seance
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger

from .etats import Etat
from .models import Avis, Demande, DemandeQuerySet, Devis, Materiel, Provenance
from .services.demandes import POLE

PAR_PAGE = 40


def demande_de(compte: Compte, numero: int, droit: str) -> Demande:
    """A request, for whoever holds that right at its site; 404, or ``DroitManquant``."""
    demandes = Demande.objects.select_related("lieu", "organisme", "facture__avoir")
    demande = get_object_or_404(demandes, pk=numero)
    exiger(compte, droit, demande.lieu)
    return demande


def seance_de(compte: Compte, numero: int, droit: str) -> Seance:
    """A séance of the animation, likewise."""
    seance = get_object_or_404(Seance.objects.select_related("lieu"), pk=numero, pole=POLE)
    exiger(compte, droit, seance.lieu)
    return seance


def devis_de(compte: Compte, numero: int, droit: str) -> Devis:
    """A quote, likewise."""
    lus = Devis.objects.select_related("demande__lieu", "demande__organisme")
    devis = get_object_or_404(lus.prefetch_related("lignes__activite"), pk=numero)
    exiger(compte, droit, devis.demande.lieu)
    return devis


def en_cours(lieux: Collection[int] | None) -> DemandeQuerySet:
    """What is not over, the first one that came first, each with its séances."""
    seances = Seance.objects.filter(demandee__isnull=False).order_by("debut")
    demandes = Demande.objects.visibles(lieux).en_cours().select_related("organisme")
    return demandes.prefetch_related(Prefetch("seances__seance", seances)).order_by("id")


def a_facturer(lieux: Collection[int] | None) -> DemandeQuerySet:
    """What is done and quoted, and no living invoice says, oldest first.

    Each with ``devis_cts`` and ``tenue_le``: when its last séance began, else when it was over.
    """
    devis = Devis.objects.filter(demande=OuterRef("pk")).order_by("-annee", "-numero")
    demandes = Demande.objects.visibles(lieux).filter(
        Q(facture=None) | Q(facture__avoir__isnull=False), etat=Etat.FAITE, gratuite=False
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
    """Those of the séances since then whose opinions nobody counted: later, they are forgotten."""
    return _sans(Avis, lieux).filter(seance__debut__gte=depuis, presents__gt=0)


def _sans(modele: type[Provenance] | type[Avis], lieux: Collection[int] | None) -> Any:
    dit = modele._default_manager.filter(bilan=OuterRef("pk"))
    bilans = Bilan.objects.en_vigueur().filter(~Exists(dit), seance__pole=POLE)
    if lieux is not None:
        bilans = bilans.filter(seance__lieu__in=lieux)
    return bilans.select_related("seance__lieu").order_by("-seance__debut")


def mouvements_de(seance: Seance) -> list[Materiel]:
    """The bons of a séance's matter that still count, with their lines."""
    materiel = Materiel.objects.filter(seance=seance, bon__annulation=None)
    return list(
        materiel.select_related("bon").prefetch_related("bon__lignes__categorie").order_by("bon_id")
    )
