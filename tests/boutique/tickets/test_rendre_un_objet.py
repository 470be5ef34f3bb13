"""A followed thing that comes back is for sale again only if it goes to the shelf."""

import pytest

from boutique.articles.models import Article
from boutique.articles.recherche import chercher
from boutique.ventes.models import Vente
from boutique.ventes.refus import ArticleRetire
from boutique.ventes.verifications.tickets import articles_uniques, kilos_vendus
from collecte.livre.models import Mouvement
from collecte.objets.models import Evenement, Objet
from tests.boutique.a_la_caisse import ALaCaisse, plafonner, rend, une_caisse
from tests.boutique.en_rayon import un_article_unique
from tests.fabriques import un_lieu, un_point

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return un_article_unique(nom="Commode")


@pytest.fixture
def tenue(article) -> ALaCaisse:
    plafonner("caisse", None)
    return une_caisse(point=un_point("caisse", lieu=article.objet.lieu))


def en_caisse(article: Article) -> dict:
    prix = article.prix_cts
    dit = {"article": article.pk, "mode": "unite", "quantite": 1}
    return dit | {"prix_cts": prix, "montant_cts": prix}


def vendu_puis_rendu(tenue: ALaCaisse, article: Article, vers: str) -> Vente:
    vente = tenue.vendre(en_caisse(article))
    avoir = tenue.rendre(vente, [rend(vente.lignes.get(), vers=vers)])
    article.refresh_from_db()
    return avoir


def histoire(article: Article) -> str:
    return Evenement.objects.filter(objet=article.objet).latest("pk").resume


def test_rendu_au_rayon_il_se_revend(tenue, article):
    avoir = vendu_puis_rendu(tenue, article, "rayon")

    assert article in chercher("commode")
    assert histoire(article) == f"Rendu, remis en rayon, ticket nº {avoir.numero_lisible}"
    tenue.vendre(en_caisse(article))
    assert [c.phrase for v in (articles_uniques, kilos_vendus) for c in v()] == []


@pytest.mark.parametrize(("vers", "mots"), [("a_trier", "à trier"), ("a_recycler", "à recycler")])
def test_rendu_ailleurs_qu_au_rayon_il_ne_se_vend_plus(tenue, article, vers, mots):
    avoir = vendu_puis_rendu(tenue, article, vers)

    assert Mouvement.objects.get(bon=avoir.bon).vers == vers
    assert article.objet.situation == Objet.Situation.PRESENT
    assert article not in chercher("commode")
    dit = f"Rendu, {mots}, retiré de la vente, ticket nº {avoir.numero_lisible}"
    assert histoire(article) == dit
    with pytest.raises(ArticleRetire):
        tenue.vendre(en_caisse(article))
    assert [c.phrase for v in (articles_uniques, kilos_vendus) for c in v()] == []


def test_rendu_a_un_autre_lieu_il_est_la_ou_on_l_a_rendu(tenue, article):
    ailleurs = un_lieu(nom="Montgallet")
    autre = une_caisse(point=un_point("caisse", lieu=ailleurs))
    vente = tenue.vendre(en_caisse(article))

    autre.rendre(vente, [rend(vente.lignes.get(), vers="rayon")])

    article.objet.refresh_from_db()
    assert article.objet.lieu == ailleurs
    article.refresh_from_db()
    autre.vendre(en_caisse(article))
