"""Followed things on the shelf: cheaper with time, kept aside, withdrawn, sold."""

from datetime import timedelta

import pytest
from django.utils import timezone

from boutique.articles.models import Article
from boutique.uniques.demarques import baisse_proposee
from boutique.uniques.refus import DejaVendu, PasDeDemarque
from boutique.uniques.services.reservations import oublier_les_reservations, reserver
from boutique.uniques.services.uniques import demarquer, remettre, retirer
from boutique.uniques.uniques import a_demarquer, des_lieux
from boutique.ventes.refus import ArticleReserve
from petiterockette.droits import DroitManquant
from petiterockette.journal.models import Entree
from tests.boutique.en_rayon import en_caisse, un_article_unique, un_vendeur, une_caisse_la_ou_est
from tests.boutique.pages import page
from tests.fabriques import connecter, un_compte, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db


def lu(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


# Démarquer


@pytest.mark.parametrize(
    ("prix_cts", "jours", "attendu"),
    [
        (4_000, 27, None),
        (4_000, 28, (30, 2_800)),
        (2_800, 40, None),
        (2_800, 56, (50, 2_000)),
        (1_900, 90, None),
        (4_000, 90, (50, 2_000)),
    ],
)
def test_la_baisse_se_compte_sur_le_prix_de_depart(prix_cts, jours, attendu):
    assert baisse_proposee(4_000, prix_cts, jours) == attendu


def test_la_liste_et_la_page_proposent_les_memes_baisses():
    vieux = un_article_unique(jours=28, prix_cts=4_005)
    point = un_point(lieu=vieux.objet.lieu)
    un_article_unique(point, jours=27)
    reserve = un_article_unique(point, jours=60)
    jour = timezone.localdate()
    reserver(article=reserve, jusqu_au=jour, pour="", compte=un_vendeur(vieux))

    assert list(a_demarquer(des_lieux(None), jour)) == [vieux]
    demarquer(article=vieux, prix_cts=2_803, compte=un_vendeur(vieux))
    assert not a_demarquer(des_lieux(None), jour).exists()


def test_accepter_la_baisse_en_un_appui(client):
    article = un_article_unique(jours=30)
    connecter(client, un_vendeur(article))

    assert "Démarquer de 30 % : 28,00 €" in lue(client.get(page("uniques")))
    for _ in range(2):
        client.post(page("unique_demarquer", article.pk), {"prix_cts": "2800"})

    assert (lu(article).prix_cts, lu(article).prix_depart_cts) == (2_800, 4_000)
    entree = Entree.objects.get(code="boutique.unique.demarque")
    assert entree.contenu["avant"] == {"prix_cts": 4_000}
    assert "au lieu de" in lue(client.get(page("unique", article.pk)))


def test_une_baisse_qui_n_est_pas_proposee_est_refusee():
    article = un_article_unique(jours=3)

    with pytest.raises(PasDeDemarque):
        demarquer(article=article, prix_cts=2_800, compte=un_vendeur(article))


def test_deux_personnes_ne_changent_pas_le_prix_sans_se_voir(client):
    article = un_article_unique()
    connecter(client, un_vendeur(article))
    adresse = page("unique_prix", article.pk)
    client.post(adresse, {"prix_cts": "45", "vu_cts": "4000"})

    reponse = client.post(adresse, {"prix_cts": "30", "vu_cts": "4000"})

    assert "est maintenant 45,00 € : relisez" in lue(reponse)
    assert reponse.context["prix_form"]["vu_cts"].value() == "4500"
    assert (lu(article).prix_cts, lu(article).prix_depart_cts) == (4_500, 4_500)


# Réserver, retirer


def test_reserve_il_ne_se_vend_plus_et_le_journal_ne_dit_pas_pour_qui(client):
    article = un_article_unique()
    tenue = une_caisse_la_ou_est(article)
    connecter(client, un_vendeur(article, "caisse"))
    jour = timezone.localdate() + timedelta(days=3)

    client.post(
        page("unique_reserver", article.pk), {"jusqu_au": jour.isoformat(), "pour": "Zoé d’en bas"}
    )

    assert "pour Zoé d’en bas" in lue(client.get(page("unique", article.pk)))
    with pytest.raises(ArticleReserve):
        tenue.vendre(en_caisse(article))
    assert not any("Zoé" in f"{e.resume} {e.contenu}" for e in Entree.objects.all())
    client.post(page("unique_liberer", article.pk))
    tenue.vendre(en_caisse(article))
    assert lu(article).reserve_pour == ""


def test_la_nuit_oublie_les_reservations_finies():
    article = un_article_unique()
    jour = timezone.localdate()
    reserver(article=article, jusqu_au=jour, pour="Zoé", compte=un_vendeur(article))

    assert oublier_les_reservations(aujourd_hui=jour) == 0
    assert oublier_les_reservations(aujourd_hui=jour + timedelta(days=1)) == 1
    assert (lu(article).reserve_jusqu_au, lu(article).reserve_pour) == (None, "")


def test_une_reservation_trop_longue_est_dite_a_cote_du_jour(client):
    article = un_article_unique()
    connecter(client, un_vendeur(article))
    loin = timezone.localdate() + timedelta(days=31)

    reponse = client.post(page("unique_reserver", article.pk), {"jusqu_au": loin.isoformat()})

    form = reponse.context["reserver_form"]
    assert list(form.errors) == ["jusqu_au"]
    assert lu(article).reserve_jusqu_au is None


def test_retirer_demande_pourquoi_et_remettre_recommence_les_jours(client):
    article = un_article_unique(jours=90)
    compte = un_vendeur(article)
    connecter(client, compte)

    sans = client.post(page("unique_retirer", article.pk), {"motif": " "})
    client.post(page("unique_retirer", article.pk), {"motif": "Abîmé d’un coup"})

    assert list(sans.context["retirer_form"].errors) == ["motif"]
    assert not lu(article).visible
    assert Entree.objects.get(code="boutique.unique.retire").contenu["motif"] == "Abîmé d’un coup"
    assert "Abîmé d’un coup" in lue(client.get(page("unique", article.pk)))
    remettre(article=article, compte=compte)
    assert lu(article).en_rayon_le == timezone.localdate()


def test_vendu_plus_rien_ne_le_change():
    article = un_article_unique()
    une_caisse_la_ou_est(article).vendre(en_caisse(article))

    with pytest.raises(DejaVendu):
        retirer(article=article, motif="Cassé", compte=un_vendeur(article))


def test_la_caisse_lit_et_reserve_mais_ne_change_pas_les_prix(client):
    article = un_article_unique(jours=30)
    connecter(client, un_vendeur(article, "caisse"))

    assert "Démarquer" not in lue(client.get(page("unique", article.pk)))
    with pytest.raises(DroitManquant):
        demarquer(article=article, prix_cts=2_800, compte=un_vendeur(article, "caisse"))


def test_un_autre_lieu_ne_le_lit_pas(client):
    article = un_article_unique()
    connecter(client, un_compte("responsable", lieu=un_point().lieu))

    assert client.get(page("unique", article.pk)).status_code == 403
    assert client.get(page("uniques"), {"lieu": article.objet.lieu.code}).status_code == 403
    assert article.nom not in lue(client.get(page("uniques")))
    adresse = page("unique_etiqueter") + f"?objet={article.objet.code}"
    assert client.get(adresse).status_code == 403


def test_le_rayon_se_cherche_et_se_lit_en_peu_de_requetes(client, django_assert_max_num_queries):
    article = un_article_unique(nom="Fauteuil d’angle")
    point = un_point(lieu=article.objet.lieu)
    for _ in range(5):
        un_article_unique(point, jours=30)
    connecter(client, un_vendeur(article))

    with django_assert_max_num_queries(16):
        client.get(page("uniques"))
    trouves = lue(client.get(page("uniques"), {"q": "d'ANGLE"}))
    assert "Fauteuil d’angle" in trouves
    assert "Commode" not in trouves
