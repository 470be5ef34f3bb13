"""The baskets that the till posts, each answered once."""

import pytest

from boutique.ventes.models import BonAchat, Vente
from boutique.ventes.services.bons_achat import emettre
from petiterockette.temps.dates import date_format
from tests.boutique.a_la_caisse import l_article, ligne, paye
from tests.boutique.a_la_caisse_web import CAISSE, VENTES, tenir
from tests.fabriques import un_compte, un_point
from tests.pages import espaces

pytestmark = [pytest.mark.django_db, pytest.mark.deux_bases]


@pytest.fixture
def poste(client, tenue):
    tenir(client, tenue)
    return lambda document, adresse=VENTES: client.post(
        adresse, document, content_type="application/json"
    )


# A basket


def test_un_panier_poste_devient_un_ticket(poste, tenue):
    document = tenue.document([ligne("Pantalon", 2)], [paye("especes", 600, 1000)])

    reponse = poste(document)

    assert reponse.status_code == 201
    dit = reponse.json()
    assert (dit["numero"], dit["total_cts"], dit["rendu_cts"], dit["ventes"]) == (
        "1-1",
        600,
        400,
        1,
    )
    assert not dit["garantie"]


def test_le_meme_panier_repond_le_meme_ticket(poste, tenue):
    document = tenue.document([ligne("Pantalon")])
    premier = poste(document)

    encore = poste(document)

    assert (premier.status_code, encore.status_code) == (201, 200)
    assert encore.json()["id"] == premier.json()["id"]
    assert Vente.objects.count() == 1


def test_un_autre_panier_sous_le_meme_numero_est_refuse(poste, tenue):
    document = tenue.document([ligne("Pantalon")])
    poste(document)

    reponse = poste(document | {"commentaire": "autre"})

    assert reponse.status_code == 409
    assert reponse.json()["etat"]["ouverte"]


def test_un_bien_durable_demande_que_le_ticket_soit_remis(poste, tenue):
    dit = poste(tenue.document([ligne("Grille-pain")])).json()

    assert (dit["garantie"], dit["cas"]) == (True, "a_remettre")


def test_un_prix_change_rend_les_prix_d_aujourd_hui(poste, tenue):
    document = tenue.document([ligne("Pantalon")])
    article = l_article("Pantalon")
    article.mode_prix, article.prix_cts = "fixe", 400
    article.save()

    reponse = poste(document)

    assert reponse.status_code == 422
    dit = reponse.json()
    assert "4,00 €" in espaces(dit["champs"]["lignes.0.montant_cts"])
    assert [(a["nom"], a["prix"]) for a in dit["frais"]["articles"]] == [("Pantalon", 400)]


def test_une_caisse_fermee_depuis_le_dit_dans_son_refus(poste, tenue):
    document = tenue.document([ligne("Pantalon")])
    tenue.fermer()

    reponse = poste(document)

    assert reponse.status_code == 422
    assert not reponse.json()["etat"]["ouverte"]
    assert "fermée" in reponse.json()["etat"]["raison"]


@pytest.mark.parametrize("corps", ["", "[]", "{", '{"lignes": 3}'])
def test_un_document_illisible_est_refuse_en_json(client, tenue, corps):
    reponse = tenir(client, tenue).post(VENTES, corps, content_type="application/json")

    assert reponse.status_code == 422
    assert reponse.json()["refus"]


def test_sans_compte_la_reponse_est_401_en_json(client, tenue):
    reponse = client.post(VENTES, {}, content_type="application/json")

    assert reponse.status_code == 401
    assert reponse.json()["refus"]


def test_sans_le_droit_la_reponse_est_403_en_json(client, tenue):
    tenir(client, tenue, un_compte("benevole", lieu=tenue.point.lieu))

    reponse = client.post(
        VENTES, tenue.document([ligne("Pantalon")]), content_type="application/json"
    )

    assert reponse.status_code == 403
    assert "encaisser" in reponse.json()["refus"]


def test_la_caisse_d_un_autre_lieu_ne_s_ouvre_pas(client, tenue):
    ailleurs = un_compte("responsable", lieu=un_point("caisse").lieu)

    assert tenir(client, tenue, ailleurs).get(CAISSE).status_code == 403


def test_un_bon_ne_paie_qu_une_fois_par_ticket(poste, tenue):
    bon = emettre(valeur_cts=500, origine="vendu")
    deux = [paye("bon", 300, reference=bon.code), paye("bon", 300, reference=bon.code.lower())]

    reponse = poste(tenue.document([ligne("Pantalon", 2)], deux))

    assert reponse.json()["champs"] == {"reglements.1.reference": "Ce bon est déjà compté."}
    bon.refresh_from_db()
    assert bon.solde_cts == 500


def test_un_bon_vendu_donne_son_code_a_l_ecran_qui_l_a_vendu(poste, tenue):
    bon = ligne("Bon d’achat à offrir", prix_cts=2_000, montant_cts=2_000)

    [dit] = poste(tenue.document([bon])).json()["bons_vendus"]

    emis = BonAchat.objects.get()
    assert (dit["code"], dit["valeur_cts"]) == (emis.code, 2_000)
    assert dit["expire"] == date_format(emis.expire_le)


def test_un_bon_qui_paie_dit_ce_qu_il_lui_reste(poste, tenue):
    bon = emettre(valeur_cts=500, origine="vendu")

    dit = poste(tenue.document([ligne("Pantalon")], [paye("bon", 300, reference=bon.code)])).json()

    [reste] = dit["bons_restes"]
    assert (reste["nom"], reste["reste_cts"]) == (f"Bon …{bon.code[-3:]}", 200)
    assert bon.code not in str(dit)
