import uuid as uuids

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.bilans.stocks import ETAPES_MONTREES, noms
from collecte.listes.models import Categorie
from collecte.matiere.pagination import page_cherchee
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms import ArreterForm, CommencerForm, ComptageForm
from ..inventaires import comparaison, comptes_en_partie, deja_comptes, en_cours, etat_des_lieux
from ..models import Comptage, Inventaire
from ..services.inventaires import abandonner, arreter, commencer, compter, ouverture_de, retirer

DROIT = "collecte.inventorier"
PAR_PAGE = 20
# What a link may ask to count, kept from page to page.
A_COMPTER = ("etape", "categorie", "zone")


@droit(DROIT)
@never_cache
def inventaires(request: HttpRequest) -> HttpResponse:
    """Where each site stands, and the counts that were made."""
    lieux_lus = lire_les_lieux(request.user, DROIT, request.GET.get("lieu", ""))
    lieux = lieux_lus.lus
    passes = Inventaire.objects.exclude(bon=None, abandonne_le=None).filter(lieu__in=lieux)
    details = passes.select_related("lieu", "bon__annulation", "bon__par", "compte__personne")
    champs = ("lieu__nom", "methode")
    page = page_cherchee(request.GET, details, PAR_PAGE, *champs, jour="commence_le__date")
    contexte = {
        "lieux_lus": lieux_lus,
        "etats": etat_des_lieux(lieux),
        "page": page,
        "cherche": page.cherche,
    }
    return render(request, "collecte/comptages/inventaires/inventaires.html", contexte)


@droit(DROIT)
@never_cache
def inventaire_nouveau(request: HttpRequest, code: str) -> HttpResponse:
    """Start counting at a site; the one in progress if there is one."""
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, DROIT, lieu)
    commence = en_cours(lieu)
    if commence:
        return redirect(_adresse(request, commence))
    donnees = donnees_postees(request)
    form = CommencerForm(
        donnees,
        ouverture_dite=ouverture_de(lieu.pk) is not None,
        une_categorie="categorie" in request.GET,
    )
    if form.is_valid():
        try:
            commence = commencer(lieu=lieu, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect(_adresse(request, commence))
    contexte = {"form": form, "lieu": lieu}
    return render(request, "collecte/comptages/inventaires/nouveau.html", contexte)


@droit(DROIT)
@never_cache
def inventaire(request: HttpRequest, numero: int) -> HttpResponse:
    """Count, line by line; once settled, what came of it."""
    le = _lire(request, numero)
    if not le.est_en_cours:
        contexte = {
            "inventaire": le,
            "comparaison": comparaison(le),
            "en_partie": comptes_en_partie(le),
        }
        return render(request, "collecte/comptages/inventaires/resultat.html", contexte)
    return _compter(request, le, ComptageForm(initial=_demande(request), **_autour(le)))


@require_POST
@droit(DROIT)
def inventaire_compter(request: HttpRequest, numero: int) -> HttpResponse:
    le = _lire(request, numero)
    if not le.est_en_cours:
        # A page left open: nothing typed there can count any more.
        messages.error(request, _("Cet inventaire n’est plus en cours."))
        return redirect("collecte:inventaire", numero)
    form = ComptageForm(request.POST, **_autour(le))
    if form.is_valid():
        geste = form.geste()
        try:
            note, cree = compter(inventaire=le, compte=request.user, **geste)
        except Refus as refus:
            form.refuser(refus)
        else:
            _dire_le_comptage(request, note, cree)
            suite = {"etape": note.etape, "zone": note.zone}
            return redirect(f"{_url('inventaire', numero)}?{urlencode(suite)}")
    return _compter(request, le, form)


@require_POST
@droit(DROIT)
def comptage_retirer(request: HttpRequest, numero: int) -> HttpResponse:
    """Take a slip of the finger off; it stays readable, struck through."""
    note = get_object_or_404(Comptage.objects.select_related("inventaire__lieu"), pk=numero)
    exiger(request.user, DROIT, note.inventaire.lieu)
    try:
        retirer(comptage=note, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Retiré : « %(quoi)s » ne compte plus.") % {"quoi": note})
    return redirect(f"{_url('inventaire', note.inventaire_id)}?{urlencode({'etape': note.etape})}")


@droit(DROIT)
@never_cache
def inventaire_arreter(request: HttpRequest, numero: int) -> HttpResponse:
    """Compare with the books of each minute, say why, and settle."""
    le = _lire(request, numero)
    if not le.est_en_cours and request.method != "POST":
        return redirect("collecte:inventaire", numero)
    donnees = donnees_postees(request)
    comparee = comparaison(le)
    form = ArreterForm(donnees, compte=request.user, inventaire=le, lignes=comparee.lignes)
    if form.is_valid():
        try:
            bon, cree = arreter(**form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            mots = {"n": nombre(bon.pk), "masse": kilos(sum(li.compte_g for li in _lignes(bon)))}
            phrase = _("Inventaire arrêté, bon nº %(n)s : %(masse)s comptés.")
            messages.success(request, (phrase if cree else _("Déjà arrêté : bon nº %(n)s.")) % mots)
            return redirect("collecte:inventaire", numero)
    contexte = {"inventaire": le, "form": form, "comparaison": comparee}
    return render(request, "collecte/comptages/inventaires/arreter.html", contexte)


@require_POST
@droit(DROIT)
def inventaire_abandonner(request: HttpRequest, numero: int) -> HttpResponse:
    le = _lire(request, numero)
    try:
        abandonner(inventaire=le, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("Inventaire abandonné : rien n’en est écrit."))
    return redirect("collecte:inventaires")


@droit(DROIT)
@never_cache
def feuille_de_comptage(request: HttpRequest, code: str) -> HttpResponse:
    """What to write on, walking: every category, stage by stage; the stages may be chosen."""
    lieu = get_object_or_404(Lieu, code=code)
    exiger(request.user, DROIT, lieu)
    demandees = set(request.GET.getlist("etape"))
    etapes = list(zip(ETAPES_MONTREES, noms(ETAPES_MONTREES), strict=True))
    categories = Categorie.objects.visibles().filter(interne=False).select_related("parent")
    contexte = {
        "lieu": lieu,
        "etapes": [(str(e), nom, str(e) in demandees) for e, nom in etapes],
        "choisies": [nom for e, nom in etapes if str(e) in demandees or not demandees],
        "categories": sorted(
            (c for c in categories if c.famille == "objets"),
            key=lambda c: ((c.parent or c).ordre, (c.parent or c).pk, bool(c.parent), c.ordre),
        ),
    }
    return render(request, "collecte/comptages/inventaires/feuille.html", contexte)


def _lire(request: HttpRequest, numero: int) -> Inventaire:
    details = Inventaire.objects.select_related("lieu", "bon__annulation", "bon__par")
    le = get_object_or_404(details, pk=numero)
    exiger(request.user, DROIT, le.lieu)
    return le


def _compter(request: HttpRequest, le: Inventaire, form: ComptageForm) -> HttpResponse:
    comptages = le.comptages.select_related("categorie", "matiere").order_by("-id")
    contexte = {
        "inventaire": le,
        "form": form,
        "comptages": comptages,
        "n": sum(c.retire_le is None for c in comptages),
    }
    return render(request, "collecte/comptages/inventaires/inventaire.html", contexte)


def _autour(le: Inventaire) -> dict:
    """What the form of a count shows of it: its zones, what is counted already."""
    zones = le.comptages.exclude(zone="").order_by("zone").values_list("zone", flat=True)
    return {"zones": list(zones.distinct()), "comptes": deja_comptes(le)}


def _demande(request: HttpRequest) -> dict:
    """What the link asks to count, as far as it can be read."""
    demande = {nom: request.GET[nom] for nom in ("etape", "zone") if request.GET.get(nom)}
    if demande.get("etape") not in ETAPES_MONTREES:
        demande.pop("etape", None)
    code = request.GET.get("categorie")
    categorie = Categorie.objects.filter(code=code).first() if code else None
    return {"uuid": uuids.uuid4(), **demande, **({"categorie": categorie.pk} if categorie else {})}


def _adresse(request: HttpRequest, le: Inventaire) -> str:
    suite = {nom: request.GET[nom] for nom in A_COMPTER if request.GET.get(nom)}
    return _url("inventaire", le.pk) + (f"?{urlencode(suite)}" if suite else "")


def _dire_le_comptage(request: HttpRequest, note: Comptage, cree: bool) -> None:
    if not cree:
        messages.info(request, _("« %(quoi)s » était déjà noté, une seule fois.") % {"quoi": note})
        return
    mots = {"quoi": note, "ou": note.get_etape_display()}
    messages.success(request, _("Noté : %(quoi)s, %(ou)s.") % mots)


def _lignes(bon) -> list:
    return list(bon.lignes_inventaire.all())


def _url(nom: str, *arguments) -> str:
    return reverse(f"collecte:{nom}", args=arguments)
