from django.contrib import messages
from django.db.models import QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.articles.models import Article
from boutique.articles.recherche import chercher
from collecte.objets.formats import lire_la_partie, lire_le_choix
from petiterockette.affichage.impression.etiquettes import etiquettes_en_pdf
from petiterockette.comptes.lieux_lus import lieu_d_ici, lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.lieux.middleware import AucunLieu
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..etiquettes import combien, etiquettes_du_tirage, file_du_lieu
from ..forms.etiquettes import DemanderForm, TirerForm
from ..models import Tirage
from ..services import etiquettes as services
from ..services.etiquettes import DROIT

TIRAGES = 6
TOUTES = "toutes"


@droit(DROIT)
@never_cache
def a_etiqueter(request: HttpRequest) -> HttpResponse:
    """The queue of a site: what waits for its label, how many, and why; sent, it is printed."""
    lieux, lieu = _lieux(request)
    form = TirerForm(donnees_postees(request), file=file_du_lieu(lieu))
    if form.is_valid():
        try:
            tirage, _cree = services.tirer(lieu=lieu, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            return redirect("boutique:tirage", tirage.pk)
    cherche = request.GET.get("q", "").strip()[:200]
    contexte = {
        "lieux": lieux,
        "lieu": lieu,
        "form": form,
        "reste": combien([lieu.pk]) - len(form.file),
        "cherche": cherche,
        "trouves": _trouver(cherche, lieu) if cherche else [],
        "tirages": _derniers_tirages(lieu),
        "toutes": TOUTES,
    }
    return render(request, "boutique/uniques/a_etiqueter.html", contexte)


@require_POST
@droit(DROIT)
def etiquette_demander(request: HttpRequest, pk: int) -> HttpResponse:
    """Put labels of an article in the queue."""
    _lieux_permis, lieu = _lieux(request)
    article = get_object_or_404(Article, pk=pk)
    form = DemanderForm(request.POST)
    # What is no number is refused by the rule itself.
    nombre = form.cleaned_data["nombre"] if form.is_valid() else 0
    try:
        services.demander(article=article, nombre=nombre, lieu=lieu, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        messages.success(request, _("« %(nom)s » est dans la file.") % {"nom": article.nom})
    return _a_la_file(lieu)


@require_POST
@droit(DROIT)
def etiquettes_retirer(request: HttpRequest) -> HttpResponse:
    """Take one article off the queue, or all that the page shows."""
    _lieux_permis, lieu = _lieux(request)
    lequel = request.POST.get("article", "")
    file = [a.article for a in file_du_lieu(lieu)]
    articles = [a for a in file if lequel in {TOUTES, str(a.pk)}]
    n = services.retirer_de_la_file(articles=articles, lieu=lieu, compte=request.user)
    phrase = ngettext("%(n)d article retiré.", "%(n)d articles retirés.", n)
    messages.success(request, phrase % {"n": n})
    return _a_la_file(lieu)


@droit(DROIT)
@never_cache
def tirage(request: HttpRequest, pk: int) -> HttpResponse:
    """A print: which paper, from which place, and its files."""
    le_tirage = _lire(request, pk)
    lignes = list(le_tirage.lignes.select_related("article"))
    contexte = {
        "tirage": le_tirage,
        "lignes": lignes,
        "nombre": sum(ligne.nombre for ligne in lignes),
        "choix": lire_le_choix(request, sum(ligne.nombre for ligne in lignes)),
        "fichier": reverse("boutique:tirage_pdf", args=[pk]),
    }
    return render(request, "boutique/uniques/tirage.html", contexte)


@droit(DROIT)
def tirage_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The labels of a print, on the paper asked for."""
    etiquettes = etiquettes_du_tirage(_lire(request, pk))
    choix = lire_le_choix(request, len(etiquettes))
    if choix is None:
        raise Http404
    celles_ci, depart = choix.de_la_partie(etiquettes, lire_la_partie(request, choix))
    return etiquettes_en_pdf(celles_ci, choix.format.gabarit, f"etiquettes-{pk}", depart)


@require_POST
@droit(DROIT)
def tirage_remettre(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing came out of the printer: these labels wait again."""
    le_tirage = _lire(request, pk)
    n = services.remettre_dans_la_file(tirage=le_tirage, compte=request.user)
    phrase = ngettext(
        "%(n)d article attend de nouveau son étiquette.",
        "%(n)d articles attendent de nouveau leur étiquette.",
        n,
    )
    messages.success(request, phrase % {"n": n})
    return _a_la_file(le_tirage.lieu)


def _lieux(request: HttpRequest) -> tuple[list[Lieu], Lieu]:
    """The sites of this reader, and the one that is asked for, else here, else the first."""
    code = request.POST.get("lieu") or request.GET.get("lieu", "")
    lieux_lus = lire_les_lieux(request.user, DROIT, code)
    if not lieux_lus.lieux:
        raise AucunLieu
    return lieux_lus.lieux, lieux_lus.lieu or lieu_d_ici(request, DROIT) or lieux_lus.lieux[0]


def _trouver(texte: str, lieu: Lieu) -> list[Article]:
    trouves = chercher(texte)
    return [a for a in trouves if a.objet is None or a.objet.lieu_id == lieu.pk]


def _derniers_tirages(lieu: Lieu) -> QuerySet[Tirage]:
    du_lieu = Tirage.objects.filter(lieu=lieu)
    return du_lieu.annotate(nombre=Sum("lignes__nombre"))[:TIRAGES]


def _lire(request: HttpRequest, pk: int) -> Tirage:
    le_tirage = get_object_or_404(Tirage.objects.select_related("lieu"), pk=pk)
    exiger(request.user, DROIT, le_tirage.lieu)
    return le_tirage


def _a_la_file(lieu: Lieu) -> HttpResponse:
    return redirect(f"{reverse('boutique:a_etiqueter')}?{urlencode({'lieu': lieu.code})}")
