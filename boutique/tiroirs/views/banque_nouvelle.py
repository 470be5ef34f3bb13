"""Get a deposit slip ready: cheques one by one, or notes and coins."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from boutique.ventes.models import Reglement
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit
from petiterockette.lieux.models import Lieu
from petiterockette.mots.monnaie import euros
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.raccourcis import Raccourci, dates_a_choisir, par_dates

from ..cheques import cheques_a_remettre
from ..coffres import au_coffre
from ..forms.banque import RemiseDeChequesForm, RemiseDEspecesForm
from ..models import RemiseBanque
from ..releves import tiroirs_pleins
from ..services.banque import preparer_les_cheques, preparer_les_especes
from .sessions import TENIR

Genre = RemiseBanque.Genre


@droit(TENIR)
@never_cache
def remise_nouvelle(request: HttpRequest) -> HttpResponse:
    """Get a slip ready: cheques one by one, or notes and coins."""
    lieux_lus = lire_les_lieux(request.user, TENIR, _demande(request, "lieu"))
    genre = _demande(request, "genre")
    lieux = lieux_lus.lus
    choisi = len(lieux) == 1 or _demande(request, "tous")
    cheques = []
    if choisi and genre == Genre.CHEQUES:
        cheques = cheques_a_remettre([li.pk for li in lieux])
    if len(lieux) > 1:
        lieux = _qui_ont(lieux, cheques)
    if not lieux or genre not in Genre.values:
        return render(request, "boutique/tiroirs/remise_choisir.html", _choix(lieux_lus))
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
    return render(request, "boutique/tiroirs/remise_nouvelle.html", contexte | {"form": form})


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
    """The sites among some that took any of these cheques."""
    avec = {cheque.vente.serie.caisse.point.lieu_id for cheque in cheques}
    return [li for li in lieux if li.pk in avec]


def _choix(lieux_lus: Any) -> dict[str, Any]:
    """What a slip may be made of: the cheques of all sites, then site by site."""
    lieux = lieux_lus.lus
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
