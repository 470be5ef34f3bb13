"""What past years sold stands in the figures, marked « repris », to the cent, and in no account."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from boutique.comptabilite.ecritures import ecritures
from boutique.regles.models import Moyen
from boutique.tableau.resultats import ca_par_pole
from boutique.tickets_repris.bilans import bilan_du_tout, lire_d_avant
from collecte.bilans.sans_masse import vendus_sans_masse
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from tests.boutique.a_la_caisse import la_boutique
from tests.boutique.oressource.des_bases import lire_le_dump
from tests.boutique.tickets_repris.d_avant import des_decisions, reprendre
from tests.fabriques import un_compte, un_lieu
from tests.pages import espaces, lue
from tests.reprise.a_reprendre import recu, repris
from tests.tableurs import demander

DE_2018 = """
INSERT INTO ventes (id, timestamp, id_moyen_paiement, id_point_vente, id_createur) VALUES
(901,'2018-06-01 10:00:00',2,1,1),(902,'2018-07-01 10:00:00',1,1,1);
INSERT INTO vendus (id, id_vente, id_type_dechet, id_objet, quantite, prix, remboursement, lot)
VALUES (901,901,1,1,2,12.15,0.00,0),(902,901,2,1,1,5.00,0.00,0),(903,902,2,NULL,1,8.00,0.00,0);
INSERT INTO pesees_vendus (id, timestamp, masse, quantite) VALUES (902,'2018-06-01 10:00:00',2.5,1);
"""
ANNEE_2018 = (date(2018, 1, 1), date(2018, 12, 31))
ANNEE_2019 = (date(2019, 1, 1), date(2019, 12, 31))
PAGE = "/boutique/mois/2019/"


@pytest.fixture
def lieu(db):
    la_boutique()
    lieu = un_lieu(code="CHV", nom="Chemin-Vert", ouvert_le=date(2013, 1, 1))
    mots = {("type_dechets", 2): "mobilier"}
    reprendre(DE_2018 + lire_le_dump("03"), des_decisions(mots))
    return lieu


def test_une_annee_passee_se_lit_a_l_ecran_au_tableur_et_en_pdf_au_centime(lieu, client):
    client.force_login(un_compte("direction"))
    page = client.get("/boutique/mois/2018/", {"tout": "oui"})
    dite = lue(page)
    bilan = page.context["bilan"]

    assert (bilan.ca_cts, bilan.repris_cts, bilan.ventes, bilan.objets) == (3_730, 3_730, 2, 4)
    assert (bilan.masse_g, bilan.au_kg_cts, bilan.panier_moyen_cts) == (2_500, 200, 1_865)
    assert "Repris d’avant ces caisses : 37,30 €" in dite
    par_categorie = {str(r.sujet): r.montant_cts for r in page.context["par_categorie"]}
    assert par_categorie == {"Livres": 2_430, "Mobilier": 1_300}
    moyens = {str(m.moyen): (m.montant_cts, m.nombre) for m in page.context["par_moyen"]}
    assert moyens == {"Espèces": (800, 1), "Chèque": (2_930, 1)}
    assert "Chemin-Vert, ancien outil (repris)" in {
        str(r.sujet) for r in page.context["par_caisse"]
    }
    assert sum(c.quantite for j in page.context["semaine"].jours for c in j.creneaux) == 3_730
    for lu in demander(client, "/boutique/mois/2018/", tout="oui").values():
        dits = {r[0]: r[1] for r in lu.feuilles[0][1:]}
        assert dits["Chiffre d’affaires"] == Decimal("37.30")
        assert dits["Repris d’avant ces caisses"] == Decimal("37.30")
    pdf = client.get("/boutique/mois/2018/", {"format": "pdf", "tout": "oui"})
    textes = espaces("\n".join(p.extract_text() for p in PdfReader(BytesIO(pdf.content)).pages))
    assert "37,30 €" in textes
    assert "Repris d’avant ces caisses : 37,30 €" in textes


def test_l_annee_d_apres_se_compare_a_celle_qui_est_reprise(lieu, client):
    client.force_login(un_compte("direction"))

    page = client.get(PAGE)

    # Ten euros sold, ten given back: nobody knows by which means.
    assert (page.context["bilan"].ca_cts, page.context["bilan"].rendu_cts) == (0, 1_000)
    [evolution] = page.context["principale"].evolutions
    assert evolution.avant == 3_730
    assert "Rien de vendu" not in lue(page)


def test_les_indicateurs_et_les_resultats_des_poles_disent_les_memes_euros(lieu):
    portee = Portee(date(2018, 1, 1), date(2018, 12, 31), (lieu.pk,))
    valeurs = ValeursDeLaPeriode(portee)

    assert valeurs.valeur(INDICATEURS["CA"]) == 3_730
    assert valeurs.valeur(INDICATEURS["CA_REEMPLOI"]) == 3_730
    assert sum(ca_par_pole(valeurs).values()) == 3_730
    assert bilan_du_tout(*ANNEE_2019, [un_lieu().pk]).vide
    d_avant = lire_d_avant()
    [(la, (sommes, _ventes))] = d_avant.par_lieu(*ANNEE_2019, None).items()
    assert (la, sommes.montant_cts, sommes.rendu_cts) == (lieu.pk, 0, 1_000)
    cheque = Moyen.objects.get(code="cheque").pk
    assert sorted(d_avant.reglements(*ANNEE_2019, None)) == [
        (0, 0, -1_000, -1),
        (0, cheque, 1_000, 1),
    ]


def test_aucune_ecriture_comptable_ne_les_compte(lieu):
    assert ecritures(date(2016, 1, 1), date(2020, 12, 31), None) == []


def test_ce_que_personne_n_a_pese_se_compte_sauf_si_un_total_le_dit(lieu):
    qui, total = un_compte("direction"), "Année;Vendu (t)\n2018;1,2\n"

    assert vendus_sans_masse(*ANNEE_2018) == 3
    assert vendus_sans_masse(*ANNEE_2018, [lieu.pk + 1]) == 0
    repris(qui, recu(qui, "tonnages", total, lieu=lieu.code, mesure="pesee"))
    assert vendus_sans_masse(*ANNEE_2018) == 0


def test_ce_que_personne_n_a_pese_se_dit_a_cote_du_taux(lieu, client):
    client.force_login(un_compte("direction"))

    page = lue(client.get("/collecte/mois/2018/"))

    assert "3 objets vendus sans poids : le réemploi est sous-estimé" in page
