from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ateliers.velo import parc
from ateliers.velo.forms.velos import GesteForm
from ateliers.velo.models import Velo
from ateliers.velo.services.passages import TENIR, Geste
from boutique.adhesions.recherche import LETTRES_MIN
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.lieux.models import Lieu
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.durees import en_duree

from .. import prevues
from ..forms.permanences import ArriveeForm, DepartForm, InstallationForm, OuvrirForm, VisiteForm
from ..models import Permanence, Visite
from ..refus import DejaIci
from ..salle import Salle, la_salle, qui_arrive
from ..services import permanences as services
from ..services import visites
from ..services.permanences import ACCUEILLIR

LIRE = "velo.lire"


class PageNeuve:
    """Each button is a page of its own: tapped twice, it is one gesture."""

    @property
    def uuid_neuf(self) -> Any:
        return GesteForm(auto_id=False)["uuid"]


@droit(ACCUEILLIR)
@never_cache
def accueil(request: HttpRequest) -> HttpResponse:
    """The home of the workshop: its permanence, then what waits."""
    lieux_lus = lire_les_lieux(request.user, ACCUEILLIR, request.GET.get("lieu", ""))
    lieux = _lieux_ou_accueillir(request)
    derniere = Permanence.objects.filter(lieu__in=lieux).select_related("lieu").first()
    donnees = donnees_postees(request)
    # One is offered only where none is open; posted meanwhile, its refusal says why.
    libres = lieux.exclude(pk__in=Permanence.objects.ouvertes().values("lieu"))
    form = OuvrirForm(
        donnees,
        lieux=lieux if donnees else libres,
        ici=_ici(request, lieux, derniere),
        pieds=derniere.pieds if derniere else None,
    )
    if form.is_valid():
        try:
            ouverte = services.ouvrir(geste=du(request, form), **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect("velo:permanence", ouverte.pk)
    permanences = Permanence.objects.visibles(lieux_lus.ids).select_related("lieu", "prevue")
    ouvertes = list(permanences.ouvertes())
    attendues = _attendues(ouvertes, lieux_lus.ids)
    # Where another is to be opened, nobody is counted before one says which.
    seule = len(ouvertes) == 1 and not any(p.ouverte for p in attendues)
    contexte = {
        "lieux_lus": lieux_lus,
        "form": form,
        "page": PageNeuve(),
        "ouvertes": ouvertes,
        "accueille": seule and not prevues.est_d_un_autre_moment(ouvertes[0], timezone.now()),
        "prevues": attendues,
        "presse": any(p.ouverte and prevues.c_est_l_heure(p, timezone.now()) for p in attendues),
        "peut_ouvrir": libres.exists(),
        "passees": permanences.exclude(fermee_le=None).prefetch_related("releves")[:5],
        **_ce_qui_attend(request),
    }
    return render(request, "permanences/accueil.html", contexte)


@droit(ACCUEILLIR)
@never_cache
def permanence(request: HttpRequest, pk: int) -> HttpResponse:
    return _montrer(request, lire(request, pk))


@require_POST
@droit(ACCUEILLIR)
def geste(request: HttpRequest, pk: int, nom: str) -> HttpResponse:
    """Somebody arrives, takes a stand, or leaves: one tap each, and one to take it back."""
    la_permanence = lire(request, pk)
    if nom not in GESTES:
        raise Http404
    form, service = GESTES[nom](request, la_permanence)
    page = reverse("velo:permanence", args=[pk])
    if form.is_valid():
        try:
            visite = service(geste=du(request, form), **form.geste())
        except DejaIci as refus:
            messages.info(request, str(refus))
        except Refus as refus:
            messages.error(request, str(refus))
        else:
            page += f"?dit={visite.pk}" if nom in SE_REPRENNENT else ""
            if nom == "retour":
                qui = visite.personne or _("Visiteur sans nom")
                messages.success(request, _("%(qui)s\u00a0: de nouveau ici.") % {"qui": qui})
    return redirect(page)


def _arrivee(request: HttpRequest, permanence: Permanence) -> tuple[Any, Callable[..., Visite]]:
    return ArriveeForm(request.POST), _pour(visites.accueillir, permanence)


def _installation(
    request: HttpRequest, permanence: Permanence
) -> tuple[Any, Callable[..., Visite]]:
    return InstallationForm(request.POST), _pour(visites.installer, permanence)


def _depart(request: HttpRequest, permanence: Permanence) -> tuple[Any, Callable[..., Visite]]:
    return DepartForm(request.POST, permanence=permanence), visites.partir


def _annulation(request: HttpRequest, permanence: Permanence) -> tuple[Any, Callable[..., Visite]]:
    return VisiteForm(request.POST, permanence=permanence), visites.annuler


def _retour(request: HttpRequest, permanence: Permanence) -> tuple[Any, Callable[..., Visite]]:
    return VisiteForm(request.POST, permanence=permanence), visites.revenir


# What may be taken back in one tap, by whoever just did it.
SE_REPRENNENT = ("arrivee", "depart", "annulation")
GESTES = {
    "arrivee": _arrivee,
    "installation": _installation,
    "depart": _depart,
    "annulation": _annulation,
    "retour": _retour,
}


def _pour(service: Callable[..., Visite], permanence: Permanence) -> Callable[..., Visite]:
    return lambda **dit: service(permanence=permanence, **dit)


def _attendues(ouvertes: list[Permanence], lieux: Any) -> list[Any]:
    """The permanences foreseen today, each with ``ouverte``, which is to be closed there first; two
    needs of the same hours are one evening."""
    attendues: list[Any] = list(prevues.a_ouvrir(timezone.now(), lieux))
    for p in attendues:
        p.ouverte = next((o for o in ouvertes if o.lieu_id == p.lieu_id), None)
    return [
        p
        for p in attendues
        if not (p.ouverte and p.ouverte.prevue and p.debut < p.ouverte.prevue.fin)
    ]


def du(request: HttpRequest, form: Any) -> Geste:
    return Geste(form.cleaned_data["uuid"], request.user)


def _lieux_ou_accueillir(request: HttpRequest) -> Any:
    ids = request.user.portee(ACCUEILLIR).ids_des_lieux
    return Lieu.objects.all() if ids is None else Lieu.objects.filter(pk__in=ids)


def _ici(request: HttpRequest, lieux: Any, derniere: Permanence | None) -> Lieu | None:
    """Where one is likely to open: where this device stands, else where the last one was."""
    point = point_de_l_appareil(request)
    if point and lieux.filter(pk=point.lieu_id).exists():
        return point.lieu
    return derniere.lieu if derniere else lieux.first()


def lire(request: HttpRequest, pk: int) -> Permanence:
    la_permanence = get_object_or_404(Permanence.objects.select_related("lieu", "prevue"), pk=pk)
    exiger(request.user, ACCUEILLIR, la_permanence.lieu)
    return la_permanence


def _montrer(request: HttpRequest, la_permanence: Permanence) -> HttpResponse:
    mots = "" if la_permanence.fermee_le else request.GET.get("q", "").strip()[:60]
    releve = la_permanence.releves.order_by("-rang").first()
    jour = timezone.localdate()
    salle = la_salle(la_permanence, jour)
    maintenant = timezone.now()
    ouverte = la_permanence.fermee_le is None
    autre_moment = ouverte and prevues.est_d_un_autre_moment(la_permanence, maintenant)
    contexte = {
        "permanence": la_permanence,
        "autre_moment": autre_moment,
        "suivante": prevues.la_suivante(la_permanence, maintenant) if autre_moment else None,
        "salle": salle,
        "mots": mots,
        "cherchee": len(mots) >= LETTRES_MIN,
        "trouvees": qui_arrive(mots, jour),
        "page": PageNeuve(),
        "dit": _ce_qui_est_dit(request, salle),
        "releve": releve,
        "durees": {
            nom: en_duree(getattr(releve, f"{nom}_min")) if releve else ""
            for nom in ("ouverture", "benevoles", "salaries")
        },
    }
    return render(request, "permanences/permanence.html", contexte)


def _ce_qui_est_dit(request: HttpRequest, salle: Salle) -> Visite | None:
    """Whom the last gesture was about, while it may be taken back."""
    pk = numero_lu(request.GET.get("dit", ""))
    if pk is None or salle.permanence.fermee_le:
        return None
    return salle.toutes.get(pk)


def _ce_qui_attend(request: HttpRequest) -> dict[str, Any]:
    """What whoever keeps the bikes finds here: states, loans, new owners to declare."""
    if not request.user.has_perm(LIRE):
        return {}
    ids = request.user.portee(LIRE).ids_des_lieux
    lieux = None if ids is None else sorted(ids)
    return {
        "etats": parc.par_etat(Velo.objects.visibles(lieux)),
        "prets": parc.prets_en_cours(lieux)[:20],
        "a_declarer": parc.a_declarer(lieux)[:20],
        "lit": True,
        "tient": request.user.has_perm(TENIR),
        "aujourd_hui": timezone.localdate(),
    }
