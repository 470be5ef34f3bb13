"""What the till finds by its name: articles by their words, tickets by number or by what was
sold since yesterday."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from petiterockette.affichage.aller import PAR_GROUPE, Genre, Saisie, Source, Trouve
from petiterockette.comptes.portees import portee
from petiterockette.dates import date_format
from petiterockette.lieux.heures import en_heure
from petiterockette.monnaie import euros

from .forms.tickets import du_numero, lire_le_numero
from .models import Article, LigneVente, Vente

TENIR, LIRE = "boutique.tenir_les_prix", "boutique.lire_la_caisse"


def articles(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The article of that number, or those in which each word is found; those for sale first."""
    trouves = Article.objects.select_related("categorie")
    if saisie.numero is not None:
        trouves = trouves.filter(numero=saisie.numero)
    else:
        for mot in saisie.mots:
            trouves = trouves.filter(recherche__contains=mot)
    for article in trouves.order_by("-visible", "nom")[:PAR_GROUPE]:
        mots = [str(article.categorie)] if article.categorie else []
        if article.prix_cts is not None:
            mots.append(euros(article.prix_cts))
        url = reverse("boutique:article", args=[article.pk])
        yield Trouve(article.nom, url, "tag", " · ".join(mots))


def tickets(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The tickets of that number; else those since yesterday that hold such articles."""
    lieux = portee(request.user, LIRE).ids_des_lieux
    ventes = Vente.objects.filter(serie__ecole=False)
    if lieux is not None:
        ventes = ventes.filter(serie__caisse__point__lieu__in=lieux)
    if numero := lire_le_numero(saisie.texte):
        ventes = ventes.filter(du_numero(*numero))
    else:
        ventes = ventes.filter(jour__gte=timezone.localdate() - timedelta(days=1))
        for mot in saisie.mots:
            lignes = LigneVente.objects.filter(article__recherche__contains=mot)
            ventes = ventes.filter(Exists(lignes.filter(vente=OuterRef("pk"))))
    trouves = ventes.select_related("serie__caisse__point__lieu").order_by("-pk")
    for vente in trouves[:PAR_GROUPE]:
        quand = f"{date_format(vente.jour, 'j F Y')}, {en_heure(vente.le)}"
        yield Trouve(
            f"{vente.get_nature_display().capitalize()} {vente.numero_lisible}",
            reverse("boutique:ticket", args=[vente.pk]),
            "receipt-text",
            f"{quand} · {vente.serie.caisse.point} · {euros(vente.total_cts)}",
        )


SOURCES = [Source(Genre.ARTICLES, TENIR, articles), Source(Genre.TICKETS, LIRE, tickets)]
