"""The dishes, the menu of the day, its printed card and its public page."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from petiterockette.affichage.contexte import cadre_public
from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.comptes.poles_d_ici import poles_fermes_ici
from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.mots.chercher import contient, saisie
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import date_format

from ..cafe_d_ici import jour_lu
from ..carte_du_jour import carte_du, plats_de, tarifs_du_jour
from ..forms.cartes import CarteForm, PlatForm
from ..models import Allergene, Plat
from ..models.carte import PICTOGRAMMES
from ..services.cartes import DROIT as COMPOSER
from ..services.cartes import composer_la_carte, tenir_le_plat
from ..services.denrees import DROIT as TENIR

# The code of this pole.
CAFE = "cafe"
CINQ_MINUTES = 5 * 60
FORMATS = {"a4": "cafe-a4.css", "a6": "cafe-a6.css"}


@droit(COMPOSER)
@never_cache
def plats(request: HttpRequest) -> HttpResponse:
    """The dishes that the café knows, and what is in each."""
    cherche = saisie(request.GET)
    plats = Plat.objects.avec_allergenes().filter(contient(cherche, "nom", "description", "genre"))
    contexte = {"cherche": cherche, "plats": plats.order_by("-visible", "genre", "nom")}
    return render(request, "cafe/plats.html", contexte)


@droit(COMPOSER)
@never_cache
def plat_nouveau(request: HttpRequest) -> HttpResponse:
    return _tenir(request, None)


@droit(COMPOSER)
@never_cache
def plat(request: HttpRequest, pk: int) -> HttpResponse:
    """A dish: its price, its allergens."""
    return _tenir(request, get_object_or_404(Plat.objects.avec_allergenes(), pk=pk))


def _tenir(request: HttpRequest, le_plat: Plat | None) -> HttpResponse:
    form = PlatForm(donnees_postees(request), plat=le_plat)
    if form.is_valid():
        try:
            tenu = tenir_le_plat(plat=le_plat, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(plat)s » est enregistré.") % {"plat": tenu})
            return redirect("cafe:plats")
    titre = le_plat.nom if le_plat else _("Nouveau plat")
    contexte = {"form": form, "titre": titre, "retour": reverse("cafe:plats")}
    return render(request, "cafe/formulaire.html", contexte)


@droit(COMPOSER)
@never_cache
def carte(request: HttpRequest, code: str) -> HttpResponse:
    """Compose the menu of a day at a site."""
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, COMPOSER, lieu)
    jour = jour_lu(request.GET.get("jour", ""))
    deja = carte_du(lieu, jour)
    initial = {"jour": jour, "mot": deja.mot if deja else ""}
    initial["plats"] = [p.plat_id for p in deja.plats.all()] if deja else []
    form = CarteForm(donnees_postees(request), initial=initial)
    if form.is_valid():
        try:
            composee = composer_la_carte(lieu=lieu, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("La carte est composée."))
            return redirect(f"{request.path}?jour={composee.jour.isoformat()}")
    contexte = {"form": form, "lieu": lieu, "jour": jour, "carte": deja}
    contexte |= {
        "titre": _("La carte du %(jour)s") % {"jour": date_format(jour, "l j F")},
        "retour": f"{reverse('cafe:accueil')}?lieu={code}",
    }
    return render(request, "cafe/carte.html", contexte)


@droit(TENIR)
@never_cache
def carte_papier(request: HttpRequest, code: str, jour: str, papier: str) -> HttpResponse:
    """The card to print: A4 for the wall, A6 for a table."""
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, TENIR, lieu)
    la_carte = carte_du(lieu, jour_lu(jour))
    if la_carte is None or papier not in FORMATS:
        raise Http404
    contexte = _carte_a_lire(lieu, la_carte.jour) | {"feuille": f"css/{FORMATS[papier]}"}
    nom = f"carte-{lieu.code.lower()}-{la_carte.jour.isoformat()}-{papier}"
    return reponse_pdf("cafe/carte_papier.html", contexte, nom)


@login_not_required
@require_safe
@cache_control(public=True, max_age=CINQ_MINUTES)
def carte_publique(request: HttpRequest, code: str) -> HttpResponse:
    """Today's menu, for anybody: no account, no cookie, no script, nobody's name."""
    if CAFE in poles_fermes_ici():
        raise Http404
    lieu = get_object_or_404(Lieu, code=code)
    contexte = _carte_a_lire(lieu, timezone.localdate()) | {"cadre": cadre_public()}
    return render(request, "cafe/carte_publique.html", contexte)


def _carte_a_lire(lieu: Lieu, jour: date) -> dict:
    la_carte = carte_du(lieu, jour)
    return {
        "lieu": lieu,
        "jour": jour,
        "carte": la_carte,
        "plats": plats_de(la_carte),
        "tarifs": tarifs_du_jour(),
        "allergenes": [(a, PICTOGRAMMES[a]) for a in Allergene],
    }
