"""Open data: the page that says what may be done with it, and its files. As public as the page."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from petiterockette.affichage.contexte import cadre_public
from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.exports import Format, reponse
from petiterockette.indicateurs.registre import INDICATEURS

from ..impact import Impact, premiere_annee
from ..ouvertes import (
    DE_L_ANNEE,
    LICENCE,
    LICENCE_ADRESSE,
    annee_a_emporter,
    annee_en_machine,
    annees_a_emporter,
    annees_en_machine,
    annees_publiees,
    mois_en_machine,
    provenance,
)
from .impact import a_tous, en_json, lieux_demandes, lire, publique, suite_de


@publique
def donnees_ouvertes(request: HttpRequest) -> HttpResponse:
    """Every file of the open data, and what one may do with them; ``?format=``: all the years."""
    lus = lieux_demandes(request)
    annees = annees_publiees(lus.ids)
    if fichier := a_emporter(request.GET, lambda: annees_a_emporter(annees, lus.lieu)):
        return a_tous(fichier)
    contexte = {
        "cadre": cadre_public(),
        "annees": annees,
        "indicateurs": INDICATEURS,
        "figures": [INDICATEURS[code] for code in DE_L_ANNEE],
        "lieu": lus.lieu,
        "choix": lus.lieux if lus.a_le_choix else [],
        "filtre": suite_de(lus.lieu),
        "licence": LICENCE,
        "licence_adresse": LICENCE_ADRESSE,
        "jour": timezone.localdate(),
    }
    return render(request, "collecte/vitrine/donnees_ouvertes.html", contexte)


@publique
def annees_json(request: HttpRequest) -> JsonResponse:
    """Every year for machines: totals of each."""
    lus = lieux_demandes(request)
    annees = annees_en_machine(annees_publiees(lus.ids))
    return en_json({**provenance(), "lieu": lus.lieu and lus.lieu.code, "annees": annees})


@publique
def annee_json(request: HttpRequest, annee: int) -> JsonResponse:
    """A year for machines: what its page shows, month by month."""
    lu = _lire_une_annee(request, annee)
    return en_json({**provenance(), **annee_en_machine(lu), "mois": mois_en_machine(lu)})


@publique
def annee_csv(request: HttpRequest, annee: int) -> HttpResponseBase:
    """A year as a table: what its page shows, to the gram."""
    return a_tous(reponse(annee_a_emporter(_lire_une_annee(request, annee)), Format.CSV))


def _lire_une_annee(request: HttpRequest, annee: int) -> Impact:
    if not premiere_annee() <= annee <= timezone.localdate().year:
        raise Http404
    return lire(request, annee)
