from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.droits import droit
from petiterockette.refus import Refus

from ..models import Inscription
from ..papiers import contenu_de_l_attestation, contenu_du_certificat
from ..refus import EmployeurDemande, EvaluationDemandee, NomDemande, SignataireDemande
from ..services.sessions import DROIT
from ..suivi_des_emargements import grille_de
from .sessions import l_inscription, la_session


@droit(DROIT)
@never_cache
def feuille_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet to sign, or already signed: a page a day at most four half-days wide."""
    la = la_session(request, pk)
    grille = grille_de(la)
    jours = [d.jour for d in grille.demi_journees[:1]]
    contexte = {"session": la, "pages": grille.pages()}
    nom = _nom_du_fichier("emargement", la.action.intitule, *jours)
    return reponse_pdf("formation/papiers/feuille.html", contexte, nom)


@droit(DROIT)
@never_cache
def certificat(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificat de réalisation of one stagiaire."""
    return _papier(request, pk, "formation/papiers/certificat.html", contenu_du_certificat)


@droit(DROIT)
@never_cache
def attestation(request: HttpRequest, pk: int) -> HttpResponse:
    """The attestation de fin de formation of one stagiaire."""
    return _papier(request, pk, "formation/papiers/attestation.html", contenu_de_l_attestation)


def _papier(
    request: HttpRequest, pk: int, gabarit: str, contenu_de: Callable[[Inscription], dict[str, Any]]
) -> HttpResponse:
    la = l_inscription(request, pk)
    try:
        contexte = contenu_de(la)
    except (EmployeurDemande, EvaluationDemandee, NomDemande) as refus:
        messages.error(request, str(refus))
        return redirect("formation:inscription", la.pk)
    except SignataireDemande as refus:
        messages.error(request, str(refus))
        return redirect("formation:organisme")
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("formation:session", la.session_id)
    nom = _nom_du_fichier(Path(gabarit).stem, contexte["nom"], contexte["dernier"])
    return reponse_pdf(gabarit, contexte, nom)


def _nom_du_fichier(papier: str, *dits: str | date) -> str:
    """« certificat-paul-durand-2026-11-27 »: known among others, once it has left the house."""
    return "-".join([papier, *(mot for dit in dits if (mot := slugify(str(dit))[:60]))])
