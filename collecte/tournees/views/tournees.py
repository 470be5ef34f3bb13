from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.middleware import AucunLieu
from petiterockette.mots.chercher import saisie
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.models import Personne
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.saisie.fouille import fouiller
from petiterockette.temps.dates import jour_lu

from ..forms.tournees import EquipageForm, LivraisonForm, TourneeForm
from ..lieux_ouverts import lieux_tenus
from ..models import Demande, Tournee
from ..services import tournees as services
from ..services.arrets import depots_de
from ..services.rendez_vous import TENIR
from ..services.tournees import FAIRE

PAR_PAGE = 20


@droit(FAIRE)
@never_cache
def tournees(request: HttpRequest) -> HttpResponse:
    """The rounds of a site: today's and those to come, then the past ones."""
    lieux_lus = lire_les_lieux(request.user, FAIRE, request.GET.get("lieu", ""))
    jour = timezone.localdate()
    visibles = Tournee.objects.visibles(lieux_lus.ids)
    cherche = saisie(request.GET)
    champs = ("vehicule__nom", "lieu__nom", "equipiers__prenom", "equipiers__nom")
    trouvees = Tournee.objects.filter(fouiller(cherche, *champs, jour="jour"))
    # By their numbers: a crew of two is one round.
    visibles = visibles.filter(pk__in=trouvees.values("pk")) if cherche else visibles
    avant = jour_lu(request.GET.get("avant", "")) or jour
    passees, suite = visibles.passees(avant), None
    jours = list(passees.values_list("jour", flat=True)[: PAR_PAGE + 1])
    if len(jours) > PAR_PAGE:
        # Whole days: no round of the last one is lost between two pages.
        dernier = jours[PAR_PAGE - 1]
        passees = passees.filter(jour__gte=dernier)
        suite = dernier if visibles.passees(dernier).exists() else None
    contexte = {
        "lieux_lus": lieux_lus,
        "jour": jour,
        "a_venir": [] if avant < jour else visibles.a_venir(jour).avec_arrets(),
        "passees": passees.avec_arrets(),
        "cherche": cherche,
        "suite": suite,
        "tient": request.user.has_perm(TENIR, lieux_lus.lieu),
    }
    return render(request, "collecte/tournees/tournees.html", contexte)


@droit(TENIR)
@never_cache
def tournee_nouvelle(request: HttpRequest) -> HttpResponse:
    """Plan a round at one site: the one asked for, or the first that has a vehicle."""
    lieux = lieux_tenus(request.user, TENIR, timezone.localdate())
    if not lieux:
        raise AucunLieu
    code = request.POST.get("lieu") or request.GET.get("lieu", "")
    lieu = next((li for li in lieux if li.code == code), lieux[0])
    jour = jour_lu(request.GET.get("jour", ""))
    form = TourneeForm(donnees_postees(request), lieu=lieu, jour=jour)
    if form.is_valid():
        try:
            la_tournee, _cree = services.prevoir(**form.geste(), compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect("collecte:tournee", la_tournee.pk)
    contexte = {"form": form, "lieu": lieu, "lieux": lieux}
    return render(request, "collecte/tournees/tournee_nouvelle.html", contexte)


@droit(FAIRE)
@never_cache
def tournee(request: HttpRequest, pk: int) -> HttpResponse:
    """A round: its crew, what it carries, its stops, and what can still be added."""
    la_tournee = _lire(request, pk)
    tient = request.user.has_perm(TENIR, la_tournee.lieu)
    arrets = la_tournee.arrets.all()
    a_relier = la_tournee.a_peser
    pese = numero_lu(request.GET.get("pese", ""))
    a_placer = []
    if tient:
        a_placer = Demande.objects.a_placer(la_tournee.lieu, la_tournee.jour).avec_details()
    contexte = {
        "tournee": la_tournee,
        "pese_avant": next((a for a in arrets if a.pk == pese and a.masse_g is not None), None),
        "dit_avant": la_tournee.dit_de_l_arret(numero_lu(request.GET.get("dit", ""))),
        "fini": la_tournee.suivant is None,
        "jour": timezone.localdate(),
        "tient": tient,
        "a_placer": a_placer,
        "equipage": EquipageForm(tournee=la_tournee, moi=request.user.personne_id),
        "peut_rejoindre": not tient
        and la_tournee.jour == timezone.localdate()
        and request.user.personne_id not in {p.pk for p in la_tournee.equipiers.all()},
        "a_relier": a_relier,
        "depots": depots_de(la_tournee) if a_relier else [],
        "bouge": request.GET.get("bouge", ""),
        "sens": request.GET.get("sens", ""),
    }
    return render(request, "collecte/tournees/tournee.html", contexte)


@droit(FAIRE)
@never_cache
def tournee_feuille(request: HttpRequest, pk: int) -> HttpResponse:
    """The round on paper, for a phone without a battery."""
    contexte = {"tournee": _lire(request, pk)}
    return render(request, "collecte/tournees/feuille.html", contexte)


@require_POST
@droit(FAIRE)
def tournee_equipage(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who really goes: by the names, or « J’en suis » in one tap."""
    la_tournee = _lire(request, pk)
    form = EquipageForm(request.POST, tournee=la_tournee, moi=request.user.personne_id)
    if "rejoindre" in request.POST:
        services.rejoindre(tournee=la_tournee, compte=request.user)
        messages.success(request, _("Vous êtes dans l’équipage."))
    elif form.is_valid():
        avant = list(la_tournee.equipiers.all())
        services.changer_l_equipage(tournee=la_tournee, **form.cleaned_data, compte=request.user)
        messages.success(request, _l_equipage_note(avant, pk))
    else:
        messages.error(request, " ".join(e for champ in form.errors.values() for e in champ))
    return redirect("collecte:tournee", pk)


@require_POST
@droit(TENIR)
def tournee_ajouter(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an accepted request in the round."""
    la_tournee = _lire(request, pk)
    numero = numero_lu(request.POST.get("demande", ""))
    demande = get_object_or_404(Demande, pk=numero, lieu=la_tournee.lieu)
    try:
        services.ajouter_une_demande(tournee=la_tournee, demande=demande, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    return redirect("collecte:tournee", pk)


@sensitive_post_parameters()
@droit(TENIR)
@never_cache
def livraison_nouvelle(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the delivery of sold furniture."""
    la_tournee = _lire(request, pk)
    exiger(request.user, TENIR, la_tournee.lieu)
    form = LivraisonForm(donnees_postees(request))
    if form.is_valid():
        services.ajouter_une_livraison(tournee=la_tournee, compte=request.user, **form.geste())
        messages.success(request, _("La livraison est le dernier arrêt de la tournée."))
        return redirect("collecte:tournee", pk)
    return render(
        request, "collecte/tournees/livraison.html", {"form": form, "tournee": la_tournee}
    )


@require_POST
@droit(TENIR)
def tournee_renoncer(request: HttpRequest, pk: int) -> HttpResponse:
    """Give up an empty round; a second tap finds it gone."""
    if not Tournee.objects.filter(pk=pk).exists():
        return redirect("collecte:tournees")
    la_tournee = _lire(request, pk)
    try:
        services.renoncer(tournee=la_tournee, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
        return redirect("collecte:tournee", pk)
    messages.success(request, _("La tournée est abandonnée."))
    return redirect("collecte:tournees")


def _l_equipage_note(avant: list[Personne], pk: int) -> str:
    """« L’équipage est noté : Awa, Djibril. Lucie n’en est plus. »"""
    apres = list(Personne.objects.filter(pk__in=Tournee.objects.filter(pk=pk).values("equipiers")))
    partis = [p for p in avant if p not in apres]
    phrase = _("L’équipage est noté.")
    if apres:
        phrase = _("L’équipage est noté\u00a0: %(qui)s.") % {"qui": ", ".join(map(str, apres))}
    if partis:
        qui = ", ".join(map(str, partis))
        n_y_est_plus = ngettext("%(qui)s n’en est plus.", "%(qui)s n’en sont plus.", len(partis))
        phrase = f"{phrase} {n_y_est_plus % {'qui': qui}}"
    return phrase


def _lire(request: HttpRequest, pk: int) -> Tournee:
    la_tournee = get_object_or_404(Tournee.objects.avec_arrets(), pk=pk)
    exiger(request.user, FAIRE, la_tournee.lieu)
    return la_tournee
