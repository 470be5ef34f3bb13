"""The queue of labels: ask for some, say that they are made, take them off to print them."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from boutique.articles.models import Article
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import Etiquetage, LigneTirage, Tirage
from ..models.etiquettes import ETIQUETTES_MAX
from ..refus import PlusEnVente, RienAImprimer, TropDEtiquettes

DROIT = "boutique.tenir_les_prix"
Lot = Sequence[tuple[Article, int]]


@transaction.atomic
def demander(*, article: Article, nombre: int, lieu: Lieu, compte: Compte) -> Etiquetage:
    """Put so many labels of an article in the queue of a site, instead of those already asked.

    Raises ``TropDEtiquettes``, ``PlusEnVente`` or ``DroitManquant``.
    """
    exiger(compte, DROIT, lieu)
    _exiger_un_nombre(nombre)
    if article.pk not in _en_vente([article.pk], lieu):
        raise PlusEnVente(article=article.nom)
    etiquetage = _etiquetage(article, lieu)
    if etiquetage.demandees == nombre:
        return etiquetage
    etiquetage.demandees = nombre
    etiquetage.save()
    phrase = ngettext(
        "« %(article)s » : %(n)d étiquette demandée",
        "« %(article)s » : %(n)d étiquettes demandées",
        nombre,
    )
    _noter("demandee", phrase % {"article": article.nom, "n": nombre}, lieu, compte,
           id=article.pk, nombre=nombre)  # fmt: skip
    return etiquetage


@transaction.atomic
def retirer_de_la_file(*, articles: Sequence[Article], lieu: Lieu, compte: Compte) -> int:
    """Take articles off the queue without printing: their label is made, or is not wanted.

    They come back when their price changes. Returns how many. Raises ``DroitManquant``.
    """
    exiger(compte, DROIT, lieu)
    presents = _en_vente([a.pk for a in articles], lieu)
    for article in presents.values():
        _tenir_pour_faite(article, lieu)
    if presents:
        phrase = ngettext(
            "%(n)d article retiré de la file d’étiquettes",
            "%(n)d articles retirés de la file d’étiquettes",
            len(presents),
        )
        _noter("retiree", phrase % {"n": len(presents)}, lieu, compte,
               articles=sorted(presents))  # fmt: skip
    return len(presents)


def tirer(*, uuid: UUID, lot: Lot, lieu: Lieu, compte: Compte) -> tuple[Tirage, bool]:
    """Take labels off the queue to print them, each at the price of this moment.

    What is no longer sold is left out. Returns the print and whether it is new: the same page
    sent twice is one. Raises ``RienAImprimer``, ``TropDEtiquettes`` or ``DroitManquant``.
    """
    exiger(compte, DROIT, lieu)
    return faire_ou_relire(
        lambda: _tirer(uuid, lot, lieu, compte), Tirage.objects.filter(uuid=uuid).first
    )


def _tirer(uuid: UUID, lot: Lot, lieu: Lieu, compte: Compte) -> Tirage:
    # First, so that the same page sent twice at once stops at the uuid.
    tirage = Tirage.objects.create(uuid=uuid, lieu=lieu, le=timezone.now(), compte=compte)
    presents = _en_vente([a.pk for a, _nombre in lot], lieu)
    lignes = [
        LigneTirage(
            tirage=tirage, article=presents[a.pk], prix_cts=presents[a.pk].prix_cts, nombre=nombre
        )
        for a, nombre in lot
        if nombre and a.pk in presents
    ]
    if not lignes:
        raise RienAImprimer()
    for ligne in lignes:
        _exiger_un_nombre(ligne.nombre)
        _tenir_pour_faite(ligne.article, lieu)
    LigneTirage.objects.bulk_create(lignes)
    n = sum(ligne.nombre for ligne in lignes)
    phrase = ngettext("%(n)d étiquette imprimée", "%(n)d étiquettes imprimées", n)
    contenu = [[li.article.pk, li.nombre, li.prix_cts] for li in lignes]
    _noter("imprimees", phrase % {"n": n}, lieu, compte, tirage=tirage.pk, lignes=contenu)
    return tirage


@transaction.atomic
def remettre_dans_la_file(*, tirage: Tirage, compte: Compte) -> int:
    """Nothing came out of the printer: ask for these labels again. Returns for how many
    articles. Raises ``DroitManquant``."""
    exiger(compte, DROIT, tirage.lieu)
    lignes = list(tirage.lignes.select_related("article"))
    presents = _en_vente([li.article.pk for li in lignes], tirage.lieu)
    remises = 0
    for ligne in lignes:
        if ligne.article.pk in presents:
            demander(article=ligne.article, nombre=ligne.nombre, lieu=tirage.lieu, compte=compte)
            remises += 1
    return remises


def _exiger_un_nombre(nombre: int) -> None:
    if not 1 <= nombre <= ETIQUETTES_MAX:
        raise TropDEtiquettes(max=ETIQUETTES_MAX)


def _en_vente(ids: Sequence[int], lieu: Lieu) -> dict[int, Article]:
    """The articles among these that are sold at a site: the grid is everywhere, a thing where it
    is."""
    en_vente = Article.objects.en_vente().filter(pk__in=ids).order_by("pk")
    return {
        a.pk: a
        for a in en_vente.select_related("objet")
        if a.objet is None or a.objet.lieu_id == lieu.pk
    }


def _etiquetage(article: Article, lieu: Lieu) -> Etiquetage:
    """The row of an article here; a followed thing's own comes along from where it was."""
    if article.objet_id is None:
        return Etiquetage.objects.get_or_create(article=article, lieu=lieu)[0]
    deja = Etiquetage.objects.filter(article=article).first()
    if deja is None:
        return Etiquetage.objects.get_or_create(article=article, lieu=lieu)[0]
    deja.lieu = lieu
    return deja


def _tenir_pour_faite(article: Article, lieu: Lieu) -> None:
    etiquetage = _etiquetage(article, lieu)
    etiquetage.faite_le = timezone.now()
    etiquetage.prix_cts = article.prix_cts
    etiquetage.demandees = 0
    etiquetage.save()


def _noter(geste: str, resume: str, lieu: Lieu, compte: Compte, **contenu: object) -> None:
    consigner(
        f"boutique.etiquette.{geste}",
        resume,
        contenu,
        lieu=lieu.pk,
        par=compte.personne_id,
        compte=compte.pk,
    )
