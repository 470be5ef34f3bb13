from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import date_format

from .. import calcul
from ..alertes_du_compte import AlerteMontree, alertes_du_compte, une_alerte
from ..forms import MiseDeCoteForm, SeuilForm
from ..models import SeuilChoisi
from ..registre import GENRES, Genre
from ..services.alertes import changer_le_seuil, mettre_de_cote, recalculer, reprendre

DROIT = "alertes.lire"


@droit(DROIT)
@never_cache
def alertes(request: HttpRequest) -> HttpResponse:
    """What needs a look, by site, most pressing first, each with its remedy one tap away."""
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    trouvees = alertes_du_compte(request.user, [lieux_lus.lieu.pk] if lieux_lus.lieu else None)
    contexte = {
        "lieux_lus": lieux_lus,
        "trouvees": trouvees,
        "lieux": trouvees.par_lieu(lieux_lus.lieux),
        "n": len(trouvees.montrees),
        "genres": _surveilles(request.user),
        "regle": request.user.has_perm("alertes.regler"),
    }
    return render(request, "alertes/alertes.html", contexte)


@require_POST
@droit(DROIT)
def alertes_recalculer(request: HttpRequest) -> HttpResponse:
    """Look again now."""
    recalculer(compte=request.user)
    messages.success(request, _("Tout vient d’être regardé de nouveau."))
    return redirect("alertes:alertes")


@droit("alertes.mettre_de_cote")
@never_cache
def alerte_de_cote(request: HttpRequest, genre: str, cle: str) -> HttpResponse:
    """Let an alert wait until a day, with a reason."""
    montree = _montree(request, genre, cle)
    form = MiseDeCoteForm(donnees_postees(request))
    if form.is_valid():
        try:
            mise = mettre_de_cote(montree=montree, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            jour = date_format(mise.jusqu_au, "j F Y")
            messages.success(request, _("De côté jusqu’au %(jour)s.") % {"jour": jour})
            return redirect("alertes:alertes")
    return render(request, "alertes/de_cote.html", {"form": form, "m": montree})


@require_POST
@droit("alertes.mettre_de_cote")
def alerte_reprendre(request: HttpRequest, genre: str, cle: str) -> HttpResponse:
    """Bring back now what was put aside."""
    try:
        reprendre(montree=_montree(request, genre, cle), compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("L’alerte est revenue."))
    return redirect("alertes:alertes")


@droit("alertes.regler")
@never_cache
def seuils(request: HttpRequest) -> HttpResponse:
    """Every kind that is watched, and from when on it alerts."""
    return render(request, "alertes/seuils.html", {"genres": _lignes(GENRES.values())})


@droit("alertes.regler")
@never_cache
def seuil(request: HttpRequest, code: str) -> HttpResponse:
    """Choose from which value on a kind alerts."""
    genre = GENRES.get(code)
    if genre is None or genre.seuil is None:
        raise Http404
    donnees = donnees_postees(request)
    form = SeuilForm(donnees, genre=genre, actuelle=calcul.seuils()[code])
    if form.is_valid():
        try:
            changer_le_seuil(genre=genre, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Enregistré : le prochain regard en tiendra compte."))
            return redirect("alertes:seuils")
    histoire = SeuilChoisi.objects.filter(genre=code).select_related("compte__personne")
    contexte = {
        "form": form,
        "genre": genre,
        "histoire": [(c, genre.seuil.ecrit(c.valeur)) for c in histoire.order_by("-rang")],
    }
    return render(request, "alertes/seuil.html", contexte)


def _montree(request: HttpRequest, genre: str, cle: str) -> AlerteMontree:
    montree = une_alerte(request.user, genre, cle)
    if montree is None:
        raise Http404
    return montree


def _surveilles(compte: Any) -> list[tuple[Genre, str]]:
    return _lignes(g for g in GENRES.values() if compte.has_perm(g.droit))


def _lignes(genres: Any) -> list[tuple[Genre, str]]:
    """Pairs (kind, from when on it alerts, in words)."""
    valeurs = calcul.seuils()
    return [(g, g.seuil.en_mots(valeurs[g.code]) if g.seuil else "") for g in genres]
