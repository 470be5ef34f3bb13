from collections.abc import Collection
from contextlib import suppress
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.caisses.qui_signe import demander_qui_signe
from boutique.regles.droits import LIRE
from boutique.regles.noms import noms
from boutique.ventes.cas_du_ticket import Cas
from boutique.ventes.lignes_lues import cas_de
from boutique.ventes.models import Vente
from boutique.ventes.services.commentaires import caviarder
from collecte.matiere.pagination import page_par_cle
from petiterockette.affichage.contexte import adresse
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Association
from petiterockette.mots.numeros import numero_lu
from petiterockette.saisie.champs import JourField
from petiterockette.temps.raccourcis import jours_a_choisir

from ..ailleurs import AILLEURS
from ..forms.papiers import RemettreForm
from ..forms.tickets import FiltreForm
from ..papiers import durables_de, papier_de, pour_le_papier
from ..recits import lignes_de_liste, papiers_remis
from ..rendus import rendables

PAR_PAGE = 40
# Whoever sold in so many days may be chosen in the list.
RECENTS = timedelta(days=31)
# What may be done of a ticket, or read of it.
DE_LA_PAGE = ("encaisser", "rembourser", "corriger", "caviarder", "facturer", "lire_les_noms")


@droit(LIRE)
@never_cache
def tickets(request: HttpRequest) -> HttpResponse:
    """The tickets of the sites that this account reads, last first."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    lieux = lieux_lus.lus
    dits = _vendeurs(request, lieux_lus.ids)
    filtre = FiltreForm(request.GET, lieux=lieux, vendeurs=dits)
    ventes = Vente.objects.avec_details()
    # Each one leads to its refund: whoever comes for it says so once.
    a_rendre = request.GET.get("pour") == "rendre" and request.user.has_perm("boutique.rembourser")
    if a_rendre:
        ventes = ventes.filter(nature=Vente.Nature.VENTE)
    if lieux_lus.ids is not None:
        ventes = ventes.filter(serie__caisse__point__lieu__in=lieux_lus.ids)
    page = page_par_cle(request.GET, filtre.filtrer(ventes), PAR_PAGE, instant="le")
    autres = {vente.par for vente in page.lignes} - dits.keys()
    return render(
        request,
        "boutique/tickets/tickets.html",
        {
            "lieux_lus": lieux_lus,
            "filtre": filtre,
            "lignes": lignes_de_liste(page.lignes, dits | noms(autres, request.user)),
            "suite": page.suite,
            "retour": page.retour,
            "a_rendre": a_rendre,
            "ailleurs": [ou for ou in AILLEURS if ou.si()],
            "raccourcis": jours_a_choisir(request.GET, timezone.localdate()),
            "rend_sans_ticket": request.user.has_perm("boutique.rembourser_sans_ticket"),
        },
    )


def _vendeurs(request: HttpRequest, lieux: Collection[int] | None) -> dict[int, str]:
    """Who sold at these sites lately or on the day asked for, by name: who may be looked for."""
    ventes = Vente.objects.reelles().exclude(par=None)
    if lieux is not None:
        ventes = ventes.filter(serie__caisse__point__lieu__in=lieux)
    jour = timezone.localdate()
    debut = jour - RECENTS
    with suppress(ValidationError):
        if demandee := JourField(required=False).clean(request.GET.get("jour", "")):
            debut = jour = demandee
    recents = ventes.filter(jour__gte=debut, jour__lte=jour)
    qui = set(recents.order_by().values_list("par", flat=True).distinct())
    demande = numero_lu(request.GET.get("par", ""))
    if demande is not None and demande not in qui and ventes.filter(par=demande).exists():
        qui |= {demande}
    return noms(qui, request.user)


def lire_le_ticket(request: HttpRequest, pk: int) -> Vente:
    """A ticket with what its papers read, for whoever reads its site's till."""
    vente = get_object_or_404(pour_le_papier(Vente.objects.all()), pk=pk)
    exiger(request.user, LIRE, vente.serie.caisse.point.lieu)
    return vente


@droit(LIRE)
@never_cache
def ticket(request: HttpRequest, pk: int) -> HttpResponse:
    """A ticket: what it holds, what it corrects, what followed, what may be done of it."""
    vente = lire_le_ticket(request, pk)
    lieu, compte = vente.serie.caisse.point.lieu, request.user
    suites = vente.suites.select_related("serie__caisse").prefetch_related("reglements")
    lignes = rendables(vente.lignes.all())
    remis = papiers_remis(vente, compte)
    peut = {nom: compte.has_perm(f"boutique.{nom}", lieu) for nom in DE_LA_PAGE}
    papier = papier_de(vente)
    contexte = {
        "vente": vente,
        "papier": papier,
        "lignes_lues": list(zip(lignes, papier.lignes, strict=True)),
        "suites": suites.order_by("id"),
        "remis": remis,
        "cas": cas_de(vente.lignes.all()) if vente.est_une_vente and not remis else Cas.SUR_DEMANDE,
        "durables": durables_de(vente),
        "bons": papier.bons if peut["encaisser"] else [],
        "par": noms([vente.par], compte).get(vente.par or 0, ""),
        "commentaire": getattr(vente, "commentaire", None) if peut["lire_les_noms"] else None,
        "peut": peut,
        "facture": vente.factures.filter(nature="facture", avoir=None).first(),
        "reste_a_rendre": vente.est_une_vente and any(li.reste > 0 for li in lignes),
        "form": RemettreForm(
            compte=compte,
            lieu=lieu,
            qui_signe=demander_qui_signe(request, vente.serie.caisse, ecole=vente.ecole),
            initial={"forme": "refuse"},
        ),
        "caisse_url": adresse("boutique:caisse"),
    }
    return render(request, "boutique/tickets/ticket.html", contexte)


@require_POST
@droit("boutique.caviarder")
def ticket_caviarder(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase the comment of a ticket, for good."""
    vente = get_object_or_404(Vente.objects.select_related("serie__caisse__point__lieu"), pk=pk)
    caviarder(vente=vente, compte=request.user)
    messages.success(request, _("Le commentaire est effacé."))
    return redirect("boutique:ticket", pk)


@login_not_required
@never_cache
def ticket_public(request: HttpRequest, jeton: str) -> HttpResponse:
    """The customer's page: what was bought, nobody's name; its address is unguessable."""
    vente = get_object_or_404(pour_le_papier(Vente.objects.all()), jeton=jeton)
    reponse = render(
        request, "boutique/tickets/public.html", {"papier": papier_de(vente), "public": True}
    )
    reponse["X-Robots-Tag"] = "noindex"
    reponse["Referrer-Policy"] = "no-referrer"
    return reponse


@droit(LIRE)
def notice(request: HttpRequest) -> HttpResponse:
    """What must be told where people pay, to print and to put up."""
    association = Association.objects.first()
    return render(request, "boutique/tickets/notice.html", {"association": association})
