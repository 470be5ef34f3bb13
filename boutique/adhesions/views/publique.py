from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.qr import dessin_qr
from petiterockette.freins.services import Frein
from petiterockette.lieux.models import Association
from petiterockette.saisie.visiteur import foyer_du_visiteur

from .. import recherche, validite
from ..codes import lisible
from ..etiquettes import adresse_publique
from ..refus import TropDEssais

# Wrong codes: one has more values than anybody can try anyway.
ESSAIS = Frein("cartes", par_foyer=30, refus=TropDEssais)


@login_not_required
@never_cache
def carte_publique(request: HttpRequest, code: str) -> HttpResponse:
    """The card on its holder's telephone: a first name, a state, its code; nothing else."""
    foyer = foyer_du_visiteur(request)
    contexte: dict = {"maison": Association.objects.first()}
    statut = 200
    try:
        ESSAIS.exiger(foyer)
        carte = recherche.cartes().filter(code=code).first()
        if carte is None:
            statut = 404
            ESSAIS.compter(foyer)
        else:
            contexte |= {
                "carte": carte,
                "etat": validite.etat_au(carte.fin, timezone.localdate()),
                "qr": dessin_qr(adresse_publique(carte)),
                "code": lisible(carte.code),
            }
    except TropDEssais as refus:
        statut, contexte["trop"] = refus.statut, str(refus)
    reponse = render(request, "boutique/adhesions/publique.html", contexte, status=statut)
    reponse["X-Robots-Tag"] = "noindex"
    reponse["Referrer-Policy"] = "no-referrer"
    return reponse
