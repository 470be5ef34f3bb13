"""One request, séance or quote, for whoever holds a right at its site."""

from django.shortcuts import get_object_or_404

from ateliers.seances.models import Seance
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger

from .models import Demande, Devis
from .services.demandes import POLE


def demande_de(compte: Compte, numero: int, droit: str) -> Demande:
    """The request of that number. Raises ``Http404``, or ``DroitManquant`` without ``droit`` at its
    site."""
    demandes = Demande.objects.select_related("lieu", "organisme", "facture__avoir")
    demande = get_object_or_404(demandes, pk=numero)
    exiger(compte, droit, demande.lieu)
    return demande


def seance_de(compte: Compte, numero: int, droit: str) -> Seance:
    """The animation's séance of that number. Raises ``Http404``, or ``DroitManquant`` without
    ``droit`` at its site."""
    seance = get_object_or_404(Seance.objects.select_related("lieu"), pk=numero, pole=POLE)
    exiger(compte, droit, seance.lieu)
    return seance


def devis_de(compte: Compte, numero: int, droit: str) -> Devis:
    """The quote of that number, with its lines. Raises ``Http404``, or ``DroitManquant`` without
    ``droit`` at its request's site."""
    lus = Devis.objects.select_related("demande__lieu", "demande__organisme")
    devis = get_object_or_404(lus.prefetch_related("lignes__activite"), pk=numero)
    exiger(compte, droit, devis.demande.lieu)
    return devis
