"""What stands on the shelf for the tests: followed things with a price, operations, regimes."""

from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from django.utils import timezone

from boutique.articles.models import Article, Operation
from boutique.articles.services.operations import creer_l_operation
from boutique.regles.models import Activite, RegimeTVA
from boutique.regles.services.activites import changer_le_regime
from boutique.uniques.models import Tirage
from boutique.uniques.services.etiquettes import tirer
from boutique.uniques.services.uniques import etiqueter
from boutique.ventes.models import LigneVente
from collecte.objets.models import Objet
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Point
from tests.boutique.a_la_caisse import ALaCaisse, la_boutique, une_caisse
from tests.collecte.objets.suivis import complet, un_objet
from tests.fabriques import un_compte, un_point

_n = count(1)


def un_article_unique(
    point: Point | None = None, *, objet: Objet | None = None, jours: int = 0, **champs
) -> Article:
    """A chest of drawers of 40 €, on the shelf since so many days."""
    la_boutique()
    objet = objet or complet(
        un_objet(point=point or un_point()), designation="Commode", masse_g=30_000, etat="bon"
    )
    champs.setdefault("nom", f"Commode {next(_n)}")
    champs.setdefault("prix_cts", 4_000)
    champs.setdefault("mode_prix", "conseille")
    champs.setdefault("activite", Activite.objects.get(code="boutique"))
    champs.setdefault("compte", un_compte("responsable", lieu=objet.lieu))
    article, cree = etiqueter(objet=objet, **champs)
    assert cree
    if jours:
        article.en_rayon_le = timezone.localdate() - timedelta(days=jours)
        article.save(update_fields=["en_rayon_le"])
    return article


def un_tirage(*articles: Article, nombre: int = 1, uuid=None) -> Tirage:
    """So many labels of each, taken off the queue where the first one is."""
    lieu = articles[0].objet.lieu
    return tirer(
        uuid=uuid or uuid4(),
        lot=[(article, nombre) for article in articles],
        lieu=lieu,
        compte=un_compte("responsable", lieu=lieu),
    )[0]


def une_operation(*points: Point, **champs) -> Operation:
    """« Moitié prix », a week from today on, at these tills."""
    jour = timezone.localdate()
    champs.setdefault("nom", "Moitié prix")
    champs.setdefault("pourcent", 50)
    champs.setdefault("debut", jour)
    champs.setdefault("fin", champs["debut"] + timedelta(days=6))
    champs.setdefault("categories", [])
    champs.setdefault("public", None)
    champs.setdefault("compte", un_compte("direction"))
    return creer_l_operation(points=list(points), **champs)[0]


def un_regime_annonce(debut: date | None = None, **champs) -> RegimeTVA:
    """VAT at 5,5 % for the café, from tomorrow on."""
    champs.setdefault("activite", Activite.objects.get(code="cafe"))
    champs.setdefault("regime", "assujetti")
    champs.setdefault("taux_cp", 550)
    champs.setdefault("par", un_compte("direction"))
    debut = debut or timezone.localdate() + timedelta(days=1)
    return changer_le_regime(debut=debut, **champs)[0]


def une_ligne_a_enlever(session) -> LigneVente:
    """A line of the open till, paid and left behind."""
    vente = session.ventes.first()
    return LigneVente.objects.filter(vente=vente).first()


def un_vendeur(article: Article, role: str = "responsable") -> Compte:
    """Whoever may touch this thing, where it is."""
    return un_compte(role, lieu=article.objet.lieu)


def en_caisse(article: Article) -> dict:
    """A thing as a line of a posted basket, at its price."""
    return {
        "article": article.pk,
        "mode": "unite",
        "quantite": 1,
        "prix_cts": article.prix_cts,
        "montant_cts": article.prix_cts,
    }


def une_caisse_la_ou_est(article: Article) -> ALaCaisse:
    return une_caisse(point=un_point("caisse", lieu=article.objet.lieu))
