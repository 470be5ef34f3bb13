"""What base.html shows around every page: the band, its words, who is here and where."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from petiterockette.comptes.portees import affectations_du_jour
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Association

from .navigation import FIN, MES_PAGES, NAVIGATION, PUBLIQUES, permis


def cadre(request: HttpRequest) -> dict[str, Any]:
    """The ``cadre`` of base.html, computed only if a template reads it."""
    return {"cadre": SimpleLazyObject(lambda: _cadre(request))}


def adresse(url: str) -> str | None:
    """The address of a page by its name; None where no app of this installation has it."""
    try:
        return reverse(url)
    except NoReverseMatch:
        return None


def _cadre(request: HttpRequest) -> dict[str, Any]:
    compte = getattr(request, "user", None)
    if compte is None or not compte.is_authenticated:
        return cadre_public()
    point = point_de_l_appareil(request)
    return {
        **cadre_public(),
        "lieu": point.lieu if point else None,
        "point": point,
        "navigation": _navigation(request),
        "mes_pages": _mes_pages(request),
        "personne": str(compte),
        "role": _role(compte),
    }


def cadre_public() -> dict[str, Any]:
    """The same for whoever holds no account, without looking at who asks.

    A public page that passes it as its own ``cadre`` reads no session, so that anything
    between us and its reader may keep it.
    """
    association = Association.objects.first()
    return {
        "association": association.nom if association else "",
        "demo": bool(association and association.demo),
        "lieu": None,
        "point": None,
        "navigation": [],
        "mes_pages": [],
        "personne": "",
        "role": "",
        "theme": "",
        "adresse_publique": settings.ADRESSE_PUBLIQUE,
        "publiques": [(nom, url) for nom, vue in PUBLIQUES if (url := adresse(vue))],
    }


def _navigation(request: HttpRequest) -> list[dict[str, Any]]:
    visibles = [
        (nom, url)
        for nom, vue, acces in [*NAVIGATION, *FIN]
        if permis(request.user, acces) and (url := adresse(vue))
    ]
    # The longest prefix is the current word: « /collecte/ » never outshines « /collecte/mois/ ».
    # The home page is a prefix of everything: it is current on itself alone.
    ici = max(
        (
            u
            for _nom, u in visibles
            if request.path.startswith(u) and (u != "/" or request.path == u)
        ),
        key=len,
        default="",
    )
    return [{"nom": str(nom), "url": url, "actif": url == ici} for nom, url in visibles]


def _mes_pages(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        {"nom": str(nom), "url": url, "pictogramme": pictogramme}
        for nom, vue, pictogramme, acces in MES_PAGES
        if permis(request.user, acces) and (url := adresse(vue))
    ]


def _role(compte: Any) -> str:
    affectations = affectations_du_jour(compte)
    return str(affectations[0].get_role_display()) if affectations else ""
