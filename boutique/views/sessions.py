from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.pagination import page_par_cle
from petiterockette.comptes.lectures import lire_les_lieux
from petiterockette.droits import DroitManquant, droit, exiger
from petiterockette.lieux.appareil import choisir_le_point, point_montre
from petiterockette.monnaie import euros
from petiterockette.refus import Refus

from ..appareil import jeton_de_l_appareil, nouveau_jeton, retenir_le_jeton
from ..coffres import fond_propose
from ..forms.sessions import GesteSimpleForm, OuvrirForm, ReprendreForm
from ..lectures import Ici, caisse_d_ici
from ..models import Caisse, Comptage, Session
from ..refus import CaisseInconnue
from ..releves import noms, relever
from ..services.sessions import fermer, ouvrir, reprendre_ici

DROIT = "boutique.ouvrir_la_caisse"
LIRE = "boutique.lire_la_caisse"
TENIR = "boutique.tenir_les_especes"
PAR_PAGE = 30


@droit(DROIT)
@never_cache
def caisse_ouvrir(request: HttpRequest) -> HttpResponse:
    """Open the till of this device's point, with its float; or say where it stands."""
    ecole = (request.POST if request.method == "POST" else request.GET).get("ecole") in {
        *("1", "true", "True", "on"),
    }
    ici = caisse_d_ici(request, ecole=ecole)
    if ici is None:
        return choisir_le_point(request)
    if not request.user.portee(DROIT).couvre_point(ici.point.lieu_id, ici.point.pk):
        raise DroitManquant(DROIT, ici.point.lieu)
    if request.method != "POST" and ici.session and ici.tenue_ici and not ici.journee_finie:
        return redirect(adresse_de_la_caisse(ici.session))
    a_compter = _a_compter(ici)
    propose_cts = _fond_propose(ici, a_compter)
    donnees = request.POST if request.method == "POST" else None
    form = OuvrirForm(donnees, compte=request.user, point=ici.point, propose_cts=propose_cts)
    if donnees is not None and point_montre(request) != ici.point:
        form.refuser(CaisseInconnue())
    elif form.is_valid():
        jeton = jeton_de_l_appareil(request) or nouveau_jeton()
        try:
            session, nouvelle = ouvrir(point=ici.point, appareil=jeton, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            _dire_l_ouverture(request, session, nouvelle)
            reponse = redirect(adresse_de_la_caisse(session))
            retenir_le_jeton(reponse, jeton, securise=settings.HTTPS)
            return reponse
    contexte = {
        "ici": ici,
        "form": form,
        "ecole": ecole,
        "propose_cts": propose_cts,
        "a_compter": a_compter,
    }
    return render(request, "boutique/sessions/ouvrir.html", contexte)


@droit(DROIT)
@never_cache
def caisse_reprendre(request: HttpRequest) -> HttpResponse:
    """Hold an open till on this device from now on, and say why."""
    session = _session_a_reprendre(request)
    if session is None:
        messages.info(request, _("Aucune caisse n’est ouverte ici\u00a0: ouvrez-la."))
        return redirect("boutique:caisse_ouvrir")
    if not session.est_ouverte:
        return _dire_fermee(request, session)
    donnees = request.POST if "motif" in request.POST else None
    form = ReprendreForm(donnees, compte=request.user, lieu=session.caisse.point.lieu)
    form.initial["session"] = session.pk
    if form.is_valid():
        jeton = jeton_de_l_appareil(request) or nouveau_jeton()
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
            messages.success(request, phrase % {"caisse": session.caisse})
            reponse = redirect(adresse_de_la_caisse(session))
            retenir_le_jeton(reponse, jeton, securise=settings.HTTPS)
            return reponse
    contexte = {"form": form, "session": session}
    return render(request, "boutique/sessions/reprendre.html", contexte)


@droit(LIRE)
@never_cache
def sessions(request: HttpRequest) -> HttpResponse:
    """The sessions, newest first; above them those that wait to be counted, then the open ones."""
    lecture = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    lisibles = Session.objects.select_related("caisse__point__lieu").filter(ecole=False)
    if lecture.ids is not None:
        lisibles = lisibles.filter(caisse__point__lieu__in=lecture.ids)
    choisies, caisse, jour = _filtrer(request, lisibles)
    page = page_par_cle(request.GET, choisies, PAR_PAGE)
    a_compter = list(lisibles.a_compter().order_by("pk"))  # type: ignore[attr-defined]
    ouvertes = list(lisibles.ouvertes().order_by("pk"))  # type: ignore[attr-defined]
    caisses = Caisse.objects.select_related("point__lieu").order_by("numero")
    if lecture.ids is not None:
        caisses = caisses.filter(point__lieu__in=lecture.ids)
    portee = request.user.portee(DROIT)
    qui = noms(s.ouverte_par for s in [*page.lignes, *ouvertes])
    ecarts = _ecarts(page.lignes)
    contexte = {
        "lecture": lecture,
        "page": page,
        "lignes": [(s, qui.get(s.ouverte_par or 0, ""), ecarts.get(s.pk)) for s in page.lignes],
        "a_compter": [(s, _couvre(portee, s)) for s in a_compter],
        "ouvertes": [(s, qui.get(s.ouverte_par or 0, "")) for s in ouvertes],
        "caisses": caisses,
        "caisse": caisse,
        "jour": jour,
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "boutique/sessions/sessions.html", contexte)


@droit(LIRE)
@never_cache
def session(request: HttpRequest, numero: int) -> HttpResponse:
    """One session: what it took, what moved, what was counted; « lecture X » while it is open."""
    la_session = lire_la_session(request, numero, LIRE)
    releve = relever(la_session, timezone.now())
    lieu = la_session.caisse.point.lieu
    tient = _couvre(request.user.portee(DROIT), la_session)
    personnes = {la_session.ouverte_par, la_session.fermee_par}
    personnes |= {c.par for c in releve.comptages} | {m.par for m in releve.mouvements}
    qui = noms(personnes)
    contexte = {
        "session": la_session,
        "releve": releve,
        "ecart": releve.retenu.ecart_cts if releve.retenu else None,
        "ouverte_par": qui.get(la_session.ouverte_par or 0, ""),
        "fermee_par": qui.get(la_session.fermee_par or 0, ""),
        "comptages": [(c, qui.get(c.par or 0, "")) for c in releve.comptages],
        "mouvements": [(m, qui.get(m.par or 0, "")) for m in releve.mouvements],
        "tient": tient,
        "derniere": not la_session.caisse.sessions.filter(
            ecole=la_session.ecole, pk__gt=la_session.pk
        ).exists(),
        # Who counts does not know: who answers for the safe may.
        "dit_l_attendu": bool(la_session.comptee_le) or request.user.has_perm(TENIR, lieu),
        "form": GesteSimpleForm(compte=request.user, lieu=lieu) if tient else None,
    }
    return render(request, "boutique/sessions/session.html", contexte)


@require_POST
@droit(DROIT)
def session_fermer(request: HttpRequest, numero: int) -> HttpResponse:
    """Close a till: its drawer is counted next."""
    la_session = lire_la_session(request, numero, DROIT)
    form = GesteSimpleForm(request.POST, compte=request.user, lieu=la_session.caisse.point.lieu)
    if not form.is_valid():
        for phrases in form.errors.values():
            messages.error(request, " ".join(map(str, phrases)))
        return redirect("boutique:session", numero)
    deja = not la_session.est_ouverte
    try:
        la_session = fermer(session=la_session, **form.qui())
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("boutique:session", numero)
    if deja:
        return _dire_fermee(request, la_session)
    if la_session.ecole:
        messages.success(request, _("Entraînement terminé\u00a0: rien n’est compté."))
        return redirect("accueil")
    phrase = _("«\u00a0%(caisse)s\u00a0» est fermée. Comptez maintenant son tiroir.")
    messages.success(request, phrase % {"caisse": la_session.caisse})
    return redirect("boutique:session_compter", numero)


def lire_la_session(request: HttpRequest, numero: int, droit_de_lire: str) -> Session:
    """A session, for whoever holds the right at its till. Raises ``DroitManquant``."""
    sessions_avec = Session.objects.select_related("caisse__point__lieu", "compte")
    la_session = get_object_or_404(sessions_avec, pk=numero)
    lieu = la_session.caisse.point.lieu
    exiger(request.user, droit_de_lire, lieu)
    if droit_de_lire == DROIT and not _couvre(request.user.portee(DROIT), la_session):
        raise DroitManquant(DROIT, lieu)
    return la_session


def adresse_de_la_caisse(la_session: Session) -> str:
    """Where a session rings up; its own page where nothing rings up."""
    try:
        return reverse("boutique:caisse_ecole" if la_session.ecole else "boutique:caisse")
    except NoReverseMatch:
        return reverse("boutique:session", args=[la_session.pk])


def _couvre(portee: Any, la_session: Session) -> bool:
    point = la_session.caisse.point
    return portee.couvre_point(point.lieu_id, point.pk)


def _a_compter(ici: Ici) -> Session | None:
    """The session of this till that waits to be counted, the last one first."""
    if ici.caisse is None:
        return None
    return Session.objects.a_compter().filter(caisse=ici.caisse).order_by("-pk").first()


def _fond_propose(ici: Ici, a_compter: Session | None) -> int | None:
    """The float to propose; none while it would tell what a drawer to count should hold."""
    if a_compter or (ici.session and ici.journee_finie):
        return None
    return fond_propose(ici.caisse) if ici.caisse else Caisse().fond_cts


def _session_a_reprendre(request: HttpRequest) -> Session | None:
    """The session that the page named, else the one that is open where this device stands."""
    numero = request.POST.get("session") or request.GET.get("session", "")
    if numero.isascii() and numero.isdigit() and len(numero) < 19:
        return lire_la_session(request, int(numero), DROIT)
    demande = request.POST.get("ecole") or request.GET.get("ecole", "")
    ici = caisse_d_ici(request, ecole=demande == "1")
    return lire_la_session(request, ici.session.pk, DROIT) if ici and ici.session else None


def _dire_l_ouverture(request: HttpRequest, la_session: Session, nouvelle: bool) -> None:
    mots = {"caisse": la_session.caisse, "fond": euros(la_session.fond_cts)}
    if not la_session.est_ouverte:
        messages.info(request, _("Cette page avait ouvert une caisse qui est fermée depuis."))
    elif la_session.ecole:
        messages.success(request, _("C’est parti pour s’entraîner\u00a0: rien ne comptera."))
    elif nouvelle:
        phrase = _("«\u00a0%(caisse)s\u00a0» est ouverte, fond de %(fond)s. Bonne vente\u00a0!")
        messages.success(request, phrase % mots)
    else:
        phrase = _("«\u00a0%(caisse)s\u00a0» était déjà ouverte par cette page, une seule fois.")
        messages.info(request, phrase % mots)


def _dire_fermee(request: HttpRequest, la_session: Session) -> HttpResponse:
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
    request: HttpRequest, lisibles: QuerySet[Session]
) -> tuple[QuerySet[Session], int | None, Any]:
    """The sessions of the till and of the day that the address asks for."""
    texte = request.GET.get("caisse", "")
    caisse = int(texte) if texte.isascii() and texte.isdigit() and len(texte) < 10 else None
    try:
        jour = parse_date(request.GET.get("jour", ""))
    except ValueError:
        jour = None
    if caisse is not None:
        lisibles = lisibles.filter(caisse=caisse)
    if jour is not None:
        lisibles = lisibles.filter(jour=jour)
    return lisibles, caisse, jour


def _ecarts(lignes: list[Session]) -> dict[int, int]:
    """Session → what its drawer held beyond what it should, once counted."""
    retenus = Comptage.objects.filter(session__in=[s.pk for s in lignes], retenu=True)
    return {c.session_id: c.ecart_cts for c in retenus}
