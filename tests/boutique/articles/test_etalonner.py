"""Weighing articles without selling them: from the till, for the article and its category."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from boutique.articles.models import EtalonArticle
from boutique.articles.poids import poids_du_jour
from boutique.articles.services.etalonnages import etalonner_l_article
from collecte.livre.models import Mouvement
from collecte.matiere.refus import PageDejaServie
from collecte.poids.models import Etalonnage
from tests.boutique.a_la_caisse import l_article, ligne, une_caisse
from tests.boutique.a_la_caisse_web import CAISSE, tenir
from tests.fabriques import connecter, un_compte
from tests.pages import lue

pytestmark = pytest.mark.django_db


def etalonne(tenue, nom, quantite, masse_g, **champs):
    dit = {"uuid": uuid4(), "lieu": tenue.point.lieu, "compte": tenue.compte} | champs
    return etalonner_l_article(article=l_article(nom), quantite=quantite, masse_g=masse_g, **dit)


def connu(nom: str) -> tuple[int, str]:
    article = l_article(nom)
    return poids_du_jour([article], timezone.localdate())[article.pk]


def test_de_la_caisse_un_appui_mene_a_etalonner(client, tenue):
    tenir(client, tenue)
    adresse = reverse("boutique:etalonner")
    assert f'href="{adresse}"' in client.get(CAISSE).content.decode()

    vue = lue(client.get(adresse, {"q": "pantalon"}))
    assert "Pantalon" in vue
    assert "Adhésion" not in lue(client.get(adresse, {"q": "adhesion"}))
    page = reverse("boutique:article_etalonner", args=[l_article("Pantalon").pk])
    donnees = {
        "uuid": client.get(page).context["form"]["uuid"].value(),
        "lieu": tenue.point.lieu.code,
        "quantite": "10",
        "masse": "4,5",
    }
    for _ in range(2):
        reponse = client.post(page, donnees, follow=True)

    # Who does not keep prices comes back to the list, not to a page that is refused.
    assert "C’est noté pour « Pantalon »." in lue(reponse)
    etalon = Etalonnage.objects.get()
    assert (etalon.categorie.code, etalon.quantite, etalon.masse_g) == ("textiles", 10, 4_500)
    assert EtalonArticle.objects.get().article.nom == "Pantalon"


def test_s_entrainer_n_y_mene_pas(client):
    tenir(client, une_caisse(ecole=True))

    assert (
        reverse("boutique:etalonner") not in client.get(f"{CAISSE}entrainement/").content.decode()
    )


def test_sans_le_droit_la_caisse_n_y_mene_pas(client, tenue):
    connecter(client, un_compte("benevole", lieu=tenue.point.lieu), tenue.point)

    assert client.get(reverse("boutique:etalonner")).status_code == 403


def test_l_article_apprend_son_poids_et_sa_categorie_aussi(tenue):
    etalonne(tenue, "Pantalon", 10, 4_500)

    assert connu("Pantalon") == (450_000, "article")
    assert connu("Chemise") == (450_000, "categorie")
    assert not Mouvement.objects.exists()
    vente = tenue.vendre(ligne("Pantalon", 2))
    assert vente.lignes.get().masse_g == 900


def test_ce_qui_est_vendu_et_ce_qui_est_etalonne_s_ajoutent(tenue):
    tenue.vendre(ligne("Pantalon", 5, masse_g=2_500))
    etalonne(tenue, "Pantalon", 4, 1_600)
    assert connu("Pantalon") == (600_000, "hypothese")

    etalonne(tenue, "Pantalon", 1, 400)

    assert connu("Pantalon") == (450_000, "article")


def test_la_meme_page_n_etalonne_pas_deux_articles(tenue):
    uuid = uuid4()
    etalonne(tenue, "Pantalon", 10, 4_500, uuid=uuid)

    with pytest.raises(PageDejaServie):
        etalonne(tenue, "Chemise", 10, 4_500, uuid=uuid)

    assert Etalonnage.objects.count() == EtalonArticle.objects.count() == 1


def test_un_etalon_ne_change_plus(tenue):
    etalonne(tenue, "Pantalon", 10, 4_500)

    with pytest.raises(DatabaseError), transaction.atomic():
        EtalonArticle.objects.update(article=l_article("Chemise"))
