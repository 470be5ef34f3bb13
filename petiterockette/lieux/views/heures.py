from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from petiterockette.droits import droit, exiger
from petiterockette.mots.chercher import saisie
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.fouille import fouille
from petiterockette.temps.dates import date_format
from petiterockette.temps.durees import en_heures

from ..forms.journees import CorrectionForm, HeuresForm
from ..heures import JOUR, Plage, en_heure, heures_d_ouverture, horaires, plage, plages
from ..models import Lieu, Ouverture
from ..services.heures import ajouter_des_heures, corriger_les_heures


@dataclass(frozen=True)
class LigneDuMois:
    """A stretch of hours as the month's page tells it."""

    plage: Plage
    lieu: Lieu
    jour: date
    debut: str
    fin: str
    duree: str
    pas_faites: list[str]


@droit("lieux.lire_les_heures")
@never_cache
def heures(request: HttpRequest, mois: str = "") -> HttpResponse:
    """The hours really done in a month, by site and day."""
    debut = _lire_mois(mois) if mois else timezone.localdate().replace(day=1)
    fin = (debut + 32 * JOUR).replace(day=1) - JOUR
    lieux, lieu = _lieux(request)
    montres = [lieu] if lieu else lieux
    ids = [li.pk for li in montres]
    sommes = heures_d_ouverture(debut, fin, ids)
    total = sum(sommes.values())
    corrigeables = request.user.portee("lieux.corriger_les_heures")
    suite = (fin + JOUR) if fin < timezone.localdate() else None
    filtre = f"?lieu={lieu.code}" if lieu else ""
    cherche = saisie(request.GET)
    contexte = {
        "debut": debut,
        "titre": date_format(debut, "F Y").capitalize(),
        "lieux": lieux,
        "lieu": lieu,
        "par_lieu": [(li, en_heures(sommes.get((li.pk, debut), 0))) for li in montres],
        "total": en_heures(total),
        "lignes": [li for li in map(_ligne, plages(debut, fin, ids)) if _est_cherchee(li, cherche)],
        "cherche": cherche,
        "corrigeables": {li.pk for li in montres if corrigeables.couvre(li)},
        "ajouter": [li for li in montres if corrigeables.couvre(li)],
        "precedent": reverse("lieux:heures_mois", args=[f"{debut - JOUR:%Y-%m}"]) + filtre,
        "suivant": reverse("lieux:heures_mois", args=[f"{suite:%Y-%m}"]) + filtre if suite else "",
    }
    return render(request, "lieux/heures.html", contexte)


@droit("lieux.corriger_les_heures")
@never_cache
def corriger(request: HttpRequest, numero: int) -> HttpResponse:
    """Other hours for an opening, with their reason; what was written stays."""
    ouverture = get_object_or_404(Ouverture.objects.avec_la_suite(), pk=numero)
    exiger(request.user, "lieux.corriger_les_heures", ouverture.lieu)
    jour = timezone.localdate(ouverture.le)
    actuelle = plage(ouverture, horaires([ouverture.lieu_id]), timezone.now())
    donnees = donnees_postees(request)
    form = CorrectionForm(donnees, plage=actuelle, jour=jour)
    if form.is_valid():
        try:
            corriger_les_heures(ouverture=ouverture, par=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Les heures du %(jour)s sont corrigées.") % _dit(jour))
            return _vers_le_mois(ouverture.lieu, jour)
    contexte = {
        "form": form,
        "lieu": ouverture.lieu,
        "jour": jour,
        "corrections": [_ecrite(c) for c in ouverture.corrections.all()],
        "retour": _adresse_du_mois(ouverture.lieu, jour),
    }
    return render(request, "lieux/heures_corriger.html", contexte)


@droit("lieux.corriger_les_heures")
@never_cache
def ajouter(request: HttpRequest, code: str) -> HttpResponse:
    """Hours that nobody recorded on the spot."""
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, "lieux.corriger_les_heures", lieu)
    form = HeuresForm(donnees_postees(request))
    if form.is_valid():
        jour = form.cleaned_data["jour"]
        try:
            ajouter_des_heures(lieu=lieu, par=request.user, **form.geste())
        except ValidationError as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Les heures du %(jour)s sont ajoutées.") % _dit(jour))
            return _vers_le_mois(lieu, jour)
    retour = _adresse_du_mois(lieu, timezone.localdate())
    contexte = {"form": form, "lieu": lieu, "jour": None, "corrections": [], "retour": retour}
    return render(request, "lieux/heures_corriger.html", contexte)


def _est_cherchee(ligne: LigneDuMois, mots: str) -> bool:
    dit = (ligne.lieu.nom, ligne.plage.corrigee, ligne.plage.ouverture.motif, *ligne.pas_faites)
    return fouille(mots, *dit, jour=ligne.jour)


def _ligne(p: Plage) -> LigneDuMois:
    fermeture = getattr(p.ouverture, "fermeture", None)
    taches = [*p.ouverture.taches, *(fermeture.taches if fermeture else [])]
    if p.fin is None:
        fin, duree = _("en cours"), ""
    else:
        fin, duree = en_heure(p.fin), en_heures(p.secondes)
        if timezone.localdate(p.fin) != timezone.localdate(p.debut):
            fin += _(" le lendemain")
    return LigneDuMois(
        plage=p,
        lieu=p.ouverture.lieu,
        jour=timezone.localdate(p.debut),
        debut=en_heure(p.debut),
        fin=fin,
        duree=duree,
        pas_faites=[t["texte"] for t in taches if not t["faite"]],
    )


def _ecrite(correction) -> tuple[date, str, str]:
    heures = (
        f"{en_heure(correction.debut)} – {en_heure(correction.fin)}"
        if correction.debut
        else _("pas ouvert")
    )
    return timezone.localtime(correction.enregistre_le), heures, correction.motif


def _lieux(request: HttpRequest) -> tuple[list[Lieu], Lieu | None]:
    """The sites this reader sees, and the one asked for."""
    portee = request.user.portee("lieux.lire_les_heures")
    lieux = [li for li in Lieu.objects.all() if portee.couvre(li)]
    code = request.GET.get("lieu", "")
    if not code:
        return lieux, lieux[0] if len(lieux) == 1 else None
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, "lieux.lire_les_heures", lieu)
    return lieux, lieu


def _lire_mois(texte: str) -> date:
    try:
        annee, numero = texte.split("-")
        if len(annee) != 4 or len(numero) != 2 or not texte.isascii():
            raise ValueError
        mois = date(int(annee), int(numero), 1)
    except ValueError:
        raise Http404 from None
    if not 2000 <= mois.year <= 2200:
        raise Http404
    return mois


def _dit(jour: date) -> dict[str, str]:
    return {"jour": date_format(jour, "j F")}


def _adresse_du_mois(lieu: Lieu, jour: date) -> str:
    return reverse("lieux:heures_mois", args=[f"{jour:%Y-%m}"]) + f"?lieu={lieu.code}"


def _vers_le_mois(lieu: Lieu, jour: date) -> HttpResponse:
    return redirect(_adresse_du_mois(lieu, jour))
