"""Stocks that cannot be: below zero, waiting for ever, without a category."""

from collections.abc import Iterator

from django.db.models import Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..attentes import attentes
from ..bilans import JOUR, mois_suivant
from ..etapes import FINS, Etape
from ..models import Categorie, Cumul, Stock
from ..remedes import compter, vers_la_page
from ..services.mouvements import SANS_CATEGORIE
from .genres import MAXIMUM, NEGATIF, NON_TRIE, NON_VENTILE, Etrangete, Periode


def stocks_negatifs(p: Periode) -> Iterator[Etrangete]:
    """Stages below zero: what left was never said to have come there."""
    codes = p.codes()
    rangees = (
        Stock.objects.filter(masse_g__lt=0, **p.du_lieu)
        .exclude(categorie__code=SANS_CATEGORIE)
        .select_related("categorie", "matiere")
        .order_by("masse_g")[:MAXIMUM]
    )
    for s in rangees:
        etape = str(Etape(s.etape).label)
        ou = etape if s.matiere.interne else f"{etape}, {s.matiere}"
        yield Etrangete(
            NEGATIF,
            s.lieu_id,
            f"{s.categorie}, {ou}",
            s.masse_g,
            (
                compter(codes[s.lieu_id], s.etape, s.categorie.code),
                *vers_la_page(_("Orienter"), "boxes", "collecte:orienter"),
                *vers_la_page(_("Changer de catégorie"), "pencil", "collecte:comptoir_tri"),
                *vers_la_page(
                    _("Voir les bons"), "receipt-text", "collecte:bons", lieu=codes[s.lieu_id]
                ),
            ),
            s.categorie,
        )


def non_tries(p: Periode) -> Iterator[Etrangete]:
    """What waits to be sorted since before thirty days, as the sorting table says it."""
    anciens = [
        (attente.vieux_g, lieu, code, categorie)
        for lieu, code in p.codes().items()
        for categorie, attente in attentes(lieu, Etape.A_TRIER, p.aujourd_hui).items()
        if attente.vieux_g
    ]
    anciens = sorted(anciens, reverse=True)[:MAXIMUM]
    categories = Categorie.objects.in_bulk([pk for *_x, pk in anciens])
    for masse_g, lieu, code, pk in anciens:
        categorie = categories[pk]
        yield Etrangete(
            NON_TRIE,
            lieu,
            str(categorie),
            masse_g,
            (
                *vers_la_page(_("Trier"), "boxes", "collecte:comptoir_tri", "collecte:orienter"),
                compter(code, Etape.A_TRIER, categorie.code),
            ),
            categorie,
        )


def non_ventiles(p: Periode) -> Iterator[Etrangete]:
    """What left without a category, as nothing was waiting; month by month, by material."""
    codes = p.codes()
    rangees = (
        Cumul.objects.filter(
            categorie__code=SANS_CATEGORIE,
            vers__in=[str(e) for e in FINS],
            mois__gte=p.debut.replace(day=1),
            mois__lte=p.fin,
            **p.du_lieu,
        )
        .exclude(de=Etape.MAISON)
        .order_by("mois")
        .values_list("lieu", "mois", "matiere__nom", "matiere__interne", "de")
        .annotate(g=Sum("masse_g"))
    )
    for lieu, mois, matiere, interne, de, g in rangees:
        if g <= 0:
            continue
        quoi = str(Etape(de).label) if interne else f"{matiere}, {Etape(de).label}"
        bornes = {"du": mois.isoformat(), "au": (mois_suivant(mois) - JOUR).isoformat()}
        yield Etrangete(
            NON_VENTILE,
            lieu,
            f"{date_format(mois, 'F Y').capitalize()} : {quoi}",
            g,
            (
                *vers_la_page(_("Orienter"), "boxes", "collecte:orienter"),
                *vers_la_page(
                    _("Voir les sorties"),
                    "receipt-text",
                    "collecte:bons",
                    lieu=codes[lieu],
                    nature="sortie",
                    **bornes,
                ),
            ),
        )
