from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from collecte.comptoirs.refus import LieuInconnu
from collecte.listes.models import Categorie
from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.droits import DroitManquant, droit
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil, point_montre
from petiterockette.lieux.models import Point
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from .exports import rayon_a_emporter
from .forms import RetirerForm, RetourDeZoneForm
from .semaine import du_rayon_aujourd_hui, tableau_du_rayon
from .services import reprendre_de_la_zone, retirer_du_rayon

ORIENTER, ZONE = "collecte.orienter", "collecte.tenir_la_zone"


@droit(ORIENTER)
@never_cache
def rayon(request: HttpRequest) -> HttpResponse:
    """The week's list: what lies on the shelf of this site, and since when."""
    point = point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    _exiger(request, ORIENTER, point)
    jour = timezone.localdate()
    tableau = tableau_du_rayon(point.lieu, jour)
    fichier = a_emporter(
        request.GET, lambda: rayon_a_emporter(tableau, point.lieu, jour), papier=True
    )
    if fichier:
        return fichier
    contexte = {
        "point": point,
        "jour": jour,
        "tableau": tableau,
        "faits": du_rayon_aujourd_hui(point.lieu, jour, request.user),
    }
    return render(request, "collecte/rayon/rayon.html", contexte)


@droit(ORIENTER)
@never_cache
def rayon_retirer(request: HttpRequest, code: str) -> HttpResponse:
    """Take what did not sell off the shelf: one category, somewhere else."""
    objets = Categorie.objects.filter(famille="objets", interne=False, vrac=False)
    categorie = get_object_or_404(objets, code=code)
    return _geste(
        request,
        ORIENTER,
        RetirerForm,
        retirer_du_rayon,
        {"titre": _("Retirer du rayon"), "categorie": categorie},
        categorie=categorie,
    )


@droit(ZONE)
@never_cache
def zone_retour(request: HttpRequest) -> HttpResponse:
    """What nobody took in the zone de gratuité comes back."""
    titre = {"titre": _("Retour de la zone de gratuité")}
    return _geste(request, ZONE, RetourDeZoneForm, reprendre_de_la_zone, titre)


def _geste(request, droit_demande, formulaire, service, contexte, **options) -> HttpResponse:
    """Show the page of a gesture, or make it once where its screen said; then the list again.

    Who does not sort has no list: they go back to what they may do there.
    """
    montre = point_montre(request)
    point = montre or point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    _exiger(request, droit_demande, point)
    retour = "collecte:rayon" if request.user.has_perm(ORIENTER, point.lieu) else "collecte:gestes"
    donnees = donnees_postees(request)
    form = formulaire(donnees, compte=request.user, point=point, **options)
    if donnees is not None and montre is None:
        form.renouveler()
        form.add_error(None, LieuInconnu())
    elif form.is_valid():
        try:
            bon, _cree = service(**form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("Bon nº %(n)s enregistré : %(masse)s.")
            messages.success(request, phrase % {"n": nombre(bon.pk), "masse": kilos(bon.masse_g)})
            return redirect(retour)
    contexte |= {
        "form": form,
        "point": point,
        "retour": reverse(retour),
        "peut_donner": request.user.portee("collecte.sortir").couvre_point(point.lieu_id, point.pk),
    }
    return render(request, "collecte/rayon/geste.html", contexte)


def _exiger(request: HttpRequest, droit_demande: str, point: Point) -> None:
    if not request.user.portee(droit_demande).couvre_point(point.lieu_id, point.pk):
        raise DroitManquant(droit_demande, point.lieu)
