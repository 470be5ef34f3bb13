"""« Clore jusqu’à octobre »: the finished months of a site, one after the other, in one gesture."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from collecte.etrangetes.genres import Etrangete
from collecte.etrangetes.questions import etrangetes_du_mois
from petiterockette.comptes.models import Compte
from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import au
from petiterockette.refus import Refus
from petiterockette.temps.dates import date_format

from ..empechements import empechements
from ..forms import CloreDeSuiteForm
from ..refus import MoisPrecedentOuvert
from ..services.clotures import clore, empreinte_du_mois, mois_a_clore
from ..services.soldes import a_deduire
from .clotures import DROIT, lire_mois


@dataclass(frozen=True)
class MoisDeSuite:
    """A month about to be closed: what keeps it open, what is odd in it."""

    mois: date
    refus: list[str]
    etranges: list[Etrangete]
    empreinte: str

    @property
    def nom(self) -> str:
        return date_format(self.mois, "F Y")


@droit(DROIT)
@never_cache
def clotures_de_suite(request: HttpRequest, code: str, mois: str) -> HttpResponse:
    """What each month holds, then all of them closed, or each refused with its reason."""
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, DROIT, lieu)
    dernier = lire_mois(mois)
    lus = _lire(lieu, dernier)
    form = CloreDeSuiteForm(request.POST if request.method == "POST" else None, mois=lus)
    if form.is_valid():
        _dire(request, lieu, _clore(lieu, lus, form, request.user))
        return redirect(reverse("collecte:clotures", query={"lieu": lieu.code}))
    contexte = {"lieu": lieu, "lus": lus, "jusqu_a": date_format(dernier, "F Y"), "form": form}
    return render(request, "collecte/clotures/de_suite.html", contexte)


def _lire(lieu: Lieu, jusqu_a: date) -> list[MoisDeSuite]:
    return [
        MoisDeSuite(
            mois=mois,
            refus=_ce_qui_retient(lieu, mois),
            etranges=etrangetes_du_mois(lieu, mois),
            empreinte=empreinte_du_mois(lieu, mois),
        )
        for mois in mois_a_clore(lieu)
        if mois <= jusqu_a
    ]


def _ce_qui_retient(lieu: Lieu, mois: date) -> list[str]:
    """Why a month cannot be closed yet, its place among the others apart."""
    raisons = [str(refus) for refus in empechements(lieu, mois)]
    if a_deduire(lieu, mois):
        raisons.append(_("Les ventes du mois ne sont pas encore déduites."))
    return raisons


def _clore(
    lieu: Lieu, lus: list[MoisDeSuite], form: CloreDeSuiteForm, compte: Compte
) -> list[tuple[MoisDeSuite, Refus | None]]:
    """Close them in order, each in its own transaction; pairs (month, why it stays open)."""
    faits: list[tuple[MoisDeSuite, Refus | None]] = []
    for lu in lus:
        malgre = [f"{e.genre.cle} : {e.phrase}" for e in lu.etranges]
        try:
            clore(lieu=lieu, mois=lu.mois, compte=compte, vu=form.vu(lu.mois), malgre=malgre)
        except Refus as refus:
            faits.append((lu, refus))
        else:
            faits.append((lu, None))
    return faits


def _dire(request: HttpRequest, lieu: Lieu, faits: list[tuple[MoisDeSuite, Refus | None]]) -> None:
    clos = [lu for lu, refus in faits if refus is None]
    if clos:
        phrase = ngettext(
            "%(n)d mois clos %(ou)s, jusqu’à %(dernier)s : ses chiffres ne changeront plus.",
            "%(n)d mois clos %(ou)s, jusqu’à %(dernier)s : leurs chiffres ne changeront plus.",
            len(clos),
        )
        mots = {"n": len(clos), "ou": au(lieu), "dernier": clos[-1].nom}
        messages.success(request, phrase % mots)
    for lu, refus in faits:
        if refus is not None and not isinstance(refus, MoisPrecedentOuvert):
            raison = " ".join(refus.messages)
            dit = {"mois": lu.nom.capitalize(), "raison": raison}
            messages.error(request, _("%(mois)s reste ouvert. %(raison)s") % dit)
    if apres := [lu.nom for lu, refus in faits if isinstance(refus, MoisPrecedentOuvert)]:
        phrase = ngettext(
            "%(mois)s reste ouvert aussi\u00a0: les mois se closent dans l’ordre.",
            "%(mois)s restent ouverts aussi\u00a0: les mois se closent dans l’ordre.",
            len(apres),
        )
        messages.error(request, phrase % {"mois": ", ".join(apres).capitalize()})
