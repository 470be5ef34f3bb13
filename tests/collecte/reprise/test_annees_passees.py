"""A year brought in as totals stands beside the others, to the point, and says where it is from."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from uuid import uuid4

import openpyxl
import pypdf
import pytest
from django.urls import reverse

from collecte.bilans.masses import bilan
from collecte.clotures.services.clotures import clore
from collecte.livre.models import Bon
from collecte.livre.services.annulations import annuler
from collecte.tableau.resumes import chiffres
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from tests.collecte.emissions.les_facteurs import montrees, un_facteur
from tests.dossiers.les_dossiers import un_dossier
from tests.dossiers.test_tableurs_des_dossiers import tableur_de
from tests.pages import espaces, lue
from tests.reprise.a_reprendre import annule

from .test_tonnages import LARGE, compte, lieu, recu, repris  # noqa: F401

REPRIS = "Chiffres repris d’avant ce logiciel, en totaux : ni stock, ni jour, ni heure"


@pytest.fixture
def annee_2019(lieu, compte):  # noqa: F811
    repris(compte, recu(compte, LARGE, lieu=lieu.code))


@pytest.mark.usefixtures("annee_2019")
def test_la_page_son_pdf_et_son_csv_disent_les_memes_taux(client, compte):  # noqa: F811
    client.force_login(compte)
    adresse = "/collecte/mois/2019/"

    page = lue(client.get(adresse))
    papier = pypdf.PdfReader(BytesIO(client.get(f"{adresse}?format=pdf").content))
    emporte = espaces(b"".join(client.get(f"{adresse}?format=csv")).decode("utf-8-sig"))

    feuille = " ".join(espaces(" ".join(p.extract_text() for p in papier.pages)).split())
    for texte in (page, feuille):
        assert REPRIS in texte
        assert {"57 %", "34 %", "9 %", "91,0 %"} <= set(_pourcents(texte))
    assert "91,0" in emporte
    assert "Aucun dépôt." not in lue(client.get(f"{adresse}?tout=oui"))
    # It is offered where a period is chosen, beside all the others, and found by its name.
    choix = client.get("/collecte/mois/2026/").content.decode()
    assert f'href="{adresse}"' in choix
    trop_long = client.get("/collecte/mois/", {"du": "2009-01-01", "au": "2023-12-31"})
    for propose in (choix, trop_long.content.decode()):
        assert 'href="/impact/donnees/#annees"' in propose
    for dite, trouvee in ("2019", True), ("2016", False):
        assert (f"/mois/{dite}/" in lue(client.get("/aller/", {"q": dite}))) is trouvee


@pytest.mark.usefixtures("annee_2019")
def test_ce_que_rien_de_repris_ne_dit_n_est_pas_zero(client, compte, lieu):  # noqa: F811
    repris(compte, recu(compte, "Année;Déchetterie (t)\n2016;0,002\n", lieu=lieu.code))
    client.force_login(compte)

    lues = {}
    for annee in (2019, 2016, 2015):
        page = lue(client.get(f"/indicateurs/{annee}/", {"tout": "oui"}))
        lignes = re.findall(r"<tr>\s*<th.*?</tr>", page, re.DOTALL)
        cases = [re.findall(r'<td class="nombre">(.*?)</td>', ligne, re.DOTALL) for ligne in lignes]
        lues[annee] = {
            re.search(r"<span>(.*?)</span>", ligne)[1]: espaces(
                re.sub(r"<[^>]+>", " ", case[0])
            ).strip()
            for ligne, case in zip(lignes, cases, strict=True)
            if case
        }

    assert lues[2019]["Collecté"].startswith("120 000 kg")
    inconnus = ("Chiffre d’affaires", "Variation du stock", "Stock du dernier jour", "Ventes")
    assert {lues[2019][nom] for nom in inconnus} == {"—"}
    assert (lues[2016]["Collecté"], lues[2015]["Collecté"], lues[2015]["Sorti"]) == ("—",) * 3
    rate, mois = (lue(client.get(f"/collecte/mois/{a}/")) for a in (2016, 2019))
    assert "taux publié" not in rate
    assert "ce qui a été collecté n’est pas connu" in rate
    assert "rien de collecté" not in rate
    # A total of a year is written on one of its days: it is not judged by them.
    assert "jour ouvert" not in mois + lue(client.get("/collecte/mois/2020/"))
    ecrits = {str(c.nom): c.ecrit for c in chiffres(bilan(date(2019, 1, 1), date(2019, 12, 31)))}
    assert (ecrits["Variation du stock"], ecrits["Écart"]) == ("—", "0\u00a0kg")
    entiere = lue(client.get("/collecte/mois/2019/", {"tout": "oui"}))
    pied = re.search(r"<tfoot>.*?</tfoot>", entiere.split('id="mois-par-mois"')[1], re.DOTALL)[0]
    assert re.findall(r'<td class="nombre">(.*?)</td>', pied, re.DOTALL)[4] == "—"


@pytest.mark.usefixtures("annee_2019")
def test_la_page_publique_et_ses_fichiers_la_marquent_reprise(client):
    page = lue(client.get("/impact/2019/"))
    [annee] = [a for a in client.get("/impact/annees.json").json()["annees"] if a["annee"] == 2019]
    emporte = espaces(b"".join(client.get("/impact/2019.csv")).decode("utf-8-sig"))

    assert REPRIS in page
    assert "Leur nombre n’est pas connu." in page
    assert "2019 a été repris en total de l’année : ce que chaque mois" in page
    assert "Une part de 2019" not in page
    assert 'rel="prev"' in client.get("/impact/").content.decode()
    assert "Les mois de l’année, en kg" not in page
    assert (annee["collecte_g"], annee["sorties_g"]) == (120_000_000, 100_000_000)
    assert (annee["taux_revalorisation"], annee["repris"]) == (91.0, True)
    assert annee["depots"] is None
    assert "120000,000" in emporte
    # The years stand beside each other; how many deposits they were, nobody knows.
    rangees = lue(client.get("/impact/donnees/")).split("<tr>")
    for annee_dite, taux in ("2019", "91,0"), ("2018", "87,5"):
        [rangee] = [r for r in rangees if f'href="/impact/{annee_dite}/"' in r]
        cases = re.findall(r'<td class="nombre">(.*?)</td>', rangee)
        assert "repris" in rangee
        assert taux in re.sub(r"<[^>]+>", "", cases[-2])
        assert cases[-1] == "—"


@pytest.mark.usefixtures("annee_2019")
def test_ce_que_personne_ne_sait_du_stock_d_avant_n_est_pas_dit_du_stock(client, compte, lieu):  # noqa: F811
    repris(compte, recu(compte, "Année;Vendu (t)\n2017;37,2\n", lieu=lieu.code))
    client.force_login(compte)

    for annee, ecart_dit in (("2017", "−37 200"), ("2019", "+20 000")):
        page = " ".join(lue(client.get(f"/collecte/mois/{annee}/")).split())
        assert "Venu du stock" not in page
        assert "Variation de stock" not in page
        assert re.search(
            rf"Non connu \(collecté − sorti\)</th>.{{0,80}}{re.escape(ecart_dit)}", page
        )


@pytest.mark.usefixtures("annee_2019")
def test_les_emissions_evitees_d_un_reemploi_repris_le_disent(client, compte, time_machine):  # noqa: F811
    montrees()
    un_facteur(valide_du=date(2018, 1, 1))
    time_machine.move_to("2019-12-20 09:00+00:00")
    client.force_login(compte)

    repris_dit = {
        an: ValeursDeLaPeriode(Portee(date(an, 1, 1), date(an, 12, 31))).est_repris(
            INDICATEURS["CO2_EVITE"]
        )
        for an in (2019, 2020)
    }

    assert repris_dit == {2019: True, 2020: False}
    assert re.search(r"2019 :.*?>repris<", lue(client.get("/collecte/emissions/")), re.DOTALL)


def test_une_annee_annulee_ne_dit_plus_rien_d_avant(client, compte, lieu):  # noqa: F811
    annule(compte, repris(compte, recu(compte, LARGE, lieu=lieu.code)))
    client.force_login(compte)

    annee, decembre = (lue(client.get(f"/collecte/mois/{quand}/")) for quand in ("2019", "2019-12"))

    assert "Chiffres repris d’avant" not in annee + decembre
    assert "n’est connu ici qu’en entier" not in decembre
    assert "part négative" not in annee


@pytest.mark.usefixtures("annee_2019")
def test_un_mois_dont_seule_l_annee_est_connue_le_dit_a_sa_cloture(client, compte, lieu):  # noqa: F811
    client.force_login(compte)
    mois, vers_l_annee = f"/collecte/clotures/{lieu.code}/2019-12/", "/collecte/mois/2019/"
    clore(lieu=lieu, mois=date(2018, 12, 1), compte=compte)
    ouvert = lue(client.get(mois))
    clore(lieu=lieu, mois=date(2019, 12, 1), compte=compte)
    clos = lue(client.get(mois))

    for page in (ouvert, clos):
        assert "De 2019, seul le total de l’année est connu" in page
        assert vers_l_annee in page
        assert "Rien n’est sorti" not in page
    tous = lue(client.get("/collecte/clotures/"))
    assert "seul le total de 2019 est connu" in tous
    # What is wrong in it is corrected bon by bon, and told of the year and of its month.
    for bon in Bon.objects.filter(jour__year=2019, repris__entre=True):
        annuler(bon=bon, uuid=uuid4(), motif="faux", compte=compte)
    ses_bons = client.get(f"{vers_l_annee}bons/collecte/", {"tout": "oui"})
    assert "1 bon fait 120 000 kg" in re.sub(r"<[^>]+>", "", lue(ses_bons))
    assert "annulee" not in ses_bons.content.decode()
    assert "son mois étant clos" in lue(ses_bons)
    entiere, sans_elle = (
        lue(client.get(f"/collecte/mois/{a}/", {"tout": "oui"})) for a in (2019, 2017)
    )
    assert "elle compte dans l’année, et n’est sur aucune de ces lignes" in entiere
    assert "n’est sur aucune de ces lignes" not in sans_elle
    for adresse in (mois, vers_l_annee):
        assert "−120 000 kg" in re.sub(r"<[^>]+>", "", lue(client.get(adresse)))


def _pourcents(texte: str) -> list[str]:
    return re.findall(r"\d+(?:,\d)? %", espaces(unescape(re.sub(r"<[^>]+>", "", texte))))


@pytest.mark.usefixtures("annee_2019")
def test_un_dossier_marque_ce_qui_est_repris_a_l_ecran_sur_le_papier_et_au_tableur(client, compte):  # noqa: F811
    client.force_login(compte)
    bornes = {"debut": date(2019, 1, 1), "fin": date(2019, 12, 31)}
    dossier = un_dossier("rapport", titre="Notre année 2019", compte=compte, **bornes)

    page = lue(client.get(reverse("dossiers:dossier", args=[dossier.pk])))
    feuille = openpyxl.load_workbook(tableur_de(dossier, "xlsx"))["Chiffres"]
    tableur = [str(case) for rangee in feuille.values for case in rangee]

    for texte in (page, tableur):
        assert "Réemployé (repris)" in texte
        # What nothing of before is ever in.
        assert "Passages en caisse (repris)" not in texte
    assert "Une part au moins a été reprise d’avant ce logiciel." in tableur
