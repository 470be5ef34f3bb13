"""Give back without a ticket: the article is found, its price said, the ceiling is for all."""

from uuid import uuid4

import pytest
from django.test import Client

from boutique.regles.models import Moyen
from boutique.ventes.models import BonAchat, LigneVente
from tests.boutique.a_la_caisse import ALaCaisse, l_article, ligne
from tests.boutique.au_guichet import un_guichet
from tests.boutique.des_remboursements import avoirs, rien_a_redire, sans_ticket
from tests.fabriques import connecter
from tests.pages import erreurs, lue

pytestmark = pytest.mark.django_db


def test_sans_ticket_une_raison_touchee_montre_aussi_le_montant(guichet):
    pantalon = l_article("Pantalon")
    tape = {"quantite": ("1",), "montant": ("3",), "moyen": "especes"}

    vue = sans_ticket(guichet, pantalon, **tape, motif_touche="Mauvaise taille")

    assert "Rembourser 3,00 €" in lue(vue)
    assert avoirs() == []


def test_sans_ticket_un_echange_continue_aussi_a_la_caisse(guichet):
    pantalon = l_article("Pantalon")

    reponse = sans_ticket(guichet, pantalon, quantite=("1",), montant=("3",), moyen="echange")

    assert reponse["Location"].endswith(f"?bon={BonAchat.objects.get().code}")


def test_on_trouve_l_article_puis_on_dit_ce_qui_est_rendu(guichet):
    article = l_article("Écharpe")

    trouves = guichet.lire("retour_sans_ticket", q="echarpe").context["trouves"]
    assert trouves == [article]
    guichet.tenue.vendre(ligne("Écharpe", 10, masse_g=1_000))

    reponse = guichet.client.post(
        guichet.adresse("retour_sans_ticket") + f"?article={article.pk}",
        {
            **guichet.ici(),
            "uuid": str(uuid4()),
            f"quantite{article.pk}": "2",
            f"montant{article.pk}": "1,50",
            f"masse{article.pk}": "",
            f"vers{article.pk}": "rayon",
            "moyen": "especes",
        },
    )

    [avoir] = avoirs()
    assert reponse["Location"] == guichet.adresse("ticket", avoir)
    rendue = LigneVente.objects.get(vente=avoir)
    assert (avoir.lien, avoir.total_cts) == (None, -150)
    assert (rendue.nb_objets, rendue.masse_g, rendue.mesure) == (-2, -200, "estimee")
    assert "Remboursé sans ticket" in lue(guichet.lire("ticket", avoir))
    assert "2 objets" in lue(guichet.lire("ticket_papier", avoir))


def test_le_plafond_sans_ticket_refuse_et_garde_ce_qui_est_tape(guichet):
    article = l_article("Pantalon")

    reponse = guichet.client.post(
        guichet.adresse("retour_sans_ticket") + f"?article={article.pk}",
        {
            **guichet.ici(),
            "uuid": str(uuid4()),
            f"quantite{article.pk}": "1",
            f"montant{article.pk}": "20,01",
            f"masse{article.pk}": "0,45",
            f"vers{article.pk}": "a_recycler",
            "moyen": "bon",
        },
    )

    page = lue(reponse)
    assert "rembourser jusqu’à 20,00 €. Demandez" in page
    assert 'value="20,01"' in page
    assert 'value="0,45"' in page
    assert avoirs() == []


def test_plusieurs_articles_se_rendent_en_un_seul_ticket(guichet):
    pantalon, echarpe = l_article("Pantalon"), l_article("Écharpe")
    tape = {
        "quantite": ("2", "1"),
        "montant": ("6", "1,50"),
        "masse": ("0,9", "0,1"),
        "vers": ("rayon", "a_recycler"),
        "moyen": "especes",
    }

    vue = sans_ticket(guichet, pantalon, echarpe, **tape)
    assert "Rembourser 7,50 €" in lue(vue)
    assert avoirs() == []
    sans_ticket(guichet, pantalon, echarpe, **tape, vu_cts="750")

    [avoir] = avoirs()
    lignes = avoir.lignes.order_by("rang")
    assert [(li.libelle, li.nb_objets, li.montant_cts, li.masse_g, li.vers) for li in lignes] == [
        ("Pantalon", -2, -600, -900, "rayon"),
        ("Écharpe", -1, -150, -100, "a_recycler"),
    ]
    rien_a_redire()


def test_en_cherchant_un_autre_article_on_garde_ce_qui_est_tape(guichet):
    pantalon, echarpe = l_article("Pantalon"), l_article("Écharpe")
    tape = {"montant": ("5,55",), "vers": ("a_trier",), "moyen": "especes", "motif": "Trop grand"}

    trouve = sans_ticket(guichet, pantalon, **tape, q="echarpe")
    assert trouve.context["trouves"] == [echarpe]
    assert 'value="5,55"' in lue(trouve)
    ajoute = sans_ticket(guichet, pantalon, **tape, q="echarpe", ajouter=str(echarpe.pk))
    assert ajoute.context["articles"] == [pantalon, echarpe]
    for garde in ('value="5,55"', 'value="Trop grand"', f'name="montant{echarpe.pk}"'):
        assert garde in lue(ajoute)
    assert erreurs(ajoute) == {}

    seul = sans_ticket(guichet, pantalon, echarpe, enlever=str(pantalon.pk))
    assert seul.context["articles"] == [echarpe]
    vide = sans_ticket(guichet, pantalon, montant=("3",), quantite=("1",), chercher="1")
    assert vide.status_code == 200
    assert avoirs() == []


def test_ce_qui_manque_a_un_article_se_dit_a_sa_place(guichet):
    pantalon, echarpe = l_article("Pantalon"), l_article("Écharpe")

    reponse = sans_ticket(
        guichet, pantalon, echarpe, quantite=("1", "0"), montant=("3", "0"), moyen="especes"
    )

    assert erreurs(reponse) == {
        f"quantite{echarpe.pk}": "Un objet au moins.",
        f"montant{echarpe.pk}": "Tapez le montant rendu.",
    }


def test_le_plafond_sans_ticket_compte_tous_les_articles(guichet):
    pantalon, echarpe = l_article("Pantalon"), l_article("Écharpe")

    reponse = sans_ticket(
        guichet,
        pantalon,
        echarpe,
        quantite=("1", "1"),
        montant=("15", "6"),
        moyen="especes",
        vu_cts="2100",
    )

    assert "rembourser jusqu’à 20,00 €. Demandez" in lue(reponse)
    assert avoirs() == []


def test_on_s_entraine_a_reprendre_sans_ticket(guichet):
    ecole = ALaCaisse(guichet.tenue.point, guichet.tenue.compte, ecole=True)
    assert "S’entraîner" not in lue(guichet.lire("retour_sans_ticket"))
    ecole.rouvrir()
    guichet.tenue.session = ecole.session
    pantalon = l_article("Pantalon")

    assert "?ecole=1" in lue(guichet.lire("retour_sans_ticket"))
    page = lue(guichet.lire("retour_sans_ticket", ecole="1", article=pantalon.pk))
    assert "Vous vous entraînez" in page
    assert "Bon d’achat" not in page
    sans_ticket(guichet, pantalon, quantite=("1",), montant=("3",), moyen="especes", ecole="1")

    [avoir] = avoirs()
    assert (avoir.ecole, avoir.total_cts, avoir.bon) == (True, -300, None)
    rien_a_redire()


def test_un_service_ne_se_cherche_pas_sans_ticket(guichet):
    adhesion = l_article("Adhésion à l’année")

    assert guichet.lire("retour_sans_ticket", q="adhesion").context["trouves"] == []
    assert guichet.lire("retour_sans_ticket", article=adhesion.pk).context["articles"] == []


def test_qui_tient_la_caisse_ne_reprend_pas_sans_ticket():
    guichet = un_guichet("caisse")

    assert guichet.lire("retour_sans_ticket").status_code == 403


def test_sans_point_l_appareil_en_choisit_un(guichet):
    client = connecter(Client(), guichet.tenue.compte)

    reponse = client.get(guichet.adresse("retour_sans_ticket"))

    assert reponse.status_code == 302
    assert "suite=" in reponse["Location"]


def test_un_moyen_cache_n_est_pas_propose(guichet):
    Moyen.objects.filter(code="carte").update(visible=False)
    article = l_article("Pantalon")

    page = lue(guichet.lire("retour_sans_ticket", article=article.pk))

    assert "Carte" not in page
    assert "Espèces" in page
