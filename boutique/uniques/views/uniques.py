from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from boutique.articles.models import Article
from boutique.ventes.models import Vente
from collecte.matiere.pagination import page_par_cle
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.droits import droit, exiger
from petiterockette.journal.models import Entree
from petiterockette.mots.monnaie import euros
from petiterockette.mots.numeros import ENTIER_MAX, numero_lu
from petiterockette.refus import Refus

from .. import demarques
from .. import uniques as questions
from ..accueil import NATURES
from ..forms.uniques import PrixForm, ReserverForm, RetirerForm
from ..services import reservations as reserves
from ..services import uniques as services
from ..uniques import EnRayon

LIRE, TENIR = "boutique.encaisser", "boutique.tenir_les_prix"
PAR_PAGE = 24
# What the journal says of a thing, by names that its index knows: no index finds a beginning.
HISTOIRE = [code for code in NATURES if code.startswith("boutique.unique.")]
VUES = (
    ("", gettext_lazy("En rayon")),
    ("a_demarquer", gettext_lazy("À démarquer")),
    ("reserves", gettext_lazy("Réservés")),
    ("vendus", gettext_lazy("Vendus")),
    ("retires", gettext_lazy("Retirés")),
)


@droit(LIRE)
@never_cache
def uniques(request: HttpRequest) -> HttpResponse:
    """What stands on the shelf with its price, and since when; last first."""
    lieux_lus = lire_les_lieux(request.user, LIRE, request.GET.get("lieu", ""))
    cherche = request.GET.get("q", "").strip()[:200]
    jour, vue = timezone.localdate(), request.GET.get("voir", "")
    tous = questions.des_lieux(lieux_lus.ids)
    montres = {
        "a_demarquer": questions.a_demarquer(tous, jour),
        "reserves": questions.reserves(tous, jour),
        "vendus": questions.vendus(tous),
        "retires": questions.retires(tous),
    }.get(vue, questions.en_rayon(tous))
    if cherche:
        montres = questions.chercher(montres, cherche)
    details = montres.select_related("categorie", "objet__lieu", "objet__emplacement")
    page = page_par_cle(request.GET, details.prefetch_related("objet__photos"), PAR_PAGE)
    contexte = {
        "lieux_lus": lieux_lus,
        "cherche": cherche,
        "page": page,
        "lignes": [EnRayon(a, jour) for a in page.lignes],
        "vues": [(cle, nom, cle == vue) for cle, nom in VUES],
        "a_demarquer": questions.a_demarquer(tous, jour).count(),
        "tient": request.user.has_perm(TENIR),
        "voir": vue,
        "paliers": sorted(demarques.PALIERS),
        "retrait": demarques.RETRAIT,
    }
    return render(request, "boutique/uniques/uniques.html", contexte)


@droit(LIRE)
@never_cache
def unique(request: HttpRequest, pk: int) -> HttpResponse:
    """One thing on the shelf: its price, whom it is kept for, what may be done."""
    return _montrer(request, lire(request, pk))


@require_POST
@droit(TENIR)
def unique_prix(request: HttpRequest, pk: int) -> HttpResponse:
    article = lire(request, pk)
    form = PrixForm(request.POST, article=article)
    phrase = _("« %(nom)s » : le prix est changé.")
    return _faire(request, article, services.changer_le_prix, phrase, "prix_form", form)


@require_POST
@droit(TENIR)
def unique_demarquer(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the proposed markdown, in one tap."""
    article = lire(request, pk)
    propose = numero_lu(request.POST.get("prix_cts", ""), ENTIER_MAX)
    prix_cts = -1 if propose is None else propose
    try:
        article = services.demarquer(article=article, prix_cts=prix_cts, compte=request.user)
    except Refus as refus:
        messages.error(request, str(refus))
    else:
        phrase = _("« %(nom)s » vaut maintenant %(prix)s : changez son étiquette.")
        mots = {"nom": article.nom, "prix": euros(article.prix_cts or 0)}
        messages.success(request, phrase % mots)
    if request.POST.get("retour") == "liste":
        return redirect(f"{reverse('boutique:uniques')}?voir=a_demarquer")
    return redirect("boutique:unique", pk)


@require_POST
@droit(LIRE)
def unique_reserver(request: HttpRequest, pk: int) -> HttpResponse:
    article = lire(request, pk)
    form = ReserverForm(request.POST)
    phrase = _("« %(nom)s » est réservé.")
    return _faire(request, article, reserves.reserver, phrase, "reserver_form", form)


@require_POST
@droit(LIRE)
def unique_liberer(request: HttpRequest, pk: int) -> HttpResponse:
    phrase = _("« %(nom)s » est de nouveau à tout le monde.")
    return _faire(request, lire(request, pk), reserves.liberer, phrase)


@require_POST
@droit(TENIR)
def unique_retirer(request: HttpRequest, pk: int) -> HttpResponse:
    article = lire(request, pk)
    form = RetirerForm(request.POST)
    phrase = _("« %(nom)s » est retiré de la vente.")
    return _faire(request, article, services.retirer, phrase, "retirer_form", form)


@require_POST
@droit(TENIR)
def unique_remettre(request: HttpRequest, pk: int) -> HttpResponse:
    phrase = _("« %(nom)s » est remis en vente.")
    return _faire(request, lire(request, pk), services.remettre, phrase)


def lire(request: HttpRequest, pk: int) -> Article:
    """A followed thing that has a price, for whoever may read those of its site."""
    uniques = Article.objects.uniques().select_related(
        *("categorie", "activite", "objet__lieu", "objet__emplacement", "objet__categorie")
    )
    article = get_object_or_404(uniques.prefetch_related("objet__photos"), pk=pk)
    assert article.objet is not None
    exiger(request.user, LIRE, article.objet.lieu)
    return article


def _faire(request, article, service, phrase, nom="", form=None) -> HttpResponse:
    """Make a gesture on a thing, or show its page again with what was refused."""
    if form is None or form.is_valid():
        gestes = form.geste() if form else {}
        try:
            service(article=article, compte=request.user, **gestes)
        except Refus as refus:
            if form is None:
                messages.error(request, str(refus))
                return redirect("boutique:unique", article.pk)
            form.refuser(refus)
        else:
            messages.success(request, phrase % {"nom": article.nom})
            return redirect("boutique:unique", article.pk)
    return _montrer(request, article, **{nom: form})


def _vente_de(article: Article) -> Vente | None:
    """The ticket that sold it, until it comes back."""
    if not article.ligne_vendue:
        return None
    return Vente.objects.select_related("serie__caisse__point").get(lignes=article.ligne_vendue)


def _montrer(request: HttpRequest, article: Article, **formulaires) -> HttpResponse:
    jour = timezone.localdate()
    histoire = Entree.objects.filter(code__in=HISTOIRE, contenu__id=article.pk).order_by("-id")
    contexte = {
        "article": article,
        "objet": article.objet,
        "en_rayon": EnRayon(article, jour),
        "present": article.objet.est_present,
        "vente": _vente_de(article),
        "tient": request.user.has_perm(TENIR, article.objet.lieu),
        "histoire": histoire[:20],
        "prix_form": PrixForm(article=article),
        "reserver_form": ReserverForm(),
        "retirer_form": RetirerForm(),
        **formulaires,
    }
    return render(request, "boutique/uniques/unique.html", contexte)
