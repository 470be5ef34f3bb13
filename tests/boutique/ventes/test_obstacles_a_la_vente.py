"""Kept for somebody, elsewhere, gone: said before it enters the basket, and again at payment."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from boutique.uniques.services.uniques import retirer
from boutique.ventes.models import Vente
from boutique.ventes.refus import ArticleAilleurs, ArticleReserve, ArticleRetire, ArticleVendu
from collecte.objets.refus import ObjetParti
from petiterockette.lieux.models import Lieu
from petiterockette.temps.dates import date_format
from tests.boutique.a_la_caisse import ligne
from tests.boutique.a_la_caisse_web import tenir
from tests.boutique.en_rayon import un_article_unique
from tests.fabriques import un_compte, un_lieu

pytestmark = pytest.mark.django_db


@pytest.fixture
def commode(tenue):
    return un_article_unique(tenue.point, nom="Commode de l’oncle")


def part(article, situation: str) -> None:
    article.objet.situation, article.objet.parti_le = situation, timezone.now()
    article.objet.save()


def cherche(client, tenue, texte) -> list[dict]:
    tenir(client, tenue)
    return client.get(reverse("boutique:chercher"), {"q": texte}).json()["articles"]


def vendue(article) -> dict:
    montant = article.prix_cts
    dite = {"article": article.pk, "mode": "unite", "quantite": 1}
    return dite | {"prix_cts": montant, "montant_cts": montant}


def dit_partout(client, tenue, article, refus, bref, *mots):
    """The search, the scan and the payment say the same; the payment names the line."""
    scannes = cherche(client, tenue, article.objet.code)
    assert [a["empeche"]["bref"] for a in scannes] == [bref]
    assert [a["empeche"] for a in cherche(client, tenue, str(article.numero))] == [
        scannes[0]["empeche"]
    ]
    with pytest.raises(refus) as leve:
        tenue.vendre(ligne("Pantalon"), vendue(article))
    assert leve.value.champs == {"lignes.1.article": f"Enlevez cette ligne\u00a0: {bref}."}
    assert str(leve.value) == scannes[0]["empeche"]["dit"]
    assert all(mot in str(leve.value) for mot in mots)


def test_a_vendre_rien_ne_l_empeche(client, tenue, commode):
    [trouve] = cherche(client, tenue, commode.objet.code)

    assert "empeche" not in trouve
    assert tenue.vendre(vendue(commode)).total_cts == commode.prix_cts


def test_reserve_on_dit_jusqu_a_quand_et_quoi_faire(client, tenue, commode):
    commode.reserve_jusqu_au = tenue.session.jour + timedelta(days=3)
    commode.save()
    jour = date_format(commode.reserve_jusqu_au)

    dit_partout(client, tenue, commode, ArticleReserve, f"réservé jusqu’au {jour}", "libérez-le")
    assert cherche(client, tenue, "oncle")[0]["empeche"]["bref"] == f"réservé jusqu’au {jour}"


def test_ailleurs_on_dit_ou(client, tenue, commode):
    commode.objet.lieu = un_lieu(code="MTG", nom="Montgallet")
    commode.objet.save()

    dit_partout(client, tenue, commode, ArticleAilleurs, "à Montgallet", "transfert")


def test_deja_vendu_on_dit_a_quelle_caisse(client, tenue, commode):
    tenue.vendre(vendue(commode))

    dit_partout(client, tenue, commode, ArticleVendu, "déjà vendu", str(tenue.point.nom))
    # Words look for what is for sale.
    assert cherche(client, tenue, "oncle") == []


def test_parti_autrement_on_dit_comment(client, tenue, commode):
    part(commode, "donne")

    dit_partout(client, tenue, commode, ObjetParti, "donné")


def test_retire_de_la_vente_on_le_dit(client, tenue, commode):
    retirer(article=commode, motif="Abîmée", compte=un_compte("responsable", lieu=tenue.point.lieu))

    dit_partout(client, tenue, commode, ArticleRetire, "retiré de la vente", "remettez-le")


def test_deux_lignes_empechees_sont_marquees_ensemble(tenue, commode):
    autre = un_article_unique(tenue.point)
    for article in (commode, autre):
        part(article, "perdu")

    with pytest.raises(ObjetParti) as refus:
        tenue.vendre(vendue(commode), ligne("Pantalon"), vendue(autre))

    assert list(refus.value.champs) == ["lignes.0.article", "lignes.2.article"]
    assert not Vente.objects.exists()


def test_le_refus_poste_dit_la_ligne_a_la_page(client, tenue, commode):
    commode.objet.lieu = Lieu.objects.exclude(pk=tenue.point.lieu_id).first() or un_lieu()
    commode.objet.save()
    tenir(client, tenue)

    reponse = client.post(
        reverse("boutique:ventes_poster"),
        tenue.document([vendue(commode)]),
        content_type="application/json",
    )

    assert reponse.status_code == 422
    assert list(reponse.json()["champs"]) == ["lignes.0.article"]
