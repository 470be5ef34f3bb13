from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..etats import Statut
from ..forms import velos as formulaires
from ..forms.controles_de_securite import ControleDeSecuriteForm, DemonterForm, PiecesForm
from ..models import Controle, Declaration, Velo
from ..parc import grammes_de_pieces
from ..refus import IlManque
from ..services import (
    controles_de_securite,
    declarations,
    demontages,
    passages,
    prets_et_dons,
    velos,
    ventes,
)
from ..services.passages import TENIR, Geste
from ..services.pieces import sortir_des_pieces
from .velos import lire, montrer

Service = Callable[..., Any]
# Name of a gesture on the sheet of a bike → its form, its service, what is said once it is done.
GESTES: dict[str, tuple[Any, Service, Any]] = {
    "avancer": (formulaires.AvancerForm, passages.avancer, gettext_lazy("C’est noté.")),
    "vol": (formulaires.VolForm, velos.chercher_un_vol, gettext_lazy("La réponse est notée.")),
    "cadre": (
        formulaires.CadreForm,
        velos.dire_le_cadre,
        gettext_lazy("C’est noté sur sa fiche."),
    ),
    "identifiant": (
        formulaires.IdentifiantForm,
        velos.identifier,
        gettext_lazy("L’identifiant est noté."),
    ),
    "vente": (formulaires.VenteForm, ventes.mettre_en_vente, gettext_lazy("Le vélo est en vente.")),
    "retrait": (
        formulaires.RetraitForm,
        ventes.retirer_de_la_vente,
        gettext_lazy("Le vélo n’est plus en vente."),
    ),
    "pret": (formulaires.PretForm, prets_et_dons.preter, gettext_lazy("Le vélo est prêté.")),
    "retour": (
        formulaires.RetourForm,
        prets_et_dons.reprendre,
        gettext_lazy("Le vélo est rendu : contrôlez-le à nouveau."),
    ),
    "reservation": (
        formulaires.ReservationForm,
        velos.reserver,
        gettext_lazy("Le vélo est réservé."),
    ),
    "don": (formulaires.DonForm, prets_et_dons.donner, gettext_lazy("Le vélo est donné.")),
}
ACHETEURS: dict[str, tuple[Any, Service, Any]] = {
    "saisie": (
        formulaires.AcheteurForm,
        declarations.saisir_l_acheteur,
        gettext_lazy("Il est noté : transmettez-le sur le portail de l’opérateur."),
    ),
    "transmission": (
        formulaires.GesteForm,
        declarations.transmettre,
        gettext_lazy("Transmis : il ne reste ici que ce qui est déclaré, et quand."),
    ),
}


@require_POST
@droit(TENIR)
def geste(request: HttpRequest, pk: int, nom: str) -> HttpResponse:
    """One of the gestures of a bike's sheet; refused, the sheet comes back with the reason."""
    le_velo = lire(request, pk, TENIR)
    if nom not in GESTES:
        raise Http404
    classe, service, phrase = GESTES[nom]
    form = classe(request.POST, velo=le_velo)
    valait = le_velo.controle_id
    if _fait(request, form, service, phrase, velo=le_velo):
        if valait and not Velo.objects.filter(pk=pk, controle=valait).exists():
            messages.info(request, _("Son contrôle ne vaut plus : il se refait avant de partir."))
        if nom == "avancer" and form.cleaned_data["vers"] == Statut.DIAGNOSTIQUE:
            return redirect("velo:controler", pk)
        return redirect("velo:velo", pk)
    manques = getattr(form, "manques", ())
    return montrer(request, le_velo, **{f"{nom}_form": form, "manques": manques})


@droit(TENIR)
@never_cache
def controler(request: HttpRequest, pk: int) -> HttpResponse:
    """The safety checklist of a bike."""
    le_velo = lire(request, pk, TENIR)
    if ailleurs := _ailleurs(request, le_velo, controles_de_securite.exiger_ici):
        return ailleurs
    form = ControleDeSecuriteForm(donnees_postees(request), velo=le_velo)
    if form.is_bound and _fait(request, form, controles_de_securite.signer, _issue, velo=le_velo):
        return redirect("velo:velo", pk)
    return render(request, "velo/controler.html", {"velo": le_velo, "form": form})


def _issue(controle: Controle) -> str:
    """What is said once a checklist is signed; a refused one is said by the sheet, and why."""
    if not controle.conforme:
        return ""
    if controle.velo.a_identifier:
        return _("Contrôle signé : il est prêt à partir. Pour le vendre, faites-le marquer.")
    if controle.velo.statut == Statut.CONTROLE_OK:
        return _("Contrôle signé : il est prêt à partir.")
    return _("Contrôle signé : sans défaut.")


@droit(TENIR)
@never_cache
def demonter(request: HttpRequest, pk: int) -> HttpResponse:
    """What is found in a bike, weighed."""
    le_velo = lire(request, pk, TENIR)
    if ailleurs := _ailleurs(request, le_velo, demontages.exiger_a_demonter):
        return ailleurs
    form = DemonterForm(donnees_postees(request), velo=le_velo)
    phrase = _("Le vélo est démonté, au gramme.")
    if form.is_bound and _fait(request, form, demontages.demonter, phrase, velo=le_velo):
        return redirect("velo:velo", pk)
    return render(request, "velo/demonter.html", {"velo": le_velo, "form": form})


@require_POST
@droit(TENIR)
def acheteur(request: HttpRequest, pk: int, nom: str) -> HttpResponse:
    """The new owner of a bike: written down at the hand-over, then sent and erased."""
    declaration = get_object_or_404(Declaration.objects.select_related("velo__objet__lieu"), pk=pk)
    le_velo: Velo = declaration.velo
    exiger(request.user, TENIR, le_velo.objet.lieu)
    if nom not in ACHETEURS:
        raise Http404
    classe, service, phrase = ACHETEURS[nom]
    form = classe(request.POST)
    if _fait(request, form, service, phrase, declaration=declaration):
        return redirect("velo:velo", le_velo.pk)
    return montrer(request, lire(request, le_velo.pk), acheteur_form=form)


@droit(TENIR)
@never_cache
def pieces(request: HttpRequest) -> HttpResponse:
    """The bins of parts: how much lies there, and what leaves them."""
    ids = request.user.portee(TENIR).ids_des_lieux
    lieux = Lieu.objects.all() if ids is None else Lieu.objects.filter(pk__in=ids)
    form = PiecesForm(donnees_postees(request), lieux=lieux)
    if form.is_valid():
        try:
            sortir_des_pieces(**form.cleaned_data, compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Les pièces sont sorties."))
            return redirect("velo:pieces")
    stock_g = grammes_de_pieces(None if ids is None else sorted(ids))
    return render(request, "velo/pieces.html", {"form": form, "stock_g": stock_g})


def _ailleurs(
    request: HttpRequest, velo: Velo, exiger_que: Callable[[Velo], None]
) -> HttpResponse | None:
    """Back to its sheet, where a bike's state leaves nothing to do on this page."""
    if request.method == "POST":
        return None
    try:
        exiger_que(velo)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("velo:velo", velo.pk)
    return None


def _fait(request: HttpRequest, form: Any, service: Service, phrase: Any, **quoi: Any) -> bool:
    """Whether a gesture was made; else its form says why, and what is missing where.

    ``phrase``: what is then said, or what tells it from what was made.
    """
    if not form.is_valid():
        return False
    try:
        geste = Geste(form.cleaned_data["uuid"], request.user)
        fait = service(geste=geste, **quoi, **form.geste())
    except Refus as refus:
        form.refuser(refus)
        if isinstance(refus, IlManque):
            form.manques = refus.manques
        return False
    if dit := phrase(fait) if callable(phrase) else phrase:
        messages.success(request, dit)
    return True
