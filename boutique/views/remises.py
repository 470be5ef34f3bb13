from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.pagination import page_cherchee
from petiterockette.comptes.lectures import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.formulaires import donnees_postees
from petiterockette.lieux.models import Lieu
from petiterockette.monnaie import euros
from petiterockette.raccourcis import Raccourci, dates_a_choisir, par_dates
from petiterockette.refus import Refus

from ..cheques import cheques_a_remettre
from ..coffres import au_coffre
from ..factures import emetteur
from ..forms.cheques import cheques_a_decrire
from ..forms.especes import RemiseDeChequesForm, RemiseDEspecesForm
from ..forms.sessions import GesteSimpleForm
from ..models import Cheque, EtapeRemise, Reglement, RemiseBanque, Session
from ..releves import noms, rapprocher_les_cartes, tiroirs_pleins
from ..remises import contenu_de, etat_de, lieux_de, noms_des_lieux, remises_lues
from ..services.cheques import decrire_les_cheques
from ..services.remises import crediter, preparer_les_cheques, preparer_les_especes, remettre
from .sessions import LIRE, NOMS_DE_LA_CAISSE, TENIR

Etat, Genre = EtapeRemise.Etat, RemiseBanque.Genre
PAR_PAGE = 30


@droit(TENIR)
@never_cache
def remises(request: HttpRequest) -> HttpResponse:
    """The deposit slips, newest first, and what waits for one."""
    lecture = lire_les_lieux(request.user, TENIR, request.GET.get("lieu", ""))
    permis = request.user.portee(TENIR).ids_des_lieux
    lisibles = remises_lues(permis, lecture.ids).select_related("lieu")
    lisibles = lisibles.prefetch_related("etapes", "cheques")
    champs = ("id", "lieu__nom", "genre")
    page = page_cherchee(
        request.GET, lisibles.distinct(), PAR_PAGE, *champs, jour="etapes__le__date"
    )
    ou = noms_des_lieux(page.lignes)
    cheques = cheques_a_remettre(lecture.ids)
    contexte = {
        "lecture": lecture,
        "page": page,
        "lignes": [(r, etat_de(r), ou.get(r.pk, r.lieu.nom)) for r in page.lignes],
        "cherche": page.cherche,
        "cheques": len(cheques),
        "cheques_cts": sum(r.montant_cts for r in cheques),
        "lieux": [lecture.lieu] if lecture.lieu else lecture.lieux,
    }
    return render(request, "boutique/sessions/remises.html", contexte)


@droit(TENIR)
@never_cache
def remise(request: HttpRequest, numero: int) -> HttpResponse:
    """A deposit slip, as it is printed, and where it is by now."""
    la_remise = _remise(request, numero)
    etapes = list(la_remise.etapes.all())
    qui = noms((e.par for e in etapes), request.user)
    contexte = {
        "remise": la_remise,
        "lieux": _en_mots(la_remise),
        "contenu": contenu_de(la_remise),
        "etapes": [(e, qui.get(e.par or 0, "")) for e in etapes],
        "etat": etat_de(la_remise),
        "titulaire": emetteur(),
        "form": GesteSimpleForm(compte=request.user, lieu=la_remise.lieu),
    }
    return render(request, "boutique/sessions/remise.html", contexte)


@droit(TENIR)
@never_cache
def remise_remettre(request: HttpRequest, numero: int) -> HttpResponse:
    """Handed over at the bank, once it is said again what is: nothing undoes it."""
    if request.method == "POST":
        return _avancer(request, numero, remettre)
    la_remise = _remise(request, numero)
    if etat_de(la_remise) != Etat.PREPAREE:
        return redirect("boutique:remise", numero)
    contexte = {
        "remise": la_remise,
        "lieux": _en_mots(la_remise),
        "jour": timezone.localdate(),
        "form": GesteSimpleForm(compte=request.user, lieu=la_remise.lieu),
    }
    return render(request, "boutique/sessions/remise_remettre.html", contexte)


@droit(TENIR)
@never_cache
def remise_cheques(request: HttpRequest, numero: int) -> HttpResponse:
    """What each cheque of a slip says, as the bank wants to read it; all of it may wait."""
    la_remise = _remise(request, numero)
    if la_remise.genre != Genre.CHEQUES or etat_de(la_remise) != Etat.PREPAREE:
        return redirect("boutique:remise", numero)
    donnees = donnees_postees(request)
    tous = contenu_de(la_remise).cheques
    forms = cheques_a_decrire(tous, donnees)
    if donnees is not None and all(form.is_valid() for form in forms):
        try:
            decrire_les_cheques(
                remise=la_remise,
                cheques={form.reglement.pk: form.lu() for form in forms},
                compte=request.user,
            )
        except Refus as refus:
            messages.error(request, str(refus))
        else:
            messages.success(request, _("Le bordereau est complété : imprimez-le."))
        return redirect("boutique:remise", numero)
    banques = Cheque.objects.exclude(banque="").order_by("banque")
    contexte = {
        "remise": la_remise,
        "lieux": _en_mots(la_remise),
        "forms": forms,
        "reste": len(tous) - len(forms),
        "banques": banques.values_list("banque", flat=True).distinct()[:100],
    }
    return render(request, "boutique/sessions/remise_cheques.html", contexte)


@require_POST
@droit(TENIR)
def remise_crediter(request: HttpRequest, numero: int) -> HttpResponse:
    """Seen on the account."""
    return _avancer(request, numero, crediter)


def _avancer(request: HttpRequest, numero: int, avancer: Callable[..., Any]) -> HttpResponse:
    la_remise = _remise(request, numero)
    form = GesteSimpleForm(request.POST, compte=request.user, lieu=la_remise.lieu)
    if not form.is_valid():
        for phrases in form.errors.values():
            messages.error(request, " ".join(map(str, phrases)))
        return redirect("boutique:remise", numero)
    try:
        etape, nouvelle = avancer(remise=la_remise, **form.qui())
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        phrase = (
            _("Remise nº %(n)d\u00a0: %(etat)s.")
            if nouvelle
            else _("Remise nº %(n)d\u00a0: %(etat)s, c’était déjà noté.")
        )
        messages.success(request, phrase % {"n": numero, "etat": etape.get_etat_display()})
    return redirect("boutique:remise", numero)


@droit(TENIR)
@never_cache
def remise_nouvelle(request: HttpRequest) -> HttpResponse:
    """Get a slip ready: cheques one by one, or notes and coins."""
    lecture = lire_les_lieux(request.user, TENIR, _demande(request, "lieu"))
    genre = _demande(request, "genre")
    lieux = [lecture.lieu] if lecture.lieu else lecture.lieux
    choisi = len(lieux) == 1 or _demande(request, "tous")
    cheques = []
    if choisi and genre == Genre.CHEQUES:
        cheques = cheques_a_remettre([li.pk for li in lieux])
    if len(lieux) > 1:
        lieux = _qui_ont(lieux, cheques)
    if not lieux or genre not in Genre.values:
        return render(request, "boutique/sessions/remise_choisir.html", _choix(lecture))
    lieu, *ailleurs = lieux
    preparer: Any
    form: Any
    donnees = donnees_postees(request)
    contexte: dict[str, Any] = {"lieu": lieu, "ailleurs": ailleurs, "genre": genre}
    if genre == Genre.CHEQUES:
        periode = _periode(request)
        periodes = _periodes(request) if cheques or periode else []
        contexte |= {"periode": periode, "periodes": periodes}
        if periode:
            cheques = [r for r in cheques if periode.debut <= r.vente.jour <= periode.fin]
        form = RemiseDeChequesForm(
            donnees, compte=request.user, lieu=lieu, cheques=cheques, choisis=periode is not None
        )
        preparer = preparer_les_cheques
    else:
        form = RemiseDEspecesForm(
            donnees,
            compte=request.user,
            lieu=lieu,
            tiroirs=tiroirs_pleins(lieu.pk),
            au_coffre_cts=au_coffre(lieu.pk),
        )
        preparer = preparer_les_especes
    if form.is_valid():
        geste = form.geste()
        if ailleurs:
            portes = [r for r in cheques if r.pk in geste["cheques"]]
            lieu, *geste["ailleurs"] = _qui_ont(lieux, portes)
        try:
            la_remise, nouvelle = preparer(lieu=lieu, **geste)
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = (
                _("Remise nº %(n)d prête\u00a0: %(montant)s. Imprimez-la, portez-la.")
                if nouvelle
                else _("Remise nº %(n)d\u00a0: elle était déjà prête, %(montant)s.")
            )
            mots = {"n": la_remise.pk, "montant": euros(la_remise.montant_cts)}
            messages.success(request, phrase % mots)
            return redirect("boutique:remise", la_remise.pk)
    return render(request, "boutique/sessions/remise_nouvelle.html", contexte | {"form": form})


@droit(LIRE)
@never_cache
def cartes(request: HttpRequest) -> HttpResponse:
    """The card terminal's totals against what was rung up, session by session."""
    lecture = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    comptees = Session.objects.filter(ecole=False, comptee_le__isnull=False)
    if lecture.ids is not None:
        comptees = comptees.filter(caisse__point__lieu__in=lecture.ids)
    comptees = comptees.select_related("caisse__point__lieu")
    page = page_cherchee(request.GET, comptees, PAR_PAGE, *NOMS_DE_LA_CAISSE, jour="jour")
    contexte = {
        "lecture": lecture,
        "page": page,
        "cherche": page.cherche,
        "cartes": rapprocher_les_cartes(page.lignes),
    }
    return render(request, "boutique/sessions/cartes.html", contexte)


def _remise(request: HttpRequest, numero: int) -> RemiseBanque:
    la_remise = get_object_or_404(RemiseBanque.objects.select_related("lieu"), pk=numero)
    for lieu in lieux_de(la_remise):
        exiger(request.user, TENIR, lieu)
    return la_remise


def _en_mots(la_remise: RemiseBanque) -> str:
    return ", ".join(lieu.nom for lieu in lieux_de(la_remise))


def _demande(request: HttpRequest, nom: str) -> str:
    return request.POST.get(nom) or request.GET.get(nom, "")


def _periode(request: HttpRequest) -> Raccourci | None:
    """The period whose cheques are shown, one of those offered; None: all the cheques."""
    demandee = {nom: _demande(request, nom) for nom in ("du", "au")}
    return next((r for r in par_dates(timezone.localdate()) if r.dates == demandee), None)


def _periodes(request: HttpRequest) -> list[dict[str, Any]]:
    get = QueryDict(mutable=True)
    for nom in ("lieu", "tous", "genre", "du", "au"):
        if dit := _demande(request, nom):
            get[nom] = dit
    return dates_a_choisir(get, timezone.localdate(), _("Toutes les dates"))


def _qui_ont(lieux: list[Lieu], cheques: list[Reglement]) -> list[Lieu]:
    """Those of these sites that took some of these cheques."""
    avec = {cheque.vente.serie.caisse.point.lieu_id for cheque in cheques}
    return [li for li in lieux if li.pk in avec]


def _choix(lecture: Any) -> dict[str, Any]:
    """What a slip may be made of: the cheques of all sites, then site by site."""
    lieux = [lecture.lieu] if lecture.lieu else lecture.lieux
    cheques = cheques_a_remettre([li.pk for li in lieux])
    par_lieu: dict[int, list[int]] = {li.pk: [] for li in lieux}
    for cheque in cheques:
        par_lieu[cheque.vente.serie.caisse.point.lieu_id].append(cheque.montant_cts)
    avec = [siens for siens in par_lieu.values() if siens]
    return {
        "ensemble": (len(cheques), sum(map(sum, avec))) if len(avec) > 1 else None,
        "choix": [
            (li, len(par_lieu[li.pk]), sum(par_lieu[li.pk]), au_coffre(li.pk)) for li in lieux
        ],
    }
