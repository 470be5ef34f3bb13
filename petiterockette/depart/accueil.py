"""The order of march of a new house, on the home page of whoever keeps its sites."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.affichage import accueil
from petiterockette.affichage.accueil import Bloc, Cote, PremierPas, page
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Association, Point
from petiterockette.personnes.models import Personne

from .poles import TENIR


@dataclass(frozen=True)
class PasMontre:
    """A step for this reader, and whether it is done."""

    pas: PremierPas
    adresse: str
    fait: bool


def premiers_pas(request: HttpRequest) -> list[PasMontre] | None:
    """The steps that this reader may take, in order; None once somebody said that it is ready."""
    if not request.user.portee(TENIR).partout or not _a_faire():
        return None
    return [
        PasMontre(pas, reverse(pas.url), pas.fait())
        for pas in sorted(accueil.PREMIERS_PAS, key=lambda pas: pas.rang)
        if request.user.has_perm(pas.droit)
    ]


def _a_faire() -> bool:
    return Association.objects.filter(premiers_pas=True).exists()


def _a_deux(modele: Any) -> bool:
    """Whether somebody joined the person who began."""
    return modele.objects.count() > 1


BLOCS = [Bloc("depart/_premiers_pas.html", premiers_pas, Cote.TETE)]

PREMIERS_PAS = [
    PremierPas(
        rang=10,
        nom=_("Les lieux et leurs points"),
        texte=_("où l’on pèse, trie, vend\u00a0; jusqu’où va chaque balance"),
        url="lieux:lieux",
        droit=TENIR,
        fait=lambda: Point.objects.exists(),
    ),
    PremierPas(
        rang=20,
        nom=_("L’équipe"),
        texte=_("les prénoms que l’on touche au comptoir"),
        url="personnes:equipe",
        droit="personnes.tenir_l_equipe",
        fait=lambda: _a_deux(Personne),
    ),
    PremierPas(
        rang=30,
        nom=_("Les comptes"),
        texte=_("qui se connecte\u00a0; l’administration à deux personnes"),
        url="comptes:comptes",
        droit="comptes.gerer",
        fait=lambda: _a_deux(Compte),
    ),
]

# « Lieux » leads there.
TUILES = [
    page(
        _("Les pôles de la maison"),
        "depart:poles",
        TENIR,
        "blocks",
        _("activer désactiver café animation formation vélo"),
        rang=1_030,
    ),
]

NATURES: dict[str, Any] = {
    "depart.fini": _("premiers pas finis"),
    "depart.poles": _("pôles de la maison changés"),
}
