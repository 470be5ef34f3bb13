from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from collecte.listes.models import Categorie
from collecte.matiere.etapes import Moyenne
from petiterockette.droits import droit, exiger
from petiterockette.lieux.appareil import choisir_le_point, point_de_l_appareil
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import kilos
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import donnees_postees

from ..forms.articles import ArticleForm, EtalonnerLArticleForm
from ..grille import SANS_CATEGORIE, chercher, de_l_onglet, onglets
from ..models import Article
from ..poids import poids_du_jour
from ..services.articles import (
    DROIT,
    changer_l_article,
    creer_l_article,
    deplacer_l_article,
    jumeau_de,
    montrer_l_article,
)
from ..services.etalonnages import etalonner_l_article

ETALONNER = "collecte.vendre_hors_caisse"
PAR_PAGE = 100


@droit(DROIT)
@never_cache
def articles(request: HttpRequest) -> HttpResponse:
    """The grid, a category at a time; what is typed is looked for everywhere."""
    cherche = request.GET.get("q", "").strip()[:200]
    liste = onglets()
    code = request.GET.get("categorie", "")
    choisi = next((o for o in liste if o.code == code), liste[0] if liste else None)
    if cherche:
        trouves = chercher(cherche)
    else:
        trouves = de_l_onglet(choisi) if choisi else Article.objects.none()
    page = Paginator(trouves, PAR_PAGE).get_page(request.GET.get("page"))
    lignes = list(page.object_list)
    contexte = {
        "onglets": liste,
        "choisi": None if cherche else choisi,
        "cherche": cherche,
        "page": page,
        "groupes": _groupes(lignes),
        "poids": poids_du_jour(lignes, timezone.localdate()),
        "bouge": request.GET.get("bouge", ""),
        "sens": request.GET.get("sens", ""),
    }
    return render(request, "boutique/articles/articles.html", contexte)


@droit(DROIT)
@never_cache
def article_nouveau(request: HttpRequest) -> HttpResponse:
    choisie = Categorie.objects.filter(code=request.GET.get("categorie", "")).first()
    donnees = donnees_postees(request)
    form, deja = ArticleForm(donnees, categorie=choisie), None
    if form.is_valid():
        geste = form.geste()
        try:
            nouveau, cree = creer_l_article(compte=request.user, **geste)
        except Refus as refus:
            form.refuser(refus)
            deja = jumeau_de(geste) if "nom" in refus.champs else None
        else:
            phrase = _("« %(nom)s » est dans la grille, sous le nº %(n)d.")
            if not cree:
                phrase = _("« %(nom)s » était déjà dans la grille, sous le nº %(n)d.")
            messages.success(request, phrase % {"nom": nouveau.nom, "n": nouveau.numero})
            return redirect(_onglet_de(nouveau))
    retour = reverse("boutique:articles")
    contexte = {"form": form, "article": None, "deja": deja, "retour": retour}
    return render(request, "boutique/articles/article.html", contexte)


@droit(DROIT)
@never_cache
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """All that the till knows of an article; tickets already written keep theirs."""
    le_mien = _article(pk)
    donnees = donnees_postees(request)
    form = ArticleForm(donnees, article=le_mien)
    if form.is_valid():
        try:
            change = changer_l_article(article=le_mien, compte=request.user, **form.geste())
        except Refus as refus:
            form.refuser(refus)
        else:
            messages.success(request, _("« %(nom)s » est enregistré.") % {"nom": change.nom})
            return redirect(_onglet_de(change))
    contexte = {
        "form": form,
        "article": le_mien,
        "deja": None,
        "poids": _poids(le_mien),
        "etalonne": le_mien.categorie_id and request.user.has_perm(ETALONNER),
        "retour": _onglet_de(le_mien),
    }
    return render(request, "boutique/articles/article.html", contexte)


@droit(ETALONNER)
@never_cache
def etalonner(request: HttpRequest) -> HttpResponse:
    """Which article to weigh without a sale: of a category, or looked for everywhere."""
    cherche = request.GET.get("q", "").strip()[:200]
    liste = [o for o in onglets() if o.categorie]
    code = request.GET.get("categorie", "")
    choisi = next((o for o in liste if o.code == code), liste[0] if liste else None)
    trouves = chercher(cherche) if cherche else Article.objects.none()
    if choisi and not cherche:
        trouves = de_l_onglet(choisi)
    contexte = {
        "onglets": liste,
        "choisi": None if cherche else choisi,
        "cherche": cherche,
        "articles": trouves.filter(visible=True, categorie__isnull=False)[:PAR_PAGE],
    }
    return render(request, "boutique/articles/etalonner.html", contexte)


@droit(ETALONNER)
@never_cache
def article_etalonner(request: HttpRequest, pk: int) -> HttpResponse:
    """Weigh so many of them without a sale: it counts for them, and for their category."""
    le_mien = _article(pk)
    lieu = _lieu_montre(request)
    if lieu is None:
        return choisir_le_point(request)
    exiger(request.user, ETALONNER, lieu)
    # Back to the article's page for who keeps prices, else to the list of what may be weighed.
    retour = reverse("boutique:etalonner")
    if request.user.has_perm(DROIT):
        retour = reverse("boutique:article", args=[pk])
    if le_mien.categorie is None:
        messages.error(request, _("Sans catégorie, cet article n’a pas de poids."))
        return redirect(retour)
    donnees = donnees_postees(request)
    form = EtalonnerLArticleForm(donnees, categorie=le_mien.categorie)
    if form.is_valid():
        try:
            pesee = {n: v for n, v in form.geste().items() if n != "categorie"}
            etalonner_l_article(article=le_mien, lieu=lieu, compte=request.user, **pesee)
        except Refus as refus:
            form.refuser(refus)
        else:
            phrase = _("C’est noté pour «\u00a0%(article)s\u00a0». Aucun kilo n’a bougé.")
            messages.success(request, phrase % {"article": le_mien.nom})
            return redirect(retour)
    contexte = {
        "form": form,
        "article": le_mien,
        "deja": None,
        "lieu": lieu,
        "poids": _poids(le_mien),
        "retour": retour,
    }
    return render(request, "boutique/articles/article_etalonner.html", contexte)


@require_POST
@droit(DROIT)
def article_montrer(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide an article from the till, or show it again; nothing is ever deleted."""
    visible = request.POST.get("visible") == "1"
    change = montrer_l_article(article=_article(pk), visible=visible, compte=request.user)
    return redirect(_onglet_de(change, "montrer"))


@require_POST
@droit(DROIT)
def article_deplacer(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an article one place among those of its category."""
    le_mien = _article(pk)
    monter = request.POST.get("sens") == "monter"
    deplacer_l_article(article=le_mien, monter=monter, compte=request.user)
    return redirect(_onglet_de(le_mien, "monter" if monter else "descendre"))


def _article(pk: int) -> Article:
    articles = Article.objects.de_la_grille().select_related("categorie__parent", "activite")
    return get_object_or_404(articles, pk=pk)


def _onglet_de(article: Article, sens: str = "") -> str:
    """The grid where an article stands, with the keyboard where it was."""
    categorie = article.categorie
    mere = (categorie.parent or categorie) if categorie else None
    code = mere.code if mere else SANS_CATEGORIE
    bouge = f"&bouge={article.pk}&sens={sens}" if sens else ""
    return f"{reverse('boutique:articles')}?categorie={code}{bouge}#l-{article.pk}"


def _groupes(articles: list[Article]) -> list[tuple[Categorie | None, list[Article]]]:
    """Articles in a row by category, each with its first and last places."""
    groupes: list[tuple[Categorie | None, list[Article]]] = []
    for a in articles:
        if not groupes or groupes[-1][1][-1].categorie_id != a.categorie_id:
            groupes.append((a.categorie, []))
        groupes[-1][1].append(a)
    return groupes


def _poids(article: Article) -> dict:
    """What one is taken to weigh, and where that comes from, in words."""
    connus = poids_du_jour([article], timezone.localdate())
    mg, source = connus.get(article.pk, (0, ""))
    return {
        "un": kilos(round(mg / 1000)) if mg else "",
        "source": Moyenne(source).label if source else "",
        "hypothese": source == Moyenne.HYPOTHESE,
    }


def _lieu_montre(request: HttpRequest) -> Lieu | None:
    """The site that the posted page showed, else this device's."""
    if code := request.POST.get("lieu", ""):
        return Lieu.objects.filter(code=code).first()
    point = point_de_l_appareil(request)
    return point.lieu if point else None
