from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.caisses.forms.qui import QuiForm
from boutique.caisses.models import Caisse, Session
from boutique.caisses.qui_signe import demander_qui_signe
from boutique.regles.droits import LIRE
from boutique.regles.noms import noms
from boutique.ventes.tenue_ailleurs import Ailleurs, tenue_ailleurs
from collecte.matiere.pagination import page_cherchee
from petiterockette.alertes.calcul import regarder_maintenant
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import DroitManquant, droit, exiger
from petiterockette.mots.monnaie import euros
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.ici import en_gardant, suite_demandee

from ..alertes import A_COMPTER
from ..ecarts import ecarts_de
from ..forms.sessions import GesteSimpleForm, JourForm
from ..papier_de_session import mentions_de
from ..releves import relever
from ..services.explications import expliquer
from ..services.fonds import ecart_du_fond
from ..services.lectures_x import LIRE_EN_X, TENIR, lire_x
from ..services.sessions import fermer

DROIT = "boutique.ouvrir_la_caisse"
PAR_PAGE = 30
NOMS_DE_LA_CAISSE = ("caisse__point__nom", "caisse__point__lieu__nom")


@droit(LIRE)
@never_cache
def sessions(request: HttpRequest) -> HttpResponse:
    """The sessions, newest first; above them those that wait to be counted, then the open ones."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    lisibles = Session.objects.select_related("caisse__point__lieu").filter(ecole=False)
    if lieux_lus.ids is not None:
        lisibles = lisibles.filter(caisse__point__lieu__in=lieux_lus.ids)
    filtre = JourForm(request.GET or None)
    choisies, caisse = _filtrer(request, filtre, lisibles)
    page = page_cherchee(
        request.GET, choisies, PAR_PAGE, *NOMS_DE_LA_CAISSE, jour="jour", instant="ouverte_le"
    )
    a_compter = list(lisibles.a_compter().order_by("pk"))  # type: ignore[attr-defined]
    ouvertes = list(lisibles.ouvertes().order_by("pk"))  # type: ignore[attr-defined]
    caisses = Caisse.objects.select_related("point__lieu").order_by("numero")
    if lieux_lus.ids is not None:
        caisses = caisses.filter(point__lieu__in=lieux_lus.ids)
    portee = request.user.portee(DROIT)
    qui = noms((s.ouverte_par for s in [*page.lignes, *ouvertes]), request.user)
    ecarts = ecarts_de([s.pk for s in page.lignes])
    contexte = {
        "lieux_lus": lieux_lus,
        "page": page,
        "lignes": [(s, qui.get(s.ouverte_par or 0, ""), ecarts.get(s.pk)) for s in page.lignes],
        "a_compter": [(s, _couvre(portee, s)) for s in a_compter],
        "ouvertes": [(s, qui.get(s.ouverte_par or 0, "")) for s in ouvertes],
        "caisses": caisses,
        "caisse": caisse,
        "filtre": filtre,
        "cherche": page.cherche,
    }
    return render(request, "boutique/tiroirs/sessions.html", contexte)


@droit(LIRE)
@never_cache
def session(request: HttpRequest, numero: int) -> HttpResponse:
    """One session; what it took is told once it is counted, or read on purpose."""
    la_session = lire_la_session(request, numero, LIRE)
    return _montrer(request, la_session, papier=request.GET.get("papier"))


@require_POST
@droit(LIRE_EN_X)
@never_cache
def session_lire(request: HttpRequest, numero: int) -> HttpResponse:
    """The « lecture X »: what a session not counted yet took so far, chained as an event."""
    la_session = lire_la_session(request, numero, LIRE_EN_X)
    if la_session.comptee_le:
        return redirect("boutique:session", numero)
    lire_x(session=la_session, compte=request.user)
    return _montrer(request, la_session, papier=request.POST.get("papier"), lue=True)


def _montrer(
    request: HttpRequest, la_session: Session, *, papier: str | None, lue: bool = False
) -> HttpResponse:
    """``lue``: a « lecture X », for somebody who is not about to count."""
    releve = relever(la_session, timezone.now())
    lieu = la_session.caisse.point.lieu
    coffre = request.user.has_perm(TENIR, lieu)
    ferme = _couvre(request.user.portee(DROIT), la_session)
    comptee = bool(la_session.comptee_le)
    personnes = {la_session.ouverte_par, la_session.fermee_par}
    personnes |= {c.par for c in releve.comptages} | {m.par for m in releve.mouvements}
    qui = noms(personnes, request.user)
    suivantes = la_session.caisse.sessions.filter(ecole=la_session.ecole, pk__gt=la_session.pk)
    contexte = {
        "session": la_session,
        "releve": releve,
        "ecart": releve.ecart,
        "explique": coffre,
        "ouverte_par": qui.get(la_session.ouverte_par or 0, ""),
        "fermee_par": qui.get(la_session.fermee_par or 0, ""),
        "comptages": [(c, qui.get(c.par or 0, "")) for c in releve.comptages],
        "ecart_du_fond": ecart_du_fond(la_session),
        "mentions": mentions_de(la_session) if lue or comptee else None,
        "mouvements": [(m, qui.get(m.par or 0, "")) for m in releve.mouvements],
        "tient": ferme,
        "ailleurs": tenue_ailleurs(request, la_session) if ferme else None,
        "a_ranger_cts": 0 if suivantes.exists() else releve.a_ranger_cts,
        "lue": lue,
        "peut_lire": request.user.has_perm(LIRE_EN_X, lieu)
        and not comptee
        and (la_session.est_ouverte or coffre),
        "papier_80": papier == "80",
        # Who is about to count does not know.
        "dit": lue or comptee,
        "dit_l_attendu": comptee or (lue and coffre),
        "form": form_de_la_session(request, la_session),
    }
    return render(request, "boutique/tiroirs/session.html", contexte)


@require_POST
@droit(DROIT)
def session_fermer(request: HttpRequest, numero: int) -> HttpResponse:
    """Close a till: its drawer is counted next; somebody else’s, once that is confirmed."""
    la_session = lire_la_session(request, numero, DROIT)
    ailleurs = tenue_ailleurs(request, la_session)
    a_confirmer = ailleurs is not None and "confirme" not in request.POST
    form = form_de_la_session(request, la_session, None if a_confirmer else request.POST)
    if not form.is_valid():
        return montrer_la_fermeture(request, la_session, form, ailleurs)
    deja = not la_session.est_ouverte
    try:
        la_session = fermer(session=la_session, **form.qui())
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("boutique:session", numero)
    if deja:
        return dire_fermee(request, la_session)
    if la_session.ecole:
        messages.success(request, _("Entraînement terminé\u00a0: rien n’est compté."))
        return redirect("accueil")
    # Counted later, it is among what waits already.
    regarder_maintenant(A_COMPTER, timezone.localdate())
    phrase = _("«\u00a0%(caisse)s\u00a0» est fermée. Comptez maintenant son tiroir.")
    messages.success(request, phrase % {"caisse": la_session.caisse})
    compter = reverse("boutique:session_compter", args=[numero])
    return redirect(en_gardant(compter, suite_demandee(request)))


@require_POST
@droit(TENIR)
def session_expliquer(request: HttpRequest, numero: int) -> HttpResponse:
    """Clear what later corrections of payments explain of a counted difference."""
    la_session = lire_la_session(request, numero, TENIR)
    form = QuiForm(request.POST, compte=request.user, lieu=la_session.caisse.point.lieu)
    if not form.is_valid():
        for phrases in form.errors.values():
            messages.error(request, " ".join(map(str, phrases)))
        return redirect("boutique:session", numero)
    try:
        mouvement, nouveau = expliquer(
            session=la_session, uuid=form.cleaned_data["uuid"], **form.qui()
        )
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        phrase = (
            _("%(montant)s d’écart expliqués\u00a0: %(motif)s.")
            if nouveau
            else _("%(montant)s d’écart étaient déjà expliqués, une seule fois.")
        )
        mots = {"montant": euros(mouvement.montant_cts), "motif": mouvement.motif}
        messages.success(request, phrase % mots)
    return redirect("boutique:session", numero)


def montrer_la_fermeture(
    request: HttpRequest, la_session: Session, form: GesteSimpleForm, ailleurs: Ailleurs | None
) -> HttpResponse:
    """The page that closes a till; ``suite``, where one goes once it is counted, stays with it."""
    contexte = {"session": la_session, "form": form, "ailleurs": ailleurs}
    contexte["suite"] = suite_demandee(request)
    return render(request, "boutique/tiroirs/fermer.html", contexte)


def form_de_la_session(
    request: HttpRequest, la_session: Session, donnees: Any = None
) -> GesteSimpleForm:
    """The form of a gesture on a session, with whoever signs it."""
    qui_signe = demander_qui_signe(
        request, la_session.caisse, session=la_session, ecole=la_session.ecole
    )
    lieu = la_session.caisse.point.lieu
    return GesteSimpleForm(donnees, compte=request.user, lieu=lieu, qui_signe=qui_signe)


def lire_la_session(request: HttpRequest, numero: int, droit_de_lire: str) -> Session:
    """A session, for whoever holds the right at its till. Raises ``DroitManquant``."""
    sessions_avec = Session.objects.select_related("caisse__point__lieu", "compte")
    la_session = get_object_or_404(sessions_avec, pk=numero)
    lieu = la_session.caisse.point.lieu
    exiger(request.user, droit_de_lire, lieu)
    if droit_de_lire == DROIT and not _couvre(request.user.portee(DROIT), la_session):
        raise DroitManquant(DROIT, lieu)
    return la_session


def _couvre(portee: Any, la_session: Session) -> bool:
    point = la_session.caisse.point
    return portee.couvre_point(point.lieu_id, point.pk)


def dire_fermee(request: HttpRequest, la_session: Session) -> HttpResponse:
    """A page left open on a session that is over: say so, and go where something can be done."""
    mots = {"caisse": la_session.caisse}
    if la_session.ecole:
        messages.info(request, _("Cet entraînement est déjà terminé."))
        return redirect("accueil")
    if la_session.comptee_le:
        phrase = _("«\u00a0%(caisse)s\u00a0» est déjà fermée et comptée.")
        messages.info(request, phrase % mots)
        return redirect("boutique:session", la_session.pk)
    phrase = _("«\u00a0%(caisse)s\u00a0» est déjà fermée\u00a0: il reste à compter son tiroir.")
    messages.info(request, phrase % mots)
    return redirect("boutique:session_compter", la_session.pk)


def _filtrer(
    request: HttpRequest, filtre: JourForm, lisibles: QuerySet[Session]
) -> tuple[QuerySet[Session], int | None]:
    """The sessions of the till and of the day that the address asks for."""
    caisse = numero_lu(request.GET.get("caisse", ""))
    if caisse is not None:
        lisibles = lisibles.filter(caisse=caisse)
    if filtre.is_valid() and filtre.cleaned_data["jour"]:
        lisibles = lisibles.filter(jour=filtre.cleaned_data["jour"])
    return lisibles, caisse
