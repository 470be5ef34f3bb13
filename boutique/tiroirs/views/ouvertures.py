from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from boutique.caisses.appareil import jeton_de_l_appareil, nouveau_jeton, retenir_le_jeton
from boutique.caisses.caisse_d_ici import Ici, a_compter_ici, caisse_d_ici, qui_la_tient
from boutique.caisses.models import Caisse, Session
from boutique.caisses.qui_signe import demander_qui_signe
from boutique.caisses.refus import CaisseInconnue
from boutique.ventes.qui_vient import avec, fiche_de, qui_vient
from petiterockette.droits import DroitManquant, droit
from petiterockette.lieux.appareil import choisir_le_point, point_montre
from petiterockette.lieux.models import Point
from petiterockette.mots.monnaie import euros
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.models import Personne
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.ici import en_gardant, suite_demandee

from ..coffres import derniere_fermee, fond_propose
from ..forms.sessions import OuvrirForm, ReprendreForm
from ..services.fonds import ecart_du_fond
from ..services.sessions import ouvrir, reprendre_ici
from .sessions import DROIT, dire_fermee, lire_la_session


@droit(DROIT)
@never_cache
def caisse_ouvrir(request: HttpRequest) -> HttpResponse:
    """Open the till of this device's point, with its float; or say where it stands."""
    ecole = (request.POST if request.method == "POST" else request.GET).get("ecole") in {
        *("1", "true", "True", "on"),
    }
    ici = caisse_d_ici(request, ecole=ecole)
    if ici is None:
        return choisir_le_point(request, Point.Genre.CAISSE)
    if not request.user.portee(DROIT).couvre_point(ici.point.lieu_id, ici.point.pk):
        raise DroitManquant(DROIT, ici.point.lieu)
    vient, suite = qui_vient(request), suite_demandee(request)
    if request.method != "POST" and ici.session and ici.tenue_ici and not ici.journee_finie:
        return redirect(suite or avec(adresse_de_la_caisse(ici.session), vient))
    a_compter = a_compter_ici(ici)
    propose_cts = _fond_propose(ici, a_compter)
    donnees = donnees_postees(request)
    qui_signe = demander_qui_signe(request, ici.caisse, ecole=ecole)
    form = OuvrirForm(
        donnees, compte=request.user, point=ici.point, propose_cts=propose_cts, qui_signe=qui_signe
    )
    if donnees is not None and point_montre(request) != ici.point:
        form.refuser(CaisseInconnue())
    elif form.is_valid():
        jeton = jeton_de_l_appareil(request) or nouveau_jeton(form.cleaned_data["uuid"])
        try:
            session, nouvelle = ouvrir(point=ici.point, appareil=jeton, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            _dire_l_ouverture(request, session, nouvelle)
            reponse = redirect(suite or avec(adresse_de_la_caisse(session), vient))
            retenir_le_jeton(reponse, jeton, securise=settings.HTTPS)
            return reponse
    contexte = {
        "ici": ici,
        "form": form,
        "ecole": ecole,
        "propose_cts": propose_cts,
        "a_compter": a_compter,
        "tient": qui_la_tient(ici.session, request.user) if ici.session else "",
        "vient": vient,
        "fiche": fiche_de(vient) if vient else "",
        "suite": suite,
        "reprendre": _adresse_pour_reprendre(ici, vient, suite),
        "compter": _adresse_pour_compter(ici.session or a_compter, vient, suite),
    }
    return render(request, "boutique/tiroirs/ouvrir.html", contexte)


@droit(DROIT)
@never_cache
def caisse_reprendre(request: HttpRequest) -> HttpResponse:
    """Hold an open till on this device from now on, and say why."""
    session, vient = _session_a_reprendre(request), qui_vient(request)
    suite = suite_demandee(request)
    if session is None:
        messages.info(request, _("Aucune caisse n’est ouverte ici\u00a0: ouvrez-la."))
        return redirect(en_gardant(avec(reverse("boutique:caisse_ouvrir"), vient), suite))
    if not session.est_ouverte:
        return dire_fermee(request, session)
    donnees = request.POST if "motif" in request.POST else None
    qui_signe = demander_qui_signe(request, session.caisse, session=session, ecole=session.ecole)
    lieu = session.caisse.point.lieu
    form = ReprendreForm(donnees, compte=request.user, lieu=lieu, qui_signe=qui_signe)
    form.initial["session"] = session.pk
    if form.is_valid():
        jeton = jeton_de_l_appareil(request) or nouveau_jeton(form.cleaned_data["uuid"])
        try:
            reprendre_ici(
                session=session,
                appareil=jeton,
                motif=form.cleaned_data["motif"],
                **form.qui(),
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("«\u00a0%(caisse)s\u00a0» est tenue ici, maintenant.")
            messages.success(request, phrase % {"caisse": session.caisse.point.nom_complet})
            reponse = redirect(suite or avec(adresse_de_la_caisse(session), vient))
            retenir_le_jeton(reponse, jeton, securise=settings.HTTPS)
            return reponse
    fiche = fiche_de(vient) if vient else ""
    contexte = {
        "form": form,
        "session": session,
        "tient": qui_la_tient(session, request.user),
        "vient": vient,
        "fiche": fiche,
        "suite": suite,
        "revenir": suite or fiche or adresse_de_la_caisse(session),
    }
    return render(request, "boutique/tiroirs/reprendre.html", contexte)


def _adresse_pour_reprendre(ici: Ici, vient: Personne | None, suite: str) -> str:
    """Where the open till of another device is taken over; nothing while it is closed."""
    if ici.session is None:
        return ""
    adresse = f"{reverse('boutique:caisse_reprendre')}?session={ici.session.pk}"
    return en_gardant(avec(adresse, vient), suite)


def _adresse_pour_compter(avant: Session | None, vient: Personne | None, suite: str) -> str:
    """Where the session before this one is counted, to come back here if something was begun."""
    if avant is None:
        return ""
    ouvrir_ensuite = reverse("boutique:caisse_ouvrir")
    revenir = en_gardant(avec(ouvrir_ensuite, vient), suite) if suite or vient else ""
    return en_gardant(reverse("boutique:session_compter", args=[avant.pk]), revenir)


def adresse_de_la_caisse(la_session: Session) -> str:
    """Where a session rings up."""
    return reverse("boutique:caisse_ecole" if la_session.ecole else "boutique:caisse")


def _fond_propose(ici: Ici, a_compter: Session | None) -> int | None:
    """The float to propose; none while it would tell what a drawer to count should hold."""
    if a_compter or (ici.session and ici.journee_finie):
        return None
    return (
        fond_propose(ici.caisse, derniere_fermee(ici.caisse)) if ici.caisse else Caisse().fond_cts
    )


def _session_a_reprendre(request: HttpRequest) -> Session | None:
    """The session that the page named, else the one that is open where this device stands."""
    numero = numero_lu(request.POST.get("session") or request.GET.get("session", ""))
    if numero is not None:
        return lire_la_session(request, numero, DROIT)
    demande = request.POST.get("ecole") or request.GET.get("ecole", "")
    ici = caisse_d_ici(request, ecole=demande == "1")
    return lire_la_session(request, ici.session.pk, DROIT) if ici and ici.session else None


def _dire_l_ouverture(request: HttpRequest, la_session: Session, nouvelle: bool) -> None:
    mots: dict[str, Any] = {
        "caisse": la_session.caisse.point.nom_complet,
        "fond": euros(la_session.fond_cts),
    }
    if not la_session.est_ouverte:
        messages.info(request, _("Cette page avait ouvert une caisse qui est fermée depuis."))
    elif la_session.ecole:
        messages.success(request, _("C’est parti pour s’entraîner\u00a0: rien ne comptera."))
    elif nouvelle:
        ecart = ecart_du_fond(la_session)
        phrase = (
            _("«\u00a0%(caisse)s\u00a0» est ouverte, fond de %(fond)s (écart de %(ecart)s noté).")
            if ecart
            else _("«\u00a0%(caisse)s\u00a0» est ouverte, fond de %(fond)s. Bonne vente\u00a0!")
        )
        mots["ecart"] = euros(ecart.ecart_cts) if ecart else ""
        messages.success(request, phrase % mots)
    else:
        phrase = _("«\u00a0%(caisse)s\u00a0» était déjà ouverte par cette page, une seule fois.")
        messages.info(request, phrase % mots)
