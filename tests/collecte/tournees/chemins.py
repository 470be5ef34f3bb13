"""Where a round's pages and gestures are, and the order of its stops."""

from django.urls import reverse

from collecte.tournees.models import Tournee


def page(tournee: Tournee) -> str:
    return reverse("collecte:tournee", args=[tournee.pk])


def geste(nom: str, objet) -> str:
    return reverse(f"collecte:{nom}", args=[objet.pk])


def ordre(tournee: Tournee) -> list[int]:
    return list(tournee.arrets.order_by("rang").values_list("pk", flat=True))
