"""Where the pages of a request are."""

from django.urls import reverse

from collecte.tournees.models import Demande


def adresse(demande: Demande, geste: str = "") -> str:
    return reverse(f"collecte:demande{'_' + geste if geste else ''}", args=[demande.pk])
