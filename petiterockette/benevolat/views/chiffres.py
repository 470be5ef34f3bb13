from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.affichage.impression.telechargements import a_emporter
from petiterockette.comptes.lieux_lus import LieuxLus, lire_les_lieux
from petiterockette.comptes.portees import la_ou
from petiterockette.droits import droit
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.durees import en_duree

from ..bilans import bilan, en_gros, par_lieu, par_mois, par_pole
from ..exports import annee_a_emporter
from ..forms.planning import ActiviteForm
from ..models import Activite, HeuresFaites
from ..perimetre import LIRE, TENIR
from ..phrases import dire_les_heures
from ..services.listes import DROIT, ajouter_une_activite, montrer_une_activite
from ..services.taux import DROIT as VALORISER

PREMIERE_ANNEE = 2000
# Those that the page shows; the spreadsheet holds all of them.
DERNIERES = 60


@droit(LIRE)
@never_cache
def chiffres(request: HttpRequest, annee: int | None = None) -> HttpResponse:
    """The hours of a year: by month, by pole and activity, by site."""
    cette_annee = timezone.localdate().year
    annee = annee or cette_annee
    if not PREMIERE_ANNEE <= annee <= cette_annee:
        raise Http404
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    nominatives = _nominatives(request, lieux_lus)
    fichier = a_emporter(
        request.GET, lambda: annee_a_emporter(lieux_lus, annee, nominatives=nominatives)
    )
    if fichier:
        return fichier
    jours = (date(annee, 1, 1), date(annee, 12, 31))
    b = bilan(*jours, lieux_lus.ids)
    reprises = sum(n for _du, _au, n in en_gros(*jours, lieux_lus.ids))
    poles = par_pole(*jours, lieux_lus.ids)
    lieux = par_lieu(*jours, lieux_lus.ids) if lieux_lus.lieu is None else {}
    filtre = f"?lieu={lieux_lus.lieu.code}" if lieux_lus.lieu and lieux_lus.a_le_choix else ""
    contexte = {
        "annee": annee,
        "lieux_lus": lieux_lus,
        "total": en_duree(b["minutes"]),
        "minutes": b["minutes"],
        "benevoles": b["benevoles"],
        "notees": b["minutes"] != b["reprises_min"],
        "reprises": en_duree(reprises) if reprises else "",
        "mois": [
            (m, en_duree(n), gens)
            for m, (n, gens) in sorted(par_mois(*jours, lieux_lus.ids).items())
        ],
        "poles": [
            (p.pole, en_duree(p.minutes), [(a, en_duree(m)) for a, m in p.activites]) for p in poles
        ],
        "dit": dire_les_heures(request, annee, lieux_lus, poles, b["benevoles"]),
        "lieux": [(li, en_duree(lieux[li.pk])) for li in lieux_lus.lieux if li.pk in lieux],
        "dernieres": _dernieres(nominatives, *jours),
        "nominatives": nominatives is not None,
        "valorise": request.user.has_perm(VALORISER),
        "precedente": _adresse(annee - 1) + filtre if annee > PREMIERE_ANNEE else "",
        "suivante": _adresse(annee + 1) + filtre if annee < cette_annee else "",
    }
    return render(request, "benevolat/chiffres.html", contexte)


@droit(DROIT)
@never_cache
def activites(request: HttpRequest) -> HttpResponse:
    """What volunteers may be asked to do, pole by pole."""
    form = ActiviteForm(donnees_postees(request))
    if form.is_valid():
        try:
            ajouter_une_activite(compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Ajoutée : elle est proposée dès maintenant."))
            return redirect("benevolat:activites")
    toutes = Activite.objects.select_related("pole")
    return render(request, "benevolat/activites.html", {"form": form, "activites": toutes})


@require_POST
@droit(DROIT)
def activite_montrer(request: HttpRequest, numero: int) -> HttpResponse:
    """Propose an activity again, or no longer."""
    activite = get_object_or_404(Activite, pk=numero)
    montrer = request.POST.get("montrer", "1") == "1"
    montrer_une_activite(activite=activite, montrer=montrer, compte=request.user)
    phrase = _("« %(nom)s » n’est plus proposée.")
    if montrer:
        phrase = _("« %(nom)s » est proposée à nouveau.")
    messages.success(request, phrase % {"nom": activite.nom})
    return redirect("benevolat:activites")


def _nominatives(request: HttpRequest, lieux_lus: LieuxLus) -> Any:
    """The hours that this reader may read name by name; None: nobody's."""
    if not request.user.portee(TENIR).couvre(lieux_lus.lieu):
        return None
    lieux = [lieux_lus.lieu.pk] if lieux_lus.lieu else None
    return HeuresFaites.objects.visibles(lieux).filter(
        la_ou(request.user, TENIR, pole="pole__code")
    )


def _dernieres(nominatives: Any, debut: Any, fin: Any) -> list[Any]:
    if nominatives is None:
        return []
    rangees = nominatives.qui_tiennent().du_au(debut, fin)
    rangees = rangees.select_related("lieu", "personne", "pole", "activite")
    return [(h, en_duree(h.minutes)) for h in rangees.order_by("-jour", "-id")[:DERNIERES]]


def _adresse(annee: int) -> str:
    return reverse("benevolat:chiffres_de", args=[annee])
