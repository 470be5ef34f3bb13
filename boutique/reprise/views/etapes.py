"""The four steps of a base that is brought in, as each of its pages shows them; its works."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.travaux.etat_des_travaux import TravailMontre, suivis
from petiterockette.travaux.models import Travail

from ..models import Export
from ..mots.decisions import questions
from ..mots.vus import ListeVue
from ..services.ecriture import ESSAI, REPRISE, est_essaye
from ..services.exports import EXAMEN

# Name of the page → the step.
ETAPES = {
    "export": _("L’examen"),
    "mots": _("Les mots"),
    "essai": _("L’essai"),
    "comptes": _("Les comptes"),
}


@dataclass(frozen=True)
class Etape:
    """A step: its rank from 1, whether it is this page, whether nothing is left to do in it."""

    rang: int
    nom: Any
    adresse: str
    est_ici: bool
    est_faite: bool


def celui(numero: int) -> Export:
    """The export of that number, with its base; 404 where there is none."""
    return get_object_or_404(Export.objects.select_related("base"), pk=numero)


def etapes(export: Export, ici: str, vus: Mapping[str, ListeVue]) -> list[Etape]:
    faites = {
        "export": all(q.reponse for q in questions(export)),
        "mots": not any(vue.a_decider for vue in vus.values()),
        "essai": export.est_repris or (est_essaye(export) and not export.obstacles),
        "comptes": export.est_repris,
    }
    return [
        Etape(
            rang,
            nom,
            reverse(f"boutique_reprise:{page}", args=[export.pk]),
            page == ici,
            bool(faites[page]),
        )
        for rang, (page, nom) in enumerate(ETAPES.items(), 1)
    ]


def travaux_de_l_export(export: Export) -> list[TravailMontre]:
    """What is being done with it behind the pages, or broke down last."""
    siens = Travail.objects.filter(
        nature__in=(EXAMEN, ESSAI, REPRISE), donnees__export=export.pk
    ).order_by("-demande_le", "-id")
    return suivis(siens.first())
