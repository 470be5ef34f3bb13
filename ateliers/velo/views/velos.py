from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from collecte.matiere.pagination import page_par_cle
from collecte.objets.codes import lire_code
from collecte.objets.models import Objet
from petiterockette.affichage.impression.pdf import reponse_pdf
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from .. import parc
from ..etats import Statut
from ..forms.receptions import RecevoirForm
from ..forms.velos import (
    AcheteurForm,
    AvancerForm,
    CadreForm,
    DonForm,
    IdentifiantForm,
    PretForm,
    ReservationForm,
    RetourForm,
    RetraitForm,
    VenteForm,
    VolForm,
)
from ..models import Controle, Declaration, Velo
from ..prochain_geste import ProchainGeste, a_reprendre, pour_la_vente, prochain_geste
from ..services import receptions
from ..services.passages import TENIR, Geste

LIRE, PRIX, SORTIR = "velo.lire", "boutique.tenir_les_prix", "collecte.sortir"
PAR_PAGE = 30
# The gestures of a bike that is here, folded under the step that comes next.
RARES = {"vol", "cadre", "identifiant", "retrait", "pret", "don", "reservation"}
TOUS = ("tous", gettext_lazy("Tous, même partis"))


@droit(LIRE)
@never_cache
def velos(request: HttpRequest) -> HttpResponse:
    """The bikes of a site by state, last first; what is typed is looked for."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    lisibles = Velo.objects.visibles(lieux_lus.ids)
    vue, cherche = request.GET.get("voir", ""), request.GET.get("q", "").strip()[:100]
    choisis = lisibles.filter(statut=vue) if vue in Statut.values else lisibles.presents()
    if vue == TOUS[0] or cherche:
        choisis = lisibles
    if cherche:
        choisis = parc.chercher(choisis, cherche)
    page = page_par_cle(request.GET, choisis.avec_details(), PAR_PAGE)
    etats = parc.par_etat(lisibles)
    contexte = {
        "lieux_lus": lieux_lus,
        "page": page,
        "cherche": cherche,
        "vues": [("", _("À l’atelier"), sum(n for _s, n in etats), not vue)]
        + [(s.value, str(s.label).capitalize(), n, vue == s) for s, n in etats]
        + [(*TOUS, None, vue == TOUS[0])],
        "tient": request.user.has_perm(TENIR),
    }
    return render(request, "velo/velos.html", contexte)


@droit(TENIR)
@never_cache
def recevoir(request: HttpRequest) -> HttpResponse:
    """Open the sheet of a bike, from a followed thing (``?objet=``) or from nothing."""
    ids = request.user.portee(TENIR).ids_des_lieux
    lieux = Lieu.objects.all() if ids is None else Lieu.objects.filter(pk__in=ids)
    objet = None
    if code := request.GET.get("objet", ""):
        details = Objet.objects.select_related("lieu", "categorie__parent", "ligne")
        objet = get_object_or_404(details, code=lire_code(code) or code)
        exiger(request.user, TENIR, objet.lieu)
    form = RecevoirForm(donnees_postees(request), compte=request.user, lieux=lieux, objet=objet)
    if form.is_valid():
        geste = Geste(form.cleaned_data["uuid"], request.user)
        try:
            recu, _neuf = receptions.recevoir(geste=geste, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, form.recu(recu))
            return redirect("velo:velo", recu.pk)
    suivis = [] if objet else parc.a_recevoir(None if ids is None else sorted(ids))[:12]
    contexte = {"form": form, "objet": objet, "a_recevoir": suivis}
    return render(request, "velo/recevoir.html", contexte)


@droit(LIRE)
@never_cache
def velo(request: HttpRequest, pk: int) -> HttpResponse:
    return montrer(request, lire(request, pk))


@droit(LIRE)
@never_cache
def controle_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificate of a checklist, for whoever leaves with the bike."""
    details = Controle.objects.select_related("velo__objet__lieu", "compte").prefetch_related(
        "points"
    )
    controle = get_object_or_404(details, pk=pk)
    exiger(request.user, LIRE, controle.velo.objet.lieu)
    contexte = {"controle": controle, "velo": controle.velo, "points": list(controle.points.all())}
    return reponse_pdf("velo/controle_papier.html", contexte, f"controle-{controle.velo}-{pk}")


def lire(request: HttpRequest, pk: int, acces: str = LIRE) -> Velo:
    """A bike, for whoever holds the right at its site."""
    details = Velo.objects.avec_details().select_related(
        "reserve_pour", "objet__article", "controle"
    )
    le_velo = get_object_or_404(details, pk=pk)
    exiger(request.user, acces, le_velo.objet.lieu)
    return le_velo


def montrer(
    request: HttpRequest, le_velo: Velo, manques: Sequence[Any] = (), **refuses: Any
) -> HttpResponse:
    """The sheet of a bike: what it is, the step that comes next, what happened to it."""
    compte, lieu = request.user, le_velo.objet.lieu
    tient = compte.has_perm(TENIR, lieu)
    peut = {"vente": compte.has_perm(PRIX, lieu), "don": compte.has_perm(SORTIR, lieu)}
    prochain = prochain_geste(le_velo)
    signes = list(le_velo.controles.order_by("-pk")[:5])
    declaration = Declaration.objects.filter(velo=le_velo).order_by("-pk").first()
    contexte = {
        "velo": le_velo,
        "objet": le_velo.objet,
        "tient": tient,
        "pret": le_velo.prets.en_cours().select_related("personne").first(),
        "controles": signes,
        "a_reprendre": a_reprendre(le_velo, signes[0] if signes else None),
        "histoire": le_velo.changements.select_related("vente__serie__caisse").order_by("-pk"),
        "declaration": declaration,
        "acheteur_form": AcheteurForm(),
        "aujourd_hui": timezone.localdate(),
        "prochain": prochain,
        "vert": not (declaration and declaration.est_a_transmettre),
        "reste_ouvert": bool(refuses.keys() - {f"{prochain.geste}_form", "pret_form", "don_form"}),
        "refuses": _refuses_sans_place(le_velo, prochain, refuses),
        "pour_la_vente": pour_la_vente(le_velo) if le_velo.est_present else [],
        **(formulaires(le_velo, peut) if tient else {}),
        **refuses,
        "manques": manques,
    }
    return render(request, "velo/velo.html", contexte)


def _refuses_sans_place(
    le_velo: Velo, prochain: ProchainGeste, refuses: dict[str, Any]
) -> list[Any]:
    """The forms of an old page that this one does not offer: it says why they were refused."""
    montres = {prochain.geste, "avancer" if prochain.autres else "", "acheteur"}
    montres |= RARES if le_velo.est_present else set()
    return [f for nom, f in refuses.items() if nom.removesuffix("_form") not in montres and f]


def formulaires(le_velo: Velo, peut: dict[str, bool]) -> dict[str, Any]:
    """What may be done now, by the name of each gesture; None: not from this state."""
    etat = le_velo.statut
    ok, present = etat == Statut.CONTROLE_OK, le_velo.est_present
    a_reserver = {Statut.DIAGNOSTIQUE, Statut.A_REPARER}
    avancer = AvancerForm(velo=le_velo)
    offerts = {
        "avancer": avancer if avancer.fields["vers"].choices else None,  # type: ignore[attr-defined]
        "vol": VolForm(velo=le_velo) if present else None,
        "cadre": CadreForm(velo=le_velo) if present else None,
        "identifiant": IdentifiantForm(velo=le_velo) if present else None,
        "vente": VenteForm(velo=le_velo) if ok and peut["vente"] else None,
        "retrait": RetraitForm(velo=le_velo) if etat == Statut.EN_VENTE and peut["vente"] else None,
        "pret": PretForm(velo=le_velo) if ok else None,
        "retour": RetourForm(velo=le_velo) if etat == Statut.PRETE else None,
        "reservation": ReservationForm(velo=le_velo) if etat in a_reserver else None,
        "don": DonForm(velo=le_velo) if ok and peut["don"] else None,
    }
    return {f"{nom}_form": form for nom, form in offerts.items()}
