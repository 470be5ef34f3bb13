"""Give a followed thing its price and its label, unless it may not be sold."""

import pytest
from django.urls import reverse
from django.utils import timezone

from boutique.articles.models import Article
from boutique.regles.models import Activite
from boutique.uniques.refus import AControlerDAbord, DejaEtiquete, PasAVendre
from boutique.ventes.refus import PanierIncomplet
from collecte.objets.models import SuiviParCategorie
from collecte.objets.refus import FicheIncomplete
from collecte.tri.refus import ControleManquant
from petiterockette.journal.models import Entree
from tests.boutique.a_la_caisse import une_caisse
from tests.boutique.en_rayon import en_caisse, un_article_unique, un_vendeur, une_caisse_la_ou_est
from tests.boutique.pages import page
from tests.collecte.objets.suivis import complet, un_objet
from tests.fabriques import categorie, connecter, un_compte, un_controle_fait, un_point
from tests.pages import lue

pytestmark = pytest.mark.django_db


def test_etiqueter_un_objet_le_met_en_rayon(client):
    article = un_article_unique()
    objet = complet(un_objet(point=un_point(lieu=article.objet.lieu)), designation="Buffet bas")
    connecter(client, un_vendeur(article))
    adresse = page("unique_etiqueter")

    trouves = client.get(adresse, {"q": "BUFFET"})
    assert objet.code in lue(trouves)
    assert article.objet.code not in lue(trouves)
    scanne = client.get(adresse, {"q": objet.code})
    assert scanne["Location"].endswith(f"?objet={objet.code}")
    donnees = {
        "nom": "Buffet de l’entrée",
        "prix_cts": "35,5",
        "mode_prix": "fixe",
        "provenance": "don",
        "activite": Activite.objects.get(code="boutique").pk,
    }
    for _ in range(2):
        client.post(scanne["Location"], donnees)

    buffet = objet.article
    assert (buffet.prix_cts, buffet.prix_depart_cts, buffet.mode_prix) == (3_550, 3_550, "fixe")
    assert buffet.en_rayon_le == timezone.localdate()
    assert buffet.numero == article.numero + 1
    assert Entree.objects.filter(code="boutique.unique.etiquete").count() == 2


def test_un_objet_a_prix_libre_ne_se_prend_pas_en_depot(client):
    article = un_article_unique()
    point = un_point("caisse", lieu=article.objet.lieu)
    objet = complet(un_objet(point=point), designation="Vase de Léa", masse_g=2_000)
    connecter(client, un_vendeur(article))
    adresse = page("unique_etiqueter") + f"?objet={objet.code}"
    donnees = {
        "nom": "Vase de Léa",
        "prix_cts": "12",
        "minimum_cts": "5",
        "mode_prix": "libre",
        "provenance": "depot",
        "activite": article.activite_id,
    }

    client.post(adresse, donnees)

    vase = Article.objects.get(objet=objet)
    # Whatever is posted: what is followed here was given.
    assert (vase.provenance, vase.mode_prix) == ("don", "libre")
    assert (vase.prix_cts, vase.minimum_cts) == (None, 500)
    for nom, arguments in (("uniques", []), ("unique", [vase.pk])):
        vue = lue(client.get(page(nom, *arguments)))
        assert "prix libre" in vue
        assert "5,00 € au moins" in vue
    tenue = une_caisse(point=point)
    dite = {"article": vase.pk, "mode": "unite", "quantite": 1}
    with pytest.raises(PanierIncomplet, match="à corriger"):
        tenue.vendre(dite | {"prix_cts": 400, "montant_cts": 400})
    vente = tenue.vendre(dite | {"prix_cts": 800, "montant_cts": 800})
    assert (vente.total_cts, vente.bon.mouvements.get().masse_g) == (800, 2_000)


def test_hors_prix_libre_le_prix_se_dit(client):
    article = un_article_unique()
    objet = un_objet(point=un_point(lieu=article.objet.lieu))
    connecter(client, un_vendeur(article))

    reponse = client.post(
        page("unique_etiqueter") + f"?objet={objet.code}",
        {
            "nom": "Chaise",
            "mode_prix": "conseille",
            "provenance": "don",
            "activite": article.activite_id,
        },
    )

    assert "Dites son prix, par exemple 25." in lue(reponse)
    assert not Article.objects.filter(objet=objet).exists()


def test_un_numero_deja_pris_est_dit_a_cote_de_son_champ(client):
    article = un_article_unique(nom="Commode de l’oncle")
    objet = un_objet(point=un_point(lieu=article.objet.lieu))
    connecter(client, un_vendeur(article))

    reponse = client.post(
        page("unique_etiqueter") + f"?objet={objet.code}",
        {
            "nom": "Chaise",
            "prix_cts": "5",
            "mode_prix": "fixe",
            "provenance": "don",
            "numero": article.numero,
            "activite": article.activite_id,
        },
    )

    vue = lue(reponse)
    assert f"Le nº {article.numero} est déjà celui de « Commode de l’oncle »." in vue
    assert not Article.objects.filter(objet=objet).exists()


def test_un_objet_deja_etiquete_ne_l_est_pas_deux_fois():
    article = un_article_unique()

    with pytest.raises(DejaEtiquete):
        un_article_unique(objet=article.objet, prix_cts=1_000)


def test_ce_qui_ne_se_vend_pas_n_a_pas_de_prix(client):
    article = un_article_unique()
    siege = complet(un_objet(point=un_point(lieu=article.objet.lieu)), designation="Siège auto")
    connecter(client, un_vendeur(article))

    with pytest.raises(PasAVendre, match="un choc ne se voit pas"):
        un_article_unique(objet=siege)
    vue = lue(client.get(page("unique_etiqueter"), {"objet": siege.code}))
    assert "« Siège auto, rehausseur » ne se vend pas." in vue
    assert "Mettre en rayon" not in vue


def test_ce_qui_se_controle_demande_qu_on_le_dise():
    berceau = complet(un_objet(), designation="Puériculture sans norme lisible")

    with pytest.raises(AControlerDAbord):
        un_article_unique(objet=berceau)
    assert un_article_unique(objet=berceau, controle=True)


def test_sans_sa_fiche_un_ordinateur_n_a_pas_de_prix(client):
    ordinateur = un_objet("informatique")
    connecter(client, un_compte("responsable", lieu=ordinateur.lieu))

    with pytest.raises(FicheIncomplete):
        un_article_unique(objet=ordinateur)
    vue = lue(client.get(page("unique_etiqueter"), {"objet": ordinateur.code}))
    assert reverse("collecte:objet_completer", args=[ordinateur.code]) in vue


def test_sans_ses_controles_un_ordinateur_n_a_pas_de_prix():
    ordinateur = complet(un_objet("informatique"), marque="Dell", modele="E7440", numero_serie="X1")

    with pytest.raises(ControleManquant):
        un_article_unique(objet=ordinateur)
    un_controle_fait("informatique", lieu=ordinateur.lieu)
    assert un_article_unique(objet=ordinateur)


def test_la_caisse_refuse_ce_dont_la_fiche_n_est_plus_complete():
    article = un_article_unique()
    tenue = une_caisse_la_ou_est(article)
    SuiviParCategorie.objects.update_or_create(
        categorie=categorie("mobilier"), defaults={"regle": "fiche"}
    )

    with pytest.raises(FicheIncomplete, match="la marque"):
        tenue.vendre(en_caisse(article))
