from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.affichage.impression.etiquettes import Etiquette, etiquettes_en_pdf
from petiterockette.droits import DroitManquant, droit, exiger
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.lieux.models import Association
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..codes import code_lisible
from ..formats import lire_la_partie, lire_le_choix
from ..forms.rangements import EtiquettesForm, ReglesForm
from ..models import Rouleau
from ..services.etiquettes import preparer_un_rouleau
from ..services.evenements import SUIVRE
from ..services.suivi import regler_le_suivi
from ..suivis import adresse_du_code


@droit(SUIVRE)
@never_cache
def etiquettes(request: HttpRequest) -> HttpResponse:
    """Prepare sheets of labels, or print again those that are prepared."""
    point = point_de_l_appareil(request)
    if point is None:
        return choisir_le_point(request)
    if not request.user.portee(SUIVRE).couvre(point.lieu):
        raise DroitManquant(SUIVRE, point.lieu)
    donnees = donnees_postees(request)
    form = EtiquettesForm(donnees, compte=request.user, lieu=point.lieu)
    if form.is_valid():
        try:
            rouleau, _cree = preparer_un_rouleau(**form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect("collecte:planche", rouleau.pk)
    rouleaux = Rouleau.objects.filter(lieu=point.lieu)[:12]
    contexte = {"form": form, "point": point, "rouleaux": rouleaux}
    return render(request, "collecte/objets/etiquettes.html", contexte)


@droit(SUIVRE)
@never_cache
def planche(request: HttpRequest, pk: int) -> HttpResponse:
    """A roll prepared: which paper it is printed on, and its files."""
    rouleau = _lire(request, pk)
    contexte = {
        "rouleau": rouleau,
        "choix": lire_le_choix(request, rouleau.nombre),
        "fichier": reverse("collecte:planche_pdf", args=[pk]),
    }
    return render(request, "collecte/objets/planche.html", contexte)


@droit(SUIVRE)
def planche_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The labels of a roll, as they are printed."""
    rouleau = _lire(request, pk)
    choix = lire_le_choix(request, rouleau.nombre)
    if choix is None:
        raise Http404
    codes, depart = choix.de_la_partie(rouleau.codes, lire_la_partie(request, choix))
    maison = str(Association.objects.first() or "")
    etiquettes = [
        Etiquette(
            nom=maison, grand=code_lisible(code), pied="", barres=code, qr=adresse_du_code(code)
        )
        for code in codes
    ]
    return etiquettes_en_pdf(etiquettes, choix.format.gabarit, f"etiquettes-{pk}", depart)


def _lire(request: HttpRequest, pk: int) -> Rouleau:
    rouleau = get_object_or_404(Rouleau.objects.select_related("lieu"), pk=pk)
    exiger(request.user, SUIVRE, rouleau.lieu)
    return rouleau


@droit("listes.gerer")
@never_cache
def suivi_regles(request: HttpRequest) -> HttpResponse:
    """Which categories are followed thing by thing, and which with a unit sheet."""
    form = ReglesForm(donnees_postees(request))
    if form.is_valid():
        change = regler_le_suivi(regles=form.regles(), par=request.user)
        fait = (
            _("Ce qui se suit objet par objet est enregistré.") if change else _("Rien n’a changé.")
        )
        messages.success(request, fait)
        return redirect("collecte:suivi_regles")
    return render(request, "collecte/objets/regles.html", {"form": form})
