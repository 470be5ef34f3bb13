from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.mots.chercher import saisie
from petiterockette.mots.numeros import numero_lu
from petiterockette.refus import Refus
from petiterockette.saisie.fouille import fouiller

from ..forms.demandes import AccepterForm, DemandeTelephoneForm, RefuserForm
from ..lieux_ouverts import lieux_tenus
from ..models import Demande, PhotoDemande, Tournee
from ..services import rendez_vous as services
from ..services.coordonnees import oublier_une_demande
from ..services.rendez_vous import TENIR
from ..services.tournees import FAIRE

PAR_PAGE = 40
TOURNEES_MONTREES = 6


@droit(FAIRE)
@never_cache
def demandes(request: HttpRequest) -> HttpResponse:
    """What is asked: to be treated first, then what is promised; or what is over."""
    lieux_lus = lire_les_lieux(request.user, FAIRE, request.GET.get("lieu", ""))
    visibles = Demande.objects.visibles(lieux_lus.ids)
    contexte = {
        "lieux_lus": lieux_lus,
        "tient": request.user.has_perm(TENIR, lieux_lus.lieu),
        "jour": timezone.localdate(),
    }
    if "finies" in request.GET:
        avant = numero_lu(request.GET.get("avant", ""))
        cherche = saisie(request.GET)
        champs = ("coordonnees__nom", "coordonnees__adresse", "localite__nom", "lieu__nom")
        finies = visibles.finies().filter(fouiller(cherche, *champs, jour="recue_le__date"))
        finies = finies.avec_details().order_by("-id")
        if avant is not None:
            finies = finies.filter(pk__lt=avant)
        page = list(finies[: PAR_PAGE + 1])
        suite = page[PAR_PAGE - 1].pk if len(page) > PAR_PAGE else None
        contexte |= {"finies": page[:PAR_PAGE], "suite": suite, "passe": True, "cherche": cherche}
    else:
        contexte |= {
            "a_traiter": visibles.a_traiter().avec_details(),
            "acceptees": visibles.acceptees().avec_details(),
        }
    return render(request, "collecte/tournees/demandes.html", contexte)


@sensitive_post_parameters()
@droit(TENIR)
@never_cache
def demande_nouvelle(request: HttpRequest) -> HttpResponse:
    """A request told by phone."""
    lieux = lieux_tenus(request.user, TENIR, timezone.localdate())
    donnees = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DemandeTelephoneForm(*donnees, lieux=lieux)
    if form.is_valid():
        try:
            la_demande, _cree = services.demander_par_telephone(**form.geste(), compte=request.user)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Demande nº %(n)d notée.") % {"n": la_demande.pk})
            return redirect("collecte:demande", la_demande.pk)
    return render(request, "collecte/tournees/demande_nouvelle.html", {"form": form})


@droit(FAIRE)
@never_cache
def demande(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: who, where, what; the answer, and what to say on the phone."""
    return _montrer(request, _lire(request, pk))


@require_POST
@droit(TENIR)
def demande_accepter(request: HttpRequest, pk: int) -> HttpResponse:
    la_demande = _lire(request, pk)
    form = AccepterForm(request.POST)
    if form.is_valid():
        try:
            services.accepter(demande=la_demande, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Acceptée. Il reste à le dire à la personne."))
            return redirect("collecte:demande", pk)
    return _montrer(request, la_demande, accepter=form)


@require_POST
@droit(TENIR)
def demande_refuser(request: HttpRequest, pk: int) -> HttpResponse:
    la_demande = _lire(request, pk)
    form = RefuserForm(request.POST)
    if form.is_valid():
        try:
            services.refuser(demande=la_demande, compte=request.user, **form.cleaned_data)
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("Refusée. Il reste à le dire à la personne."))
            return redirect("collecte:demande", pk)
    return _montrer(request, la_demande, refuser=form)


@require_POST
@droit(TENIR)
def demande_annuler(request: HttpRequest, pk: int) -> HttpResponse:
    """The person no longer wants the truck."""
    phrase = _("Annulée : le camion ne passera pas.")
    return _faire(request, pk, services.annuler_la_demande, phrase)


@require_POST
@droit(TENIR)
def demande_oublier(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever asks to be forgotten is, at once."""
    phrase = _("C’est oublié : il ne reste que la commune.")
    return _faire(request, pk, oublier_une_demande, phrase)


@droit(FAIRE)
@never_cache
def demande_photo(request: HttpRequest, pk: int, photo: int) -> HttpResponse:
    """A photo of a request, for whoever may read it; drawn by us, so that it is a picture."""
    la_photo = get_object_or_404(
        PhotoDemande.objects.select_related("demande__lieu"), pk=photo, demande=pk
    )
    exiger(request.user, FAIRE, la_photo.demande.lieu)
    return HttpResponse(bytes(la_photo.jpeg), content_type="image/jpeg")


def _lire(request: HttpRequest, pk: int) -> Demande:
    la_demande = get_object_or_404(Demande.objects.avec_details(), pk=pk)
    exiger(request.user, FAIRE, la_demande.lieu)
    return la_demande


def _faire(request, pk, service, phrase) -> HttpResponse:
    la_demande = _lire(request, pk)
    try:
        service(demande=la_demande, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, phrase)
    return redirect("collecte:demande", pk)


def _montrer(request, la_demande: Demande, accepter=None, refuser=None) -> HttpResponse:
    jour = timezone.localdate()
    a_venir = Tournee.objects.filter(lieu=la_demande.lieu).a_venir(jour).avec_arrets()
    tournees = list(a_venir[:TOURNEES_MONTREES])
    promis = la_demande.jour if la_demande.jour and la_demande.jour >= jour else None
    initial = {
        "jour": promis or next((t.jour for t in tournees), None),
        **({"moment": la_demande.moment, "de": la_demande.de, "a": la_demande.a} if promis else {}),
    }
    # The rows were fetched with the request.
    arrets = sorted(la_demande.arrets.all(), key=lambda a: a.pk)
    en_tournee = la_demande.en_tournee
    tient = request.user.has_perm(TENIR, la_demande.lieu)
    dit_sur_place = la_demande.est_finie and any(a.issue for a in arrets)
    contexte = {
        "demande": la_demande,
        # What was refused at the door was told there.
        "phrase": _phrase_a_dire(la_demande) if tient and not dit_sur_place else "",
        "arrets": arrets,
        "en_tournee": en_tournee,
        "a_placer": tient and la_demande.etat == Demande.Etat.ACCEPTEE and not en_tournee,
        "repondre": tient and not la_demande.est_finie and not en_tournee,
        "tient": tient,
        "accepter": accepter or AccepterForm(initial=initial),
        "refuser": refuser or RefuserForm(),
        "tournees": tournees,
    }
    return render(request, "collecte/tournees/demande.html", contexte)


def _phrase_a_dire(demande: Demande) -> str:
    """What to tell the person on the phone, once the request is answered."""
    if demande.etat == "acceptee":
        return _(
            "Bonjour, ici la ressourcerie. C’est d’accord : nous passons %(creneau)s. "
            "Laissez un passage jusqu’aux objets ; s’il y a un empêchement, rappelez-nous."
        ) % {"creneau": demande.creneau}
    if demande.etat == "refusee":
        return _("Bonjour, ici la ressourcerie. %(raison)s") % {"raison": demande.phrase_de_refus}
    return ""
