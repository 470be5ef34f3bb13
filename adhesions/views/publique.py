from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from collecte.comptoir import qr_du_bon
from petiterockette.lieux.models import Association
from petiterockette.visiteur import adresse_du_visiteur, foyer_de

from .. import lectures
from ..codes import lisible
from ..etiquettes import adresse_publique
from ..freins import compter_un_essai, trop_d_essais
from ..refus import TropDEssais


@login_not_required
@never_cache
def carte_publique(request: HttpRequest, code: str) -> HttpResponse:
    """The card on its holder's telephone: a first name, a state, its code; nothing else."""
    foyer = foyer_de(adresse_du_visiteur(request))
    contexte: dict = {"maison": Association.objects.first()}
    statut = 429 if trop_d_essais(foyer) else 200
    carte = lectures.cartes().filter(code=code).first() if statut == 200 else None
    if carte:
        contexte |= {
            "carte": carte,
            "etat": lectures.etat_au(carte.fin, timezone.localdate()),
            "qr": qr_du_bon(adresse_publique(carte)),
            "code": lisible(carte.code),
        }
    elif statut == 200:
        statut = 404
        compter_un_essai(foyer)
    else:
        contexte["trop"] = str(TropDEssais())
    reponse = render(request, "adhesions/publique.html", contexte, status=statut)
    reponse["X-Robots-Tag"] = "noindex"
    reponse["Referrer-Policy"] = "no-referrer"
    return reponse
