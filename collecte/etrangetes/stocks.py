"""Stocks that cannot be: below zero, waiting for ever, without a category."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from django.db.models import Sum
from django.utils.translation import gettext as _

from collecte.bilans.attentes import vieux_tas
from collecte.listes.models import Categorie
from collecte.listes.models.categories import SANS_CATEGORIE
from collecte.livre.models import Cumul, Stock
from collecte.matiere.etapes import AMONT, FINS, HISTORIQUES, Etape
from collecte.matiere.jours import JOUR, mois_suivant
from petiterockette.alertes.registre import Remede
from petiterockette.mots.mesures import kilos
from petiterockette.temps.dates import date_format

from .genres import MAXIMUM, NEGATIF, NON_TRIE, NON_VENTILE, Etrangete, OuChercher
from .remedes import compter, vers_la_page


def stocks_negatifs(p: OuChercher) -> Iterator[Etrangete]:
    """Stages below zero: what left was never said to have come there."""
    codes = p.codes
    rangees = (
        Stock.objects.filter(masse_g__lt=0, **p.du_lieu)
        .exclude(categorie__code=SANS_CATEGORIE)
        .select_related("categorie", "matiere")
        .order_by("masse_g")[:MAXIMUM]
    )
    negatifs = list(rangees)
    amont = _amont(p, {s.categorie_id for s in negatifs})
    for s in negatifs:
        etape = str(Etape(s.etape).label)
        ou = etape if s.matiere.interne else f"{etape}, {s.matiere}"
        code = codes[s.lieu_id]
        yield Etrangete(
            NEGATIF,
            s.lieu_id,
            f"{s.categorie}, {ou}",
            s.masse_g,
            (
                *_orienter(s, amont.get((s.lieu_id, s.categorie_id), {})),
                compter(code, s.etape, s.categorie.code),
                *vers_la_page(_("Changer de catégorie"), "pencil", "collecte:comptoir_tri"),
                *vers_la_page(_("Voir les bons"), "receipt-text", "collecte:bons", lieu=code),
            ),
            s.categorie,
        )


def _amont(p: OuChercher, categories: Collection[int]) -> dict[tuple[int, int], dict[str, int]]:
    """``{(site, category): {stage: grams}}``: what lies where routing takes from."""
    positifs = Stock.objects.filter(
        etape__in=AMONT, masse_g__gt=0, categorie__in=categories, **p.du_lieu
    )
    amont: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    for lieu, categorie, etape, g in positifs.values_list("lieu", "categorie", "etape", "masse_g"):
        amont[lieu, categorie][etape] = g
    return amont


def _orienter(s: Stock, amont: Mapping[str, int]) -> list[Remede]:
    """A routing that nobody noted, ready to be weighed; none where nothing lies upstream."""
    for de in map(str, AMONT):
        if de != s.etape and s.etape != Etape.A_TRIER and de in amont:
            mots = {"masse": kilos(amont[de], 1), "ou": Etape(de).label}
            return vers_la_page(
                _("Orienter (%(masse)s, %(ou)s)") % mots,
                "boxes",
                "collecte:orienter",
                de=de,
                vers=s.etape,
                categorie=s.categorie.code,
            )
    return []


def non_tries(p: OuChercher) -> Iterator[Etrangete]:
    """What waits to be sorted since before thirty days, as the sorting table says it."""
    codes = p.codes
    tas = vieux_tas(p.lieux, Etape.A_TRIER, p.aujourd_hui)
    anciens = sorted(((g, *cle) for cle, g in tas.items()), reverse=True)[:MAXIMUM]
    categories = Categorie.objects.in_bulk([pk for *_x, pk in anciens])
    for masse_g, lieu, pk in anciens:
        categorie = categories[pk]
        yield Etrangete(
            NON_TRIE,
            lieu,
            str(categorie),
            masse_g,
            (
                *vers_la_page(_("Trier"), "boxes", "collecte:comptoir_tri", "collecte:orienter"),
                compter(codes[lieu], Etape.A_TRIER, categorie.code),
            ),
            categorie,
        )


def non_ventiles(p: OuChercher) -> Iterator[Etrangete]:
    """What left without a category, as nothing was waiting; month by month, by material."""
    codes = p.codes
    rangees = (
        Cumul.objects.filter(
            categorie__code=SANS_CATEGORIE,
            vers__in=[str(e) for e in FINS],
            mois__gte=p.debut.replace(day=1),
            mois__lte=p.fin,
            **p.du_lieu,
        )
        # Our own rubbish has no category, nor has what another tool summed up.
        .exclude(de__in=[Etape.MAISON, *HISTORIQUES])
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
            f"{date_format(mois, 'F Y').capitalize()} : {quoi}",
            g,
            (
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
