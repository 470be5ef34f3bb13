from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.comptes.qui_demander import qui_peut_donner
from petiterockette.droits import droit, exiger
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms import AbonnementForm
from ..models import Abonnement, Envoi
from ..services.abonnements import arreter, renvoyer_la_confirmation, s_abonner
from ..sites_et_mois import DROIT, echeance, mois_a_envoyer, sites_lisibles

# Of the sendings, what a page shows.
MONTRES = 12


@never_cache
def abonnement(request: HttpRequest) -> HttpResponse:
    """One's own subscription: subscribe, change, and what was sent.

    Whoever lost the right still reads here why nothing comes, and may stop.
    """
    mien = Abonnement.objects.filter(compte=request.user).first()
    if mien is None:
        exiger(request.user, DROIT)
    donnees = donnees_postees(request)
    form = AbonnementForm(donnees, lieux=sites_lisibles(request.user), abonnement=mien)
    if form.is_valid():
        try:
            mien = s_abonner(compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            confirme = _("C’est noté : le mois part à %(adresse)s.") % {"adresse": mien.courriel}
            a_confirmer = _("Un message est en route : touchez le lien qu’il contient.")
            messages.success(request, confirme if mien.est_confirme else a_confirmer)
            return redirect("abonnements:abonnement")
    mois = mois_a_envoyer(timezone.localdate())
    contexte = {
        "form": form,
        "mien": mien,
        "envois": list(mien.envois.all()[:MONTRES]) if mien else [],
        "regle": settings.COURRIEL_REGLE,
        "peut": request.user.has_perm(DROIT),
        "demander_a": qui_peut_donner(DROIT),
        "le": echeance(mois).day,
    }
    return render(request, "abonnements/abonnement.html", contexte)


@require_POST
def abonnement_arreter(request: HttpRequest) -> HttpResponse:
    """Stop one's own subscription, whatever one may still read."""
    if not Abonnement.objects.filter(compte=request.user).exists():
        exiger(request.user, DROIT)
    try:
        arreter(compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("C’est arrêté, et votre adresse est effacée."))
    return redirect("abonnements:abonnement")


@require_POST
@droit(DROIT)
def confirmation_renvoyer(request: HttpRequest) -> HttpResponse:
    try:
        renvoyer_la_confirmation(compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Le message est reparti."))
    return redirect("abonnements:abonnement")


@droit("abonnements.lire")
@never_cache
def abonnes(request: HttpRequest) -> HttpResponse:
    """Who receives the month, and what left."""
    actifs = Abonnement.objects.filter(arrete_le=None)
    envois = Envoi.objects.select_related("abonnement__compte__personne")
    contexte = {
        "abonnes": actifs.select_related("compte__personne")
        .prefetch_related("lieux")
        .order_by("demande_le"),
        "envois": envois.order_by("-mois", "-prevu_le")[: 5 * MONTRES],
        "regle": settings.COURRIEL_REGLE,
    }
    return render(request, "abonnements/abonnes.html", contexte)
