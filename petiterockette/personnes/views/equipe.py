from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit, exiger
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.middleware import AucunLieu
from petiterockette.lieux.models import Lieu
from petiterockette.mots.chercher import contient, saisie
from petiterockette.mots.francais import du
from petiterockette.refus import Refus
from petiterockette.saisie.champs import viser_la_premiere_erreur
from petiterockette.saisie.formulaires import donnees_postees

from ..codes import oublier_le_code
from ..forms import AccueilForm
from ..models import Equipier
from ..mots import prenom_et_nom
from ..services import accueillir, quitter_l_equipe, revenir_dans_l_equipe

# More name tiles than that at one site, and the counter could not show them either.
TUILES_MAX = 300
PARTIS_MONTRES = 12


@droit("personnes.tenir_l_equipe")
@never_cache
def equipe(request: HttpRequest) -> HttpResponse:
    """A site's name tiles: who is there, who joins, who left lately."""
    lieux = _lieux(request)
    lieu = _lieu_demande(request, lieux)
    cherche = saisie(request.GET)
    prenom, nom = prenom_et_nom(cherche)
    form = AccueilForm(donnees_postees(request), initial={"prenom": prenom, "nom": nom})
    if form.is_valid():
        try:
            personne = accueillir(**form.cleaned_data, lieu=lieu, compte=request.user.pk)
        except Refus as refus:
            form.add_error("prenom", refus)
        else:
            messages.success(
                request,
                _("%(qui)s est dans l’équipe %(du_lieu)s.")
                % {"qui": personne, "du_lieu": du(lieu)},
            )
            return _retour(lieu)
    viser_la_premiere_erreur(form)
    jour = timezone.localdate()
    nommes = contient(cherche, "personne__prenom", "personne__nom")
    equipiers = Equipier.objects.select_related("personne").filter(nommes, lieu=lieu)
    return render(
        request,
        "personnes/equipe.html",
        {
            "form": form,
            "lieu": lieu,
            "lieux": lieux,
            "cherche": cherche,
            "equipiers": equipiers.en_cours(jour).avec_leur_code()[:TUILES_MAX],
            "partis": equipiers.partis(jour)[:PARTIS_MONTRES],
        },
    )


@require_POST
@droit("personnes.tenir_l_equipe")
def equipier_retirer(request: HttpRequest, numero: int) -> HttpResponse:
    equipier = _equipier(request, Equipier.objects.en_cours(timezone.localdate()), numero)
    quitter_l_equipe(equipier=equipier, par=request.user.personne_id, compte=request.user.pk)
    messages.success(
        request,
        _("%(qui)s n’est plus dans l’équipe ; ce qui a été fait garde son nom.")
        % {"qui": equipier.personne},
    )
    return _retour(equipier.lieu)


@require_POST
@droit("personnes.tenir_l_equipe")
def equipier_remettre(request: HttpRequest, numero: int) -> HttpResponse:
    equipier = _equipier(request, Equipier.objects.filter(personne__anonymisee_le=None), numero)
    revenir_dans_l_equipe(equipier=equipier, par=request.user.personne_id, compte=request.user.pk)
    messages.success(
        request, _("%(qui)s est de nouveau dans l’équipe.") % {"qui": equipier.personne}
    )
    return _retour(equipier.lieu)


@require_POST
@droit("personnes.tenir_l_equipe")
def equipier_code(request: HttpRequest, numero: int) -> HttpResponse:
    """Forget the code of somebody who forgot it: another one is chosen at the till."""
    equipier = _equipier(request, Equipier.objects.en_cours(timezone.localdate()), numero)
    efface = oublier_le_code(
        personne=equipier.personne,
        lieu=equipier.lieu_id,
        par=request.user.personne_id,
        compte=request.user.pk,
    )
    phrase = (
        _("%(qui)s choisira un nouveau code en prenant la caisse.")
        if efface
        else _("%(qui)s n’avait plus de code : un nouveau se choisit en prenant la caisse.")
    )
    messages.success(request, phrase % {"qui": equipier.personne})
    return _retour(equipier.lieu)


def _lieux(request: HttpRequest) -> list[Lieu]:
    portee = request.user.portee("personnes.tenir_l_equipe")
    return [li for li in Lieu.objects.ouverts(timezone.localdate()) if portee.couvre(li)]


def _lieu_demande(request: HttpRequest, lieux: list[Lieu]) -> Lieu:
    """The site asked for; else this device's, else the first of those this person keeps."""
    code = request.GET.get("lieu", "")
    if code:
        lieu = get_object_or_404(Lieu, code=code)
        exiger(request.user, "personnes.tenir_l_equipe", lieu)
        return lieu
    if not lieux:
        raise AucunLieu
    point = point_de_l_appareil(request)
    return point.lieu if point and point.lieu in lieux else lieux[0]


def _equipier(request: HttpRequest, parmi, numero: int) -> Equipier:
    equipier = get_object_or_404(parmi.select_related("personne", "lieu"), pk=numero)
    exiger(request.user, "personnes.tenir_l_equipe", equipier.lieu)
    return equipier


def _retour(lieu: Lieu) -> HttpResponse:
    return redirect(f"{reverse('personnes:equipe')}?lieu={lieu.code}")
