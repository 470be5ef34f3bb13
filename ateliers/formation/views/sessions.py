from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.matiere.pagination import page_par_cle
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.mots.chercher import contient, saisie
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.personnes import FormateurForm, StagiaireForm
from ..forms.sessions import DemiJourneeForm, HeuresForm, ReglagesForm, SessionForm, SuiviForm
from ..models import DemiJournee, Inscription, Session
from ..refus import SessionVerrouillee
from ..services import demi_journees, verrou
from ..services import sessions as services
from ..services.sessions import DROIT
from ..suivi_des_emargements import grille_de, minutes_suivies, sessions_lues
from .bilans import LIRE as LIRE_LE_BILAN

PAR_PAGE = 30


@droit(DROIT)
@never_cache
def sessions(request: HttpRequest) -> HttpResponse:
    """The sessions of the sites that this account keeps, the last opened first."""
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    cherche = saisie(request.GET)
    lues = sessions_lues(lieux_lus.ids)
    trouvees = lues.filter(contient(cherche, "action__intitule", "reference", "lieu__nom"))
    contexte = {
        "lieux_lus": lieux_lus,
        "cherche": cherche,
        "page": page_par_cle(request.GET, trouvees, PAR_PAGE),
        "jour": timezone.localdate(),
        "lit_le_bilan": request.user.has_perm(LIRE_LE_BILAN),
    }
    return render(request, "formation/sessions.html", contexte)


@droit(DROIT)
@never_cache
def session_nouvelle(request: HttpRequest) -> HttpResponse:
    ids = request.user.portee(DROIT).ids_des_lieux
    lieux = Lieu.objects.all() if ids is None else Lieu.objects.filter(pk__in=ids)
    form = SessionForm(donnees_postees(request), lieux=lieux)
    if form.is_valid():
        try:
            ouverte = services.ouvrir_la_session(compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("La session est ouverte : ajoutez ses demi-journées."))
            return redirect("formation:session", ouverte.pk)
    return render(request, "formation/session_nouvelle.html", {"form": form})


@droit(DROIT)
@never_cache
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """A session: its half-days, who follows it, who signed, its papers."""
    return _montrer(request, la_session(request, pk))


@droit(DROIT)
@never_cache
def session_regler(request: HttpRequest, pk: int) -> HttpResponse:
    """The papers of a session: convention or contract, European money."""
    la = la_session(request, pk)
    initial = {nom: getattr(la, nom) for nom in ("cadre", "reference", "cofinancee_ue")}
    form = ReglagesForm(donnees_postees(request), initial=initial)
    if form.is_valid():
        services.regler_la_session(session=la, compte=request.user, **form.cleaned_data)
        messages.success(request, _("C’est noté."))
        return redirect("formation:session", pk)
    return render(request, "formation/session_regler.html", {"form": form, "session": la})


@require_POST
@droit(DROIT)
def demi_journee_ajouter(request: HttpRequest, pk: int) -> HttpResponse:
    la = la_session(request, pk)
    form = DemiJourneeForm(request.POST, session=la)
    return _ajouter(
        request,
        la,
        "demi_journee_form",
        form,
        lambda: demi_journees.ajouter_la_demi_journee(
            session=la, compte=request.user, **form.cleaned_data
        ),
        _("La demi-journée est ajoutée."),
    )


@droit(DROIT)
@never_cache
def demi_journee_changer(request: HttpRequest, pk: int) -> HttpResponse:
    """The hours of a half-day, and who teaches it."""
    la = la_demi_journee(request, pk)
    if ailleurs := deja_verrouillee(request, la.session):
        return ailleurs
    donnees = donnees_postees(request)
    form = HeuresForm(donnees, session=la.session, demi_journee=la)
    if form.is_valid():
        try:
            demi_journees.changer_la_demi_journee(
                demi_journee=la, compte=request.user, **form.cleaned_data
            )
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est noté."))
            return redirect("formation:session", la.session_id)
    contexte = {"form": form, "demi_journee": la}
    return render(request, "formation/demi_journee_changer.html", contexte)


@require_POST
@droit(DROIT)
def demi_journee_retirer(request: HttpRequest, pk: int) -> HttpResponse:
    la = la_demi_journee(request, pk)
    return _faire(
        request,
        lambda: demi_journees.retirer_la_demi_journee(demi_journee=la, compte=request.user),
        _("La demi-journée est retirée."),
        la.session_id,
    )


@require_POST
@droit(DROIT)
def formateur_ajouter(request: HttpRequest, pk: int) -> HttpResponse:
    la = la_session(request, pk)
    form = FormateurForm(request.POST, prefix="formateur")
    return _ajouter(
        request,
        la,
        "formateur_form",
        form,
        lambda: services.ajouter_le_formateur(session=la, compte=request.user, **form.geste()),
        _("Le formateur est ajouté."),
    )


@require_POST
@droit(DROIT)
def inscrire(request: HttpRequest, pk: int) -> HttpResponse:
    la = la_session(request, pk)
    form = StagiaireForm(request.POST, prefix="stagiaire")
    return _ajouter(
        request,
        la,
        "stagiaire_form",
        form,
        lambda: services.inscrire_le_stagiaire(session=la, compte=request.user, **form.geste()),
        _("Le stagiaire est inscrit."),
    )


@require_POST
@droit(DROIT)
def session_verrouiller(request: HttpRequest, pk: int) -> HttpResponse:
    la = la_session(request, pk)
    return _faire(
        request,
        lambda: verrou.verrouiller(session=la, compte=request.user),
        _("La session est verrouillée : les certificats peuvent se faire."),
        pk,
    )


@droit(DROIT)
@never_cache
def inscription(request: HttpRequest, pk: int) -> HttpResponse:
    """A stagiaire: lines of the BPF, who pays, what was learnt, their link, their papers."""
    la = l_inscription(request, pk)
    form = SuiviForm(donnees_postees(request), inscription=la)
    if form.is_valid():
        try:
            services.suivre_l_inscription(inscription=la, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("C’est noté."))
            return redirect("formation:session", la.session_id)
    return render(request, "formation/inscription.html", {"form": form, "inscription": la})


@require_POST
@droit(DROIT)
def desinscrire(request: HttpRequest, pk: int) -> HttpResponse:
    la = l_inscription(request, pk)
    return _faire(
        request,
        lambda: services.desinscrire(inscription=la, compte=request.user),
        _("L’inscription est retirée."),
        la.session_id,
    )


def la_session(request: HttpRequest, pk: int) -> Session:
    """The session, for whoever keeps the site where it is held."""
    la = get_object_or_404(Session.objects.select_related("action", "lieu"), pk=pk)
    exiger(request.user, DROIT, la.lieu)
    return la


def deja_verrouillee(request: HttpRequest, session: Session) -> HttpResponse | None:
    """Back to a session that is locked, where a page would offer what can no longer be done."""
    if request.method == "POST" or not session.est_verrouillee:
        return None
    messages.error(request, str(SessionVerrouillee()))
    return redirect("formation:session", session.pk)


def la_demi_journee(request: HttpRequest, pk: int) -> DemiJournee:
    """The half-day of that number. Raises ``Http404``, or ``DroitManquant`` at its session's
    site."""
    lues = DemiJournee.objects.select_related("session__action", "session__lieu", "formateur")
    la = get_object_or_404(lues, pk=pk)
    exiger(request.user, DROIT, la.session.lieu)
    return la


def l_inscription(request: HttpRequest, pk: int) -> Inscription:
    """The inscription of that number. Raises ``Http404``, or ``DroitManquant`` at its session's
    site."""
    lues = Inscription.objects.select_related("session__action", "session__lieu", "personne")
    la = get_object_or_404(lues, pk=pk)
    exiger(request.user, DROIT, la.session.lieu)
    return la


def _montrer(request: HttpRequest, la: Session, **formulaires: Any) -> HttpResponse:
    grille = grille_de(la)
    minutes = minutes_suivies(la)
    contexte = {
        "session": la,
        "grille": grille,
        "stagiaires": [(i, minutes.get(i.pk, 0)) for i in grille.stagiaires],
        "obstacle": None if la.est_verrouillee else verrou.obstacle(grille, timezone.now()),
        "demi_journee_form": DemiJourneeForm(session=la),
        "formateur_form": FormateurForm(prefix="formateur"),
        "stagiaire_form": StagiaireForm(prefix="stagiaire"),
        **formulaires,
    }
    return render(request, "formation/session.html", contexte)


def _ajouter(
    request: HttpRequest, la: Session, nom: str, form: Any, geste: Callable[[], Any], phrase: str
) -> HttpResponse:
    """What a form of the session's page does; what was typed is kept on a refusal."""
    if form.is_valid():
        try:
            geste()
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, phrase)
            return redirect("formation:session", la.pk)
    return _montrer(request, la, **{nom: form})


def _faire(
    request: HttpRequest, geste: Callable[[], Any], phrase: str, session: int
) -> HttpResponse:
    """A gesture without a form: its refusal is said on the session's page."""
    try:
        geste()
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, phrase)
    return redirect("formation:session", session)
