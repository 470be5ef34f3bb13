"""The accounts of a base that was brought in: its old screens beside what is written here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.droits import droit

from ..comptes.dits import document, hors_des_ecrans, lignes_des_comptes
from ..comptes.par_an import ce_que_la_page_dit
from ..mots.vus import voir_les_mots
from ..services.exports import DROIT as TENIR
from .etapes import celui, etapes, travaux_de_l_export


@droit(TENIR)
@never_cache
def comptes(request: HttpRequest, numero: int) -> HttpResponse:
    """What was written beside what the old screens said, and the reason of each difference."""
    export = celui(numero)
    contexte: dict[str, Any] = {"export": export}
    if export.compte_rendu:
        lignes = lignes_des_comptes(export)
        fichier = a_emporter(request.GET, lambda: document(export, lignes), papier=True)
        if fichier:
            return fichier
        contexte |= {
            **ce_que_la_page_dit(lignes),
            "hors_des_ecrans": hors_des_ecrans(export),
        }
    contexte |= {
        "travaux": travaux_de_l_export(export),
        "etapes": etapes(export, "comptes", voir_les_mots(export)),
    }
    return render(request, "boutique/reprise/comptes.html", contexte)
