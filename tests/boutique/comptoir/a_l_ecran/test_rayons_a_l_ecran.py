"""The quick screen: what an activity sells that is no goods, on a tile of its own."""

import pytest
from playwright.sync_api import expect

from boutique.articles.models import Article
from boutique.articles.recherche import mots_de_l_article
from boutique.caisses.models import Caisse
from boutique.regles.models import Activite
from tests.boutique.a_la_caisse import l_article
from tests.boutique.en_rayon import un_article_unique


@pytest.fixture(autouse=True)
def _carte(tenue):
    """Two dishes of the café at this till's house; memberships and gifts stay apart."""
    cafe = Activite.objects.get(code="cafe")
    for n, (nom, prix_cts) in enumerate((("Dahl", 800), ("Café", 100))):
        article = Article(
            numero=8_000 + n,
            nom=nom,
            activite=cafe,
            provenance="service",
            mode_prix="fixe",
            prix_cts=prix_cts,
        )
        article.recherche = mots_de_l_article(article)
        article.save()


def test_le_cafe_a_son_ecran_et_cet_appareil_y_revient(ecran):
    page = ecran.page
    ecran.rayon("Café-atelier")

    expect(page.locator("#articles-titre")).to_have_text("Café-atelier")
    expect(page.locator("#articles .article")).to_have_count(2)
    tuile = page.locator("#categories .tuile").filter(has_text="Café-atelier")
    expect(tuile).to_have_attribute("aria-pressed", "true")
    ecran.article("Dahl")
    ecran.porte("Dahl 8,00")
    expect(page.locator("#lignes .pastille use")).to_have_attribute("href", "#p-coffee")
    ecran.encaisser()
    ecran.recu("1-1")
    ecran.ouvrir()

    expect(page.locator("#articles-titre")).to_have_text("Café-atelier")
    expect(page.locator("#articles .article")).to_have_count(2)


def test_ce_qui_n_est_ni_objet_ni_service_reste_a_part(ecran):
    page = ecran.page
    page.locator("#categories .tuile-divers").first.click()

    noms = page.locator("#articles .article-nom").all_inner_texts()

    assert "Dahl" not in noms
    assert any("Adhésion" in nom for nom in noms)


def test_une_categorie_touchee_ramene_l_appareil_aux_objets(ecran):
    page = ecran.page
    ecran.rayon("Café-atelier")
    categorie = l_article("Pantalon").categorie
    page.locator(f"#categories .c-{categorie.code}").click()
    ecran.article("Pantalon")
    ecran.ouvrir()

    expect(page.locator("#articles-titre")).not_to_have_text("Café-atelier")


def test_la_caisse_s_ouvre_sur_la_grille_de_son_lieu(ecran, tenue):
    page = ecran.page
    Caisse.objects.update(s_ouvre_sur=Activite.objects.get(code="cafe"))
    ecran.categorie("livres")
    ecran.ouvrir()

    expect(page.locator("#articles-titre")).to_have_text("Café-atelier")
    velo = Activite.objects.get(code="velo")
    for n, nom in enumerate(("Vélo 12", "Vélo 13")):
        un_article_unique(tenue.point, nom=nom, numero=900 + n, activite=velo)
    Caisse.objects.update(s_ouvre_sur=velo)
    ecran.ouvrir()

    expect(page.locator("#articles-titre")).to_have_text("Atelier vélo")
    noms = page.locator("#articles .article-nom")
    assert sorted(noms.all_inner_texts()[:2]) == ["Vélo 12", "Vélo 13"]
    ecran.article("Vélo 12")
    ecran.encaisser()
    ecran.recu("1-1")
    ecran.ouvrir()

    assert "Vélo 12" not in noms.all_inner_texts()
    assert "Vélo 13" in noms.all_inner_texts()
