from dataclasses import replace
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from petiterockette.comptes.lectures import Lecture, lire_les_lieux
from petiterockette.droits import droit
from petiterockette.lieux.models import Lieu

from ..clos import revise_depuis
from ..methodes import methode_en_mots
from ..periodes import est_close, figures_de_l_annee, figures_du_mois, mois_avant

CLORE = "collecte.clore_les_mois"


@droit("collecte.lire_les_mois")
def mois_courant(request: HttpRequest) -> HttpResponse:
    return redirect("collecte:mois", timezone.localdate().strftime("%Y-%m"))


@droit("collecte.lire_les_mois")
def mois(request: HttpRequest, mois: str) -> HttpResponse:
    """The month: how much came in, what became of it, and the rate."""
    debut = lire_mois(mois)
    lecture, choix = _lieux(request)
    lieu, ids = lecture.lieu, lecture.ids
    suite = mois_avant(debut, -1)
    contexte = figures_du_mois(debut, ids)
    periode = {
        "genre": "mois",
        "titre": date_format(debut, "F Y").capitalize(),
        "debut": debut,
        "fin": contexte["bilan"].fin,
        "precedente": _url_mois(mois_avant(debut, 1), lieu),
        "suivante": _url_mois(suite, lieu) if suite <= timezone.localdate() else None,
        "close": est_close(debut, contexte["bilan"].fin, ids),
        "mois_url": _url_mois(debut, lieu),
        "annee_url": _url_annee(debut.year, lieu),
    }
    return _rendre(request, periode, lecture, choix, contexte)


@droit("collecte.lire_les_mois")
def annee(request: HttpRequest, annee: int) -> HttpResponse:
    """The year, month by month."""
    if not 2000 <= annee <= 2200:
        raise Http404
    lecture, choix = _lieux(request)
    lieu, ids = lecture.lieu, lecture.ids
    contexte = figures_de_l_annee(annee, ids)
    aujourd_hui = timezone.localdate()
    dernier = aujourd_hui.replace(day=1) if annee == aujourd_hui.year else date(annee, 12, 1)
    periode = {
        "genre": "annee",
        "titre": str(annee),
        "debut": date(annee, 1, 1),
        "fin": date(annee, 12, 31),
        "precedente": _url_annee(annee - 1, lieu),
        "suivante": _url_annee(annee + 1, lieu) if annee < aujourd_hui.year else None,
        "close": est_close(date(annee, 1, 1), date(annee, 12, 31), ids),
        "mois_url": _url_mois(dernier, lieu),
        "annee_url": _url_annee(annee, lieu),
    }
    return _rendre(request, periode, lecture, choix, contexte)


def _rendre(request, periode, lecture, choix, contexte) -> HttpResponse:
    lieu, debut, fin = lecture.lieu, periode["debut"], periode["fin"]
    return render(
        request,
        "collecte/periode.html",
        {
            "periode": periode | {"cloture_url": _url_cloture(request, debut, lieu)},
            "lieux": choix,
            "lieu_nom": lieu.nom if lieu else _("Tous les lieux"),
            "methode": methode_en_mots(debut, fin, [lieu] if lieu else lecture.lieux),
            "revise_depuis_g": revise_depuis(debut, fin, lecture.ids) if periode["close"] else 0,
            **contexte,
            "mois_par_mois": [
                replace(ligne, url=_url_mois(ligne.mois, lieu))
                for ligne in contexte["mois_par_mois"]
            ],
        },
    )


def _lieux(request: HttpRequest) -> tuple[Lecture, list[dict]]:
    """The sites that this reader sees here, and the choices he has."""
    lecture = lire_les_lieux(request.user, "collecte.lire_les_mois", request.GET.get("lieu", ""))
    choix = [
        {"nom": li.nom, "url": f"?lieu={li.code}", "actif": li == lecture.lieu}
        for li in lecture.lieux
    ]
    if lecture.a_le_choix:
        choix.insert(0, {"nom": _("Tous les lieux"), "url": "?", "actif": lecture.lieu is None})
    return lecture, choix


def lire_mois(texte: str) -> date:
    """The first day of a month as addresses write it, « 2026-10 »; 404 for anything else."""
    try:
        annee, numero = texte.split("-")
        if len(annee) != 4 or len(numero) != 2:
            raise ValueError
        return date(int(annee), int(numero), 1)
    except ValueError:
        raise Http404 from None


def _url_mois(mois: date, lieu: Lieu | None) -> str:
    return reverse("collecte:mois", args=[f"{mois:%Y-%m}"]) + _filtre(lieu)


def _url_annee(annee: int, lieu: Lieu | None) -> str:
    return reverse("collecte:annee", args=[annee]) + _filtre(lieu)


def _url_cloture(request: HttpRequest, mois: date, lieu: Lieu | None) -> str:
    """Where this reader closes what the page shows; nowhere without the right."""
    if lieu is None or mois > timezone.localdate():
        return reverse("collecte:clotures") if request.user.has_perm(CLORE) else ""
    if not request.user.has_perm(CLORE, lieu):
        return ""
    return reverse("collecte:cloture", args=[lieu.code, f"{mois:%Y-%m}"])


def _filtre(lieu: Lieu | None) -> str:
    return f"?lieu={lieu.code}" if lieu else ""
