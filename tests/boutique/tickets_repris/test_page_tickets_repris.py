"""« Tickets d’avant »: found by what one knows of them, shown and printed as no ticket of ours."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boutique.tickets_repris.models import TicketRepris
from petiterockette.comptes.models import Compte
from tests.boutique.a_la_caisse import la_boutique
from tests.boutique.oressource.des_bases import lire_le_dump
from tests.boutique.tickets_repris.d_avant import reprendre
from tests.fabriques import categorie, un_compte, un_lieu
from tests.pages import espaces
from tests.tableurs import octets

PAGE = "/boutique/tickets-d-avant/"


@pytest.fixture
def compte(db, client) -> Compte:
    la_boutique()
    lieu = un_lieu(code="CHV", nom="Chemin-Vert", ouvert_le=date(2013, 1, 1))
    reprendre(lire_le_dump("02") + lire_le_dump("03") + lire_le_dump("13"))
    compte = un_compte("caisse", lieu=lieu)
    client.force_login(compte)
    return compte


def numeros(client, **demande) -> list[int]:
    return [t.numero for t in client.get(PAGE, demande).context["tickets"]]


def test_un_ticket_d_avant_se_retrouve_par_ce_qu_on_en_sait(compte, client):
    assert PAGE in client.get("/boutique/tickets/").content.decode()
    assert numeros(client)[:2] == [1304, 1303]
    assert numeros(client, numero="203") == [203]
    assert numeros(client, jour="2016-05-01") == [201]
    # A refund is found by what was given back.
    assert numeros(client, montant="10,00") == [302, 301]
    assert numeros(client, categorie=categorie("textiles").pk) == []
    assert len(numeros(client, categorie=categorie("livres").pk)) == 10
    assert "Enlevez un critère" in espaces(client.get(PAGE, {"numero": "99999"}).content.decode())
    with CaptureQueriesContext(
        connection,
    ) as lues:
        client.get(PAGE)
    assert len(lues) < 30


def test_il_se_montre_et_s_imprime_marque_repris(compte, client):
    ticket = TicketRepris.objects.get(numero=202)

    page = espaces(client.get(f"{PAGE}{ticket.pk}/").content.decode())
    papier = espaces(client.get(f"{PAGE}{ticket.pk}/papier/").content.decode())

    for dit in (page, papier):
        assert "37,00 €" in dit
        assert "l’ancien outil ne le dit pas" in dit
    assert "Hors des séries de la caisse" in page
    assert "hors des séries de la caisse" in papier
    assert "ni un duplicata" in papier


def test_ils_partent_ligne_a_ligne_et_d_un_autre_lieu_ne_se_lisent_pas(compte, client):
    csv = octets(client.get(PAGE, {"format": "csv"})).decode()

    assert csv.count("\n202;") == 2
    assert "à l’unité ou du lot" in csv
    assert octets(client.get(PAGE, {"format": "xlsx"}))
    ailleurs = un_compte("caisse", lieu=un_lieu())
    client.force_login(ailleurs)
    ticket = TicketRepris.objects.get(numero=202)
    assert client.get(f"{PAGE}{ticket.pk}/").status_code == 403
    assert client.get(PAGE).context["tickets"] == []


def test_aller_a_le_trouve_par_son_numero_la_ou_on_lit_ses_ventes(compte, client):
    ticket = TicketRepris.objects.get(numero=202)

    def trouves() -> list[str]:
        groupes = client.get("/aller/", {"q": "202", "lignes": "1"}).context["groupes"]
        return [t.url for g in groupes for t in g.trouves]

    assert f"{PAGE}{ticket.pk}/" in trouves()
    ailleurs = un_lieu(code="AIL", nom="Ailleurs", ouvert_le=date(2013, 1, 1))
    client.force_login(un_compte("caisse", lieu=ailleurs))
    assert f"{PAGE}{ticket.pk}/" not in trouves()
