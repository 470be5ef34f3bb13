"""What base.html shows around every page: the band, its words, who is here and where."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from petiterockette.comptes.portees import affectations_du_jour
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Association

from .bande import adresse, bande, tuile_d_ici
from .navigation import MES_PAGES, PUBLIQUES, permis


def cadre(request: HttpRequest) -> dict[str, Any]:
    """The ``cadre`` of base.html, computed only if a template reads it."""
    return {"cadre": cache(lambda: _cadre(request))}


def _cadre(request: HttpRequest) -> dict[str, Any]:
    compte = getattr(request, "user", None)
    if compte is None or not compte.is_authenticated:
        return cadre_public()
    point = point_de_l_appareil(request)
    mots = bande(request)
    return {
        **cadre_public(),
        "lieu": point.lieu if point else None,
        "point": point,
        "bande": mots,
        "ici": next((mot.nom for mot in mots if mot.actif), ""),
        "page": tuile_d_ici(request),
        "mes_pages": _mes_pages(request),
        "personne": str(compte),
        "prenom": compte.personne.prenom if compte.personne_id else "",
        "role": _role(compte),
    }


def cadre_public() -> dict[str, Any]:
    """The frame of a page for whoever holds no account, without looking at who asks.

    A public page that passes it as its own ``cadre`` reads no session, so that anything between us
    and its reader may keep it.
    """
    association = Association.objects.first()
    return {
        "association": association.nom if association else "",
        "demo": bool(association and association.demo),
        "lieu": None,
        "point": None,
        "bande": [],
        "ici": "",
        "page": "",
        "mes_pages": [],
        "personne": "",
        "prenom": "",
        "role": "",
        "theme": "",
        "adresse_publique": settings.ADRESSE_PUBLIQUE,
        "publiques": [(nom, url) for nom, vue in PUBLIQUES if (url := adresse(vue))],
    }


def _mes_pages(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {"nom": str(nom), "url": url, "pictogramme": pictogramme}
        for nom, vue, pictogramme, acces in MES_PAGES
        if permis(request.user, acces) and (url := adresse(vue))
    ]


def _role(compte: Any) -> str:
    affectations = affectations_du_jour(compte)
    return str(affectations[0].get_role_display()) if affectations else ""
