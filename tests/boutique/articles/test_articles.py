"""The price grid: added to, changed, moved, hidden; the past and other prices are left alone."""

import pytest
from django.db import IntegrityError, transaction

from boutique.articles.models import Article
from boutique.articles.services.articles import changer_l_article, creer_l_article
from boutique.regles.models import Activite
from boutique.regles.refus import NomDejaPris, RangeeRefusee
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.boutique.a_la_caisse import l_article, la_boutique, ligne, une_caisse
from tests.boutique.pages import page
from tests.fabriques import categorie, connecter, un_compte, un_lieu
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def compte(client):
    """Who keeps the prices, signed in."""
    la_boutique()
    compte = un_compte("responsable", lieu=un_lieu())
    connecter(client, compte)
    return compte


def tape(**champs) -> dict:
    """An article as somebody types it."""
    champs.setdefault("nom", "Jupe")
    champs.setdefault("categorie", categorie("textiles").pk)
    champs.setdefault("provenance", "don")
    champs.setdefault("mode_prix", "conseille")
    champs.setdefault("prix_cts", "2,50")
    champs.setdefault("activite", Activite.objects.get(code="boutique").pk)
    return champs


def un_nouveau(compte, **champs) -> tuple[Article, bool]:
    champs.setdefault("nom", "Jupe")
    champs.setdefault("categorie", categorie("textiles"))
    champs.setdefault("activite", Activite.objects.get(code="boutique"))
    champs.setdefault("mode_prix", "conseille")
    champs.setdefault("prix_cts", 250)
    return creer_l_article(compte=compte, **champs)


def test_un_article_tape_entre_dans_la_grille(client, compte):
    reponse = client.post(page("article_nouveau"), tape(nom="Robe de l’été"), follow=True)

    article = l_article("Robe de l’été")
    assert (article.prix_cts, article.numero, article.visible) == (250, 155, True)
    assert article.ordre == 17
    assert "« Robe de l’été » est dans la grille, sous le nº 155." in lue(reponse)


@pytest.mark.parametrize("prix", ["1,5", "1.5", "1,50 €"])
def test_la_virgule_et_le_point_se_valent(client, compte, prix):
    client.post(page("article_nouveau"), tape(prix_cts=prix, poids_g="0,25"))

    assert (l_article("Jupe").prix_cts, l_article("Jupe").poids_g) == (150, 250)


def test_une_apostrophe_droite_se_retrouve_par_la_courbe(client, compte):
    client.post(page("article_nouveau"), tape(nom="Robe d'été"))

    assert "Robe d&#x27;été" in client.get(page("articles"), {"q": "d’ete"}).content.decode()


@pytest.mark.parametrize(
    ("champs", "champ", "phrase"),
    [
        ({"prix_cts": ""}, "prix_cts", "Dites le prix, ou choisissez « prix libre »."),
        ({"prix_cts": "cher"}, "prix_cts", "« cher » n’est pas un montant en euros."),
        ({"categorie": ""}, "categorie", "Ce qui a été donné a une catégorie."),
        (
            {"minimum_cts": "3"},
            "minimum_cts",
            "Un minimum va avec un prix libre, ou sous un prix conseillé.",
        ),
        ({"nom": ""}, "nom", "Dites ce que c’est."),
        ({"nom": "pantalon"}, "nom", "« Pantalon » est déjà dans la liste."),
        ({"code_barres": "12a"}, "code_barres", "Un code-barres ne contient que des chiffres."),
    ],
)
def test_ce_qui_ne_va_pas_est_dit_a_cote_de_son_champ(client, compte, champs, champ, phrase):
    avant = Article.objects.count()

    reponse = client.post(page("article_nouveau"), tape(**champs))

    assert erreurs(reponse) == {champ: phrase}
    assert reponse.context["form"]["provenance"].value() == "don"
    assert Article.objects.count() == avant


def test_un_nom_deja_pris_mene_a_l_article_et_a_son_prix(client, compte):
    deja = Article.objects.get(nom="Pantalon")

    ecrite = lue(client.post(page("article_nouveau"), tape(nom="pantalon")))

    assert f'href="{page("article", deja.pk)}"' in ecrite
    assert "et changer son prix" in ecrite


def test_un_code_barres_deja_pris_est_dit_a_cote_de_son_champ(client, compte):
    un_nouveau(compte, code_barres="3017620422003")

    reponse = client.post(page("article_nouveau"), tape(nom="Pull", code_barres="3017 6204 22003"))

    assert erreurs(reponse) == {"code_barres": "Un autre article a déjà ce code-barres."}


def test_un_prix_libre_oublie_le_prix_tape_et_garde_ses_propositions(client, compte):
    client.post(
        page("article_nouveau"),
        tape(mode_prix="libre", proposition_0="2", proposition_2="5,5", nb_objets="6"),
    )

    article = l_article("Jupe")
    assert (article.prix_cts, article.nb_objets) == (None, None)
    assert article.propositions_cts == [200, 550]


def test_un_double_appui_n_ajoute_qu_un_article(compte):
    premier, cree = un_nouveau(compte)
    second, encore = un_nouveau(compte)

    assert (cree, encore, premier.pk) == (True, False, second.pk)
    assert Entree.objects.filter(code="boutique.article.cree").count() == 1


def test_le_meme_nom_a_un_autre_prix_est_refuse(compte):
    un_nouveau(compte)

    with pytest.raises(NomDejaPris):
        un_nouveau(compte, nom="JUPE", prix_cts=300)


def test_changer_un_prix_garde_avant_et_apres_et_laisse_les_tickets(client):
    tenue = une_caisse()
    vente = tenue.vendre(ligne("Pantalon"))
    compte = un_compte("responsable", lieu=tenue.point.lieu)
    connecter(client, compte)
    article = l_article("Pantalon")

    client.post(page("article", article.pk), tape(nom="Pantalon", prix_cts="4", poids_g="0,6"))

    entree = Entree.objects.get(code="boutique.article.change")
    assert entree.contenu["avant"] == {"prix_cts": 300}
    assert entree.contenu["apres"] == {"prix_cts": 400}
    assert vente.lignes.get().prix_cts == 300


def test_ne_rien_changer_n_ecrit_rien(client, compte):
    article = l_article("Pantalon")

    client.post(page("article", article.pk), tape(nom="Pantalon", prix_cts="3", poids_g="0,6"))

    assert not Entree.objects.filter(code="boutique.article.change").exists()


def test_cacher_puis_deplacer_un_article(client, compte):
    chemise = l_article("Chemise")

    client.post(page("article_montrer", chemise.pk), {"visible": "0"})
    client.post(page("article_deplacer", chemise.pk), {"sens": "monter"})

    noms = Article.objects.filter(categorie__code="textiles").order_by("ordre")
    assert [a.nom for a in noms[:3]] == ["T-shirt, haut", "Chemise", "Pantalon"]
    assert not l_article("Chemise").visible
    assert "caché" in lue(client.get(page("articles"), {"categorie": "textiles"}))


def test_la_grille_se_lit_en_peu_de_requetes(client, compte, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        reponse = client.get(page("articles"), {"categorie": "textiles"})

    assert "T-shirt, haut" in lue(reponse)
    with django_assert_max_num_queries(16):
        reponse = client.get(page("articles"), {"q": "televiseur"})
    assert "Téléviseur" in lue(reponse)
    assert "Pantalon" not in lue(reponse)


@pytest.mark.parametrize("role", ["caisse", "tri", "tresorerie", "administration"])
def test_ces_roles_ne_changent_pas_les_prix(role):
    la_boutique()

    with pytest.raises(DroitManquant):
        un_nouveau(un_compte(role))


def test_la_base_refuse_ce_que_la_page_n_a_pas_vu(compte):
    with pytest.raises(RangeeRefusee) as refus:
        changer_l_article(
            article=l_article("Pantalon"),
            compte=compte,
            nom="Pantalon",
            categorie=categorie("textiles"),
            mode_prix="fixe",
            nb_objets=3,
        )

    assert refus.value.champs == {"nb_objets": "Un nombre d’objets va avec un prix de lot."}
    assert l_article("Pantalon").mode_prix == "conseille"


def test_sans_prix_la_base_refuse_ce_qui_n_est_pas_a_prix_libre(compte):
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(nom="Pantalon").update(prix_cts=None)
