"""The till's lists: loaded once, then kept by people. Every change goes through here."""

from collections.abc import Iterator
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from collecte.models import Categorie
from collecte.objets import sans_accents
from petiterockette.journal.models import Chaine
from petiterockette.lieux.models import Point

from .. import listes_par_defaut as defaut
from ..models import (
    Activite,
    Article,
    Caisse,
    Moyen,
    PlafondRemboursement,
    PosteComptable,
    Public,
    Serie,
)
from ..models.caisses import prefixe
from ..recherche import mots_de_l_article
from . import rangees
from .evenements import noter


@transaction.atomic
def charger_la_boutique() -> None:
    """Load the default lists, once: rows that exist are left as the association has them."""
    avant = _connues()
    for ordre, (code, nom, compte, dans_le_ca) in enumerate(defaut.ACTIVITES):
        _assurer(
            Activite, {"code": code}, nom=nom, compte=compte, dans_le_ca=dans_le_ca, ordre=ordre
        )
    for ordre, (code, nom, genre, picto, monnaie, plafond, compte) in enumerate(defaut.MOYENS):
        _assurer(
            Moyen,
            {"code": code},
            nom=nom,
            genre=genre,
            pictogramme=picto,
            rend_la_monnaie=monnaie,
            plafond_cts=plafond,
            compte=compte,
            ordre=ordre,
        )
    for poste, compte in defaut.POSTES:
        _assurer(PosteComptable, {"poste": poste}, compte=compte)
    for ordre, nom in enumerate(defaut.PUBLICS):
        _assurer(Public, {"nom": nom}, ordre=ordre)
    for role, avec, sans in defaut.PLAFONDS:
        _assurer(PlafondRemboursement, {"role": role}, avec_ticket_cts=avec, sans_ticket_cts=sans)
    if not Article.objects.exists():
        _charger_les_articles()
    rangees.noter_les_neuves(
        r for m, pks in avant.items() for r in m._default_manager.exclude(pk__in=pks)
    )
    for point in Point.objects.filter(genre=Point.Genre.CAISSE, caisse=None).order_by("pk"):
        installer_la_caisse(point)


def _connues() -> dict[type[models.Model], list[int]]:
    """The rows of the lists that decide money, as they are before more are loaded."""
    tables = (Activite, Moyen, PosteComptable, PlafondRemboursement, Article)
    return {m: list(m._default_manager.values_list("pk", flat=True)) for m in tables}


@transaction.atomic
def installer_la_caisse(point: Point, *, demande_le_code: bool = True) -> Caisse:
    """The till of a point of that kind, made with its numbers the first time."""
    deja = Caisse.objects.filter(point=point).first()
    if deja:
        return deja
    dernier = Caisse.objects.aggregate(n=Max("numero"))["n"] or 0
    caisse = Caisse.objects.create(
        point=point,
        numero=dernier + 1,
        demande_le_code=demande_le_code,
        s_ouvre_sur=_s_ouvre_sur(point),
    )
    series = [ouvrir_une_serie(caisse, ecole) for ecole in (False, True)]
    noter(
        caisse,
        "caisse.installee",
        # Nobody's gesture: a point became a till, or opened for the first time.
        None,
        # To the second, as all that is done at a till: nothing is earlier than it.
        le=series[0].ouverte_le.replace(microsecond=0),
        compte=None,
        par=None,
        rangees=[caisse, *series],
    )
    return caisse


def _s_ouvre_sur(point: Point) -> Activite | None:
    """What a new till shows first: its site's own, or the activity that its name says
    (« Caisse du café »)."""
    mots = sans_accents(point.nom).split()
    de_la_maison = Activite.objects.filter(dans_le_ca=True, visible=True)
    dite = de_la_maison.filter(code__in=mots).first()
    return dite or de_la_maison.filter(code=defaut.S_OUVRE_SUR.get(point.lieu.code, "")).first()


def ouvrir_une_serie(caisse: Caisse, ecole: bool) -> Serie:
    """A new run of numbers, from 1; the till is locked, or nobody knows it yet.

    The caller chains it, with the event that it is part of.
    """
    dernier = caisse.series.filter(ecole=ecole).aggregate(n=Max("rang"))["n"] or 0
    rang = dernier + 1
    chaine = Chaine.objects.create(nom=f"caisse:{prefixe(caisse.numero, rang, ecole)}")
    return Serie.objects.create(
        caisse=caisse, ecole=ecole, rang=rang, ouverte_le=timezone.now(), chaine=chaine
    )


def nouveau_numero() -> int:
    """The number of the next article: what is typed, or printed on its label."""
    return (Article.objects.aggregate(n=Max("numero"))["n"] or 100) + 1


def _charger_les_articles() -> None:
    premier = nouveau_numero()
    articles = [
        Article(numero=premier + rang, **champs)
        for rang, champs in enumerate(_articles_par_defaut())
    ]
    for article in articles:
        article.recherche = mots_de_l_article(article)
    Article.objects.bulk_create(articles)


def _articles_par_defaut() -> Iterator[dict[str, Any]]:
    """The fields of each article of the default grid, in its order."""
    activites = {a.code: a for a in Activite.objects.all()}
    categories = {c.code: c for c in Categorie.objects.all()}
    for code, dits in defaut.ARTICLES.items():
        for ordre, (nom, prix, objets, poids_g) in enumerate(dits):
            yield {
                "nom": nom,
                "activite": activites["boutique"],
                "categorie": categories[code],
                "taux_cp": defaut.TAUX.get(code),
                "mode_prix": Article.ModePrix.LOT if objets else Article.ModePrix.CONSEILLE,
                "prix_cts": prix,
                "nb_objets": objets,
                "poids_g": poids_g,
                "ordre": ordre,
            }
    # Each category has a free price: what no line of the grid describes is sold all the same.
    vendables = Categorie.objects.filter(
        interne=False, vrac=False, parent=None, famille="objets"
    ).order_by("ordre", "nom")
    for categorie in vendables:
        yield {
            "nom": categorie.nom,
            "activite": activites["boutique"],
            "categorie": categorie,
            "taux_cp": defaut.TAUX.get(categorie.code),
            "mode_prix": Article.ModePrix.LIBRE,
            "ordre": 999,
        }
    service = {"provenance": Article.Provenance.SERVICE, "mode_prix": Article.ModePrix.LIBRE}
    for ordre, (activite, nom, minimum, propositions) in enumerate(defaut.A_PRIX_LIBRE):
        yield service | {
            "nom": nom,
            "activite": activites[activite],
            "minimum_cts": minimum,
            "propositions_cts": propositions,
            "ordre": ordre,
        }
    genre, activite, nom, propositions = defaut.BON_ACHAT
    yield service | {
        "genre": genre,
        "nom": nom,
        "activite": activites[activite],
        "minimum_cts": 100,
        "propositions_cts": propositions,
    }


def _assurer(modele: type[models.Model], cle: dict[str, Any], **champs: Any) -> None:
    modele.objects.get_or_create(**cle, defaults=champs)  # type: ignore[attr-defined]
