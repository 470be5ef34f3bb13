"""What an article weighs today: asked of twelve months once, then the same until midnight."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from boutique.articles.models import Article, PoidsDuJour
from boutique.articles.nuit import peser_les_articles
from boutique.articles.poids import poids_du_jour
from boutique.articles.services.articles import changer_l_article
from collecte.poids.services import etalonner
from tests.boutique.a_la_caisse import l_article, ligne, une_caisse
from tests.fabriques import categorie, un_compte

pytestmark = pytest.mark.django_db


@pytest.fixture
def tenue():
    """Ten trousers of half a kilogram were sold before the till opened again."""
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon", 10, masse_g=5_000))
    tenue.fermer()
    tenue.rouvrir()
    return tenue


def un_pantalon(jour: date | None = None) -> int:
    article = l_article("Pantalon")
    connus = poids_du_jour([article], jour or timezone.localdate())
    return connus[article.pk][0] // 1000


def test_une_caisse_ne_relit_pas_ses_ventes_pour_savoir_ce_que_pese_un_article(
    tenue, django_assert_num_queries
):
    pantalon = Article.objects.select_related("categorie__parent").get(nom="Pantalon")

    with django_assert_num_queries(1) as requetes:
        poids_du_jour([pantalon], timezone.localdate())

    assert not any("boutique_ventes_lignevente" in r["sql"] for r in requetes)
    assert not any("collecte_livre_ligne" in r["sql"] for r in requetes)


def test_ce_que_l_ecran_annonce_vaut_jusqu_a_minuit(tenue):
    assert un_pantalon() == 500
    tenue.vendre(ligne("Pantalon", 10, masse_g=15_000))

    assert un_pantalon() == 500
    assert un_pantalon(timezone.localdate() + timedelta(days=1)) == 1_000


def test_un_etalonnage_s_entend_tout_de_suite():
    tenue = une_caisse()
    pantalon = l_article("Pantalon")
    responsable = un_compte("responsable", lieu=tenue.point.lieu)

    def etalonne(masse_g):
        lieu, uuid = tenue.point.lieu, uuid4()
        etalonner(
            categorie=pantalon.categorie,
            lieu=lieu,
            uuid=uuid,
            quantite=10,
            masse_g=masse_g,
            compte=responsable,
        )

    etalonne(4_000)
    assert un_pantalon() == 400
    etalonne(6_000)
    assert un_pantalon() == 500


def test_un_article_change_de_categorie_se_repese(tenue):
    gardes = PoidsDuJour.objects.filter(article=l_article("Pantalon"))
    assert gardes.exists()

    changer_l_article(
        article=l_article("Pantalon"),
        compte=un_compte("direction"),
        nom="Pantalon",
        categorie=categorie("livres"),
    )

    assert not gardes.exists()


def test_la_nuit_prepare_les_poids_du_matin(tenue):
    phrase = peser_les_articles(timezone.localdate())

    assert phrase.endswith("au poids moyen connu.")
    assert PoidsDuJour.objects.filter(article=l_article("Pantalon")).exists()
