from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from collecte.listes.models import Categorie
from collecte.livre.models import Ligne
from collecte.livre.refus import AutreContenu
from collecte.matiere.etapes import Moyenne
from collecte.matiere.refus import PageDejaServie
from collecte.mois.models import Mois
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees
from petiterockette.temps.dates import date_format, mois_avant

from .forms import EtalonnerForm, RecalerForm
from .poids_moyens import poids_moyens
from .refus import RecalageChange
from .services import a_recaler, empreinte_du_recalage, etalonner, recaler

VENDRE, CLORE = "collecte.vendre_hors_caisse", "collecte.clore_les_mois"
# Older months are closed, or nobody will mend them any more.
MOIS_MONTRES = 12


@droit(VENDRE)
@never_cache
def moyennes(request: HttpRequest) -> HttpResponse:
    """What an object of each category is taken to weigh today, and where that comes from."""
    categories = list(
        Categorie.objects.visibles()
        .filter(famille="objets", vrac=False, interne=False)
        .select_related("parent")
    )
    connues = poids_moyens(categories, timezone.localdate())
    contexte = {
        "lignes": [_moyenne(c, connues.get(c.pk)) for c in categories],
        "inconnues": sum(c.pk not in connues for c in categories),
        "recale": request.user.has_perm(CLORE),
    }
    return render(request, "collecte/poids/moyennes.html", contexte)


@droit(VENDRE)
@never_cache
def moyenne_etalonner(request: HttpRequest) -> HttpResponse:
    """Weigh so many objects of a category without a sale."""
    lieu = _lieu_montre(request)
    if lieu is None:
        return choisir_le_point(request)
    exiger(request.user, VENDRE, lieu)
    donnees = donnees_postees(request)
    choisie = Categorie.objects.filter(code=request.GET.get("categorie", "")).first()
    form = EtalonnerForm(donnees, categorie=choisie)
    if form.is_valid():
        try:
            etalon, cree = etalonner(lieu=lieu, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            _dire(request, form.cleaned_data["categorie"], etalon, cree)
            return redirect("collecte:poids_moyens")
    contexte = {"form": form, "lieu": lieu}
    return render(request, "collecte/poids/etalonner.html", contexte)


@droit(CLORE)
@never_cache
def moyenne_recaler(request: HttpRequest) -> HttpResponse:
    """Estimate an open month's unweighed sales again: shown first, written next."""
    lieux_lus = lire_les_lieux(request.user, CLORE, request.GET.get("lieu", ""))
    lieu = lieux_lus.lieu or next(iter(lieux_lus.lieux), None)
    mois = _mois_estimes(lieu) if lieu else []
    choisi = _mois_choisi(request.GET.get("mois", ""), mois)
    contexte = {"lieux_lus": lieux_lus, "lieu": lieu, "mois": mois, "choisi": choisi}
    if lieu is None or choisi is None:
        return render(request, "collecte/poids/recaler.html", contexte | {"restes": []})
    restes = a_recaler(lieu, choisi)
    vu = empreinte_du_recalage(restes)
    donnees = donnees_postees(request)
    form = RecalerForm(donnees, compte=request.user, lieu=lieu, mois=choisi, vu=vu)
    if form.is_valid():
        try:
            bon, _cree = recaler(**form.geste())
        except AutreContenu:
            form.refuser(PageDejaServie())
        except RecalageChange as refus:
            form.relire(vu)
            form.refuser(refus)
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("%(mois)s est recalé : bon nº %(n)s.")
            mots = {"mois": date_format(choisi, "F Y").capitalize(), "n": nombre(bon.pk)}
            messages.success(request, phrase % mots)
            return redirect(request.get_full_path())
    contexte |= {
        "form": form,
        "restes": [(r, _moyenne(r.categorie, r.moyenne)) for r in restes],
        "total_g": sum(r.reste_g for r in restes),
    }
    return render(request, "collecte/poids/recaler.html", contexte)


def _moyenne(categorie: Categorie, moyenne: tuple[int, str] | None) -> dict:
    mg, source = moyenne or (0, "")
    return {
        "categorie": categorie,
        "un_g": round(mg / 1000) if mg else None,
        "source": Moyenne(source).label if source else "",
        "hypothese": source == Moyenne.HYPOTHESE,
    }


def _dire(request: HttpRequest, categorie: Categorie, etalon, cree: bool) -> None:
    mg, source = poids_moyens([categorie], timezone.localdate()).get(categorie.pk, (0, ""))
    phrase = (
        _("%(n)s × %(categorie)s : %(masse)s.")
        if cree
        else _("%(n)s × %(categorie)s : %(masse)s, déjà noté une fois.")
    )
    mots = {"n": nombre(etalon.quantite), "categorie": categorie, "masse": kilos(etalon.masse_g)}
    if mg and source != Moyenne.HYPOTHESE:
        phrase += _(" Un objet vaut maintenant %(un)s.")
        mots["un"] = kilos(round(mg / 1000))
    else:
        phrase += _(" Pas encore dix objets pesés : continuez quand vous pouvez.")
    messages.success(request, phrase % mots)


def _lieu_montre(request: HttpRequest) -> Lieu | None:
    """The site that the posted page showed, else this device's."""
    code = request.POST.get("lieu", "")
    if code:
        return Lieu.objects.filter(code=code).first()
    point = point_de_l_appareil(request)
    return point.lieu if point else None


def _mois_estimes(lieu: Lieu) -> list[date]:
    """The open months of a site that hold unweighed sales, the latest first."""
    depuis = mois_avant(timezone.localdate(), MOIS_MONTRES)
    clos = Mois.objects.filter(lieu=lieu, clos_le__isnull=False).values_list("mois", flat=True)
    estimees: QuerySet[Ligne] = Ligne.objects.filter(
        bon__lieu=lieu, bon__jour__gte=depuis, bon__annulation=None, moyenne_mg__isnull=False
    )
    mois = {jour.replace(day=1) for jour in estimees.values_list("bon__jour", flat=True).distinct()}
    return sorted(mois - set(clos), reverse=True)


def _mois_choisi(texte: str, mois: list[date]) -> date | None:
    if not texte:
        return mois[0] if mois else None
    choisi = next((m for m in mois if f"{m:%Y-%m}" == texte), None)
    if choisi is None:
        raise Http404
    return choisi
