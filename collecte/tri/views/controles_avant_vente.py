from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.listes.models import Categorie
from petiterockette.droits import droit, exiger
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.controles_avant_vente import ControlerForm
from ..models import ControleFait, NonVendable
from ..non_vendables import chercher
from ..services.controles_avant_vente import (
    annuler_le_controle,
    controles_de,
    controles_manquants,
    en_mots,
    exigences_de,
)
from ..services.controles_avant_vente import controler as enregistrer_le_controle


@droit("collecte.peser")
def non_vendables(request: HttpRequest) -> HttpResponse:
    """What may not be sold, in big words; searched whatever the accents."""
    choses = NonVendable.objects.visibles().select_related("categorie")
    cherche = request.GET.get("q", "")[:60]
    contexte = {
        "choses": chercher(choses, cherche),
        "cherche": cherche,
        "total": len(choses),
        "que_faire": NonVendable.QueFaire.choices,
    }
    return render(request, "collecte/tri/non_vendables.html", contexte)


@droit("collecte.controler")
@never_cache
def controles(request: HttpRequest) -> HttpResponse:
    """The categories that ask for a check, and what was checked here today."""
    lieu = _lieu_d_ici(request)
    if lieu is None:
        return choisir_le_point(request)
    visibles = list(Categorie.objects.visibles().filter(interne=False, vrac=False))
    exigences = exigences_de([c.pk for c in visibles])
    faits = ControleFait.objects.filter(lieu=lieu, jour=timezone.localdate())
    contexte = {
        "lieu": lieu,
        "categories": [(c, exigences[c.pk]) for c in visibles if c.pk in exigences],
        "faits": _gestes(faits.select_related("controle", "categorie")),
    }
    return render(request, "collecte/tri/controles.html", contexte)


@droit("collecte.controler")
@never_cache
def controler(request: HttpRequest, code: str) -> HttpResponse:
    """Check one object, or a lot, of a category."""
    categorie = get_object_or_404(Categorie.objects.visibles(), code=code)
    lieu = _lieu_montre(request) or _lieu_d_ici(request)
    if lieu is None:
        return choisir_le_point(request)
    exiger(request.user, "collecte.controler", lieu)
    liste = controles_de(categorie)
    if not liste:
        raise Http404
    equipe = Personne.objects.de_l_equipe(lieu, timezone.localdate())
    donnees = donnees_postees(request)
    form = ControlerForm(donnees, controles=liste, compte=request.user, equipe=equipe)
    if form.is_valid():
        geste = form.geste()
        try:
            faits, _cree = enregistrer_le_controle(
                lieu=lieu, categorie=categorie, compte=request.user, **geste
            )
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(
                request, _("%(resultat)s. C’est noté.") % {"resultat": en_mots(faits[0])}
            )
            return redirect("collecte:controles")
    contexte = {
        "form": form,
        "categorie": categorie,
        "lieu": lieu,
        "manquants": controles_manquants(categorie, lieu=lieu),
    }
    return render(request, "collecte/tri/controler.html", contexte)


@require_POST
@droit("collecte.controler")
def controle_annuler(request: HttpRequest, numero: int) -> HttpResponse:
    """Take back a whole gesture of checks."""
    fait = get_object_or_404(ControleFait.objects.select_related("lieu", "categorie"), pk=numero)
    try:
        annuler_le_controle(fait=fait, uuid=uuid4(), par=None, compte=request.user)
    except ValidationError as refus:
        messages.error(request, " ".join(refus.messages))
    else:
        messages.success(request, _("Annulé : ce contrôle ne compte plus."))
    return redirect("collecte:controles")


def _gestes(faits) -> list[dict]:
    """The day's rows gathered by gesture, newest first; each says whether it was taken back."""
    annules = {f.annule for f in faits if f.annule}
    gestes: dict = {}
    for fait in faits:
        if fait.annule:
            continue
        geste = gestes.setdefault(
            fait.uuid, {"fait": fait, "noms": [], "annule": fait.uuid in annules}
        )
        geste["noms"].insert(0, fait.controle.nom)
    return list(gestes.values())


def _lieu_d_ici(request: HttpRequest) -> Lieu | None:
    point = point_de_l_appareil(request)
    if point is None:
        return None
    exiger(request.user, "collecte.controler", point.lieu)
    return point.lieu


def _lieu_montre(request: HttpRequest) -> Lieu | None:
    """The site that the posted page showed."""
    code = request.POST.get("lieu", "")
    return get_object_or_404(Lieu, code=code) if code else None
