"""What anybody opens without an account: the agenda, a séance, one's own place."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from petiterockette.affichage.contexte import cadre_public
from petiterockette.affichage.impression.qr import dessin_qr
from petiterockette.freins.refus import TropVite
from petiterockette.refus import LienMort, Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.visiteur import foyer_du_visiteur

from ..forms.inscriptions import InscriptionPubliqueForm
from ..ical import EvenementIcal, calendrier
from ..jetons import jeton, lire
from ..models import Inscription, Seance
from ..quelles_seances import publiees
from ..services import inscriptions as services
from ..services.attente import places_prises

UNE_MINUTE = 60


@login_not_required
@require_safe
@cache_control(public=True, max_age=UNE_MINUTE)
def agenda(request: HttpRequest) -> HttpResponse:
    """The public agenda, séances to come: no cookie, nobody's name; any cache may keep it a
    minute."""
    contexte = {
        "cadre": cadre_public(),
        "seances": publiees(timezone.now()),
        "maintenant": timezone.now(),
        "ics": settings.ADRESSE_PUBLIQUE + reverse("seances:agenda_ics"),
    }
    return render(request, "seances/agenda.html", contexte)


@login_not_required
@require_safe
@cache_control(public=True, max_age=UNE_MINUTE)
def agenda_ics(request: HttpRequest) -> HttpResponse:
    """The public agenda as a file for the calendar of a telephone."""
    texte = calendrier(
        _("Agenda de la ressourcerie"),
        [_en_ical(seance) for seance in publiees(timezone.now())],
        timezone.now(),
    )
    return HttpResponse(texte, content_type="text/calendar; charset=utf-8")


@sensitive_post_parameters()
@login_not_required
@never_cache
def agenda_seance(request: HttpRequest, numero: int) -> HttpResponse:
    """A séance, and how to sign up; it works without JavaScript and shows nobody's name."""
    publiques = Seance.objects.publiees().select_related("lieu")
    seance = get_object_or_404(publiques, pk=numero)
    form = InscriptionPubliqueForm(donnees_postees(request))
    statut = 200
    if form.is_valid():
        foyer = foyer_du_visiteur(request)
        try:
            inscription, _neuve = services.s_inscrire(
                seance=seance, inscrit=form.inscrit(), adresse=foyer
            )
        except Refus as refus:
            form.refuser(refus)
            statut = refus.statut if isinstance(refus, TropVite) else 200
        else:
            return redirect(_suite(inscription))
    contexte = {
        "seance": seance,
        "form": form,
        "ouverte": seance.prend_des_inscriptions(timezone.now()),
        "restantes": seance.restantes(places_prises(seance)),
        "heures": min(settings.HEURES_POUR_REPONDRE, services.TENUE_MAX // services.HEURE),
    }
    return render(request, "seances/agenda_seance.html", contexte, status=statut)


@login_not_required
@never_cache
# The link itself is the proof.
@csrf_exempt
def ma_place(request: HttpRequest, jeton: str) -> HttpResponse:
    """One's own place: confirm it, give it back. Read first, since mail servers open links."""
    refuse = ""
    try:
        inscription = lire(jeton)
        if request.method == "POST":
            geste = services.se_desister if "non" in request.POST else services.confirmer
            inscription = geste(inscription=inscription)
            return _sans_trace(redirect("seances:ma_place", jeton))
    except LienMort as refus:
        return render(request, "seances/lien_mort.html", {"refus": str(refus)}, status=404)
    except Refus as refus:
        inscription, refuse = lire(jeton), str(refus)
    contexte = {
        "inscription": inscription,
        "seance": inscription.seance,
        "passee": timezone.now() >= inscription.seance.debut,
        "qr": _qr(inscription) if inscription.etat == Inscription.Etat.CONFIRMEE else "",
        "refuse": refuse,
    }
    return _sans_trace(render(request, "seances/ma_place.html", contexte))


@login_not_required
@require_safe
@never_cache
def merci(request: HttpRequest, numero: int) -> HttpResponse:
    """The request was taken: its link is in the mail that leaves."""
    seance = Seance.objects.publiees().filter(pk=numero).first()
    if seance is None:
        raise Http404
    contexte = {"seance": seance, "attend": "attente" in request.GET}
    return render(request, "seances/merci.html", contexte)


def _suite(inscription: Inscription) -> str:
    """The page of one's place; only a mail shows it to whoever must prove an address."""
    if inscription.se_confirme_par_courriel and inscription.etat != Inscription.Etat.CONFIRMEE:
        merci = reverse("seances:merci", args=[inscription.seance_id])
        return f"{merci}?attente" if inscription.etat == Inscription.Etat.ATTENTE else merci
    return reverse("seances:ma_place", args=[jeton(inscription)])


def _qr(inscription: Inscription) -> str:
    adresse = settings.ADRESSE_PUBLIQUE + reverse("seances:venir", args=[inscription.code])
    return dessin_qr(adresse)


def _en_ical(seance: Seance) -> EvenementIcal:
    hote = settings.ADRESSE_PUBLIQUE.split("://")[-1]
    return EvenementIcal(
        uid=f"seance-{seance.pk}@{hote}",
        debut=seance.debut,
        fin=seance.fin,
        titre=seance.titre,
        ou=seance.ou,
        texte=seance.texte,
        url=settings.ADRESSE_PUBLIQUE + reverse("seances:agenda_seance", args=[seance.pk]),
        annule=seance.annulee_le is not None,
    )


def _sans_trace(reponse: HttpResponse) -> HttpResponse:
    reponse["X-Robots-Tag"] = "noindex"
    reponse["Referrer-Policy"] = "no-referrer"
    return reponse
