"""What was sold without a known mass is said where the rate is."""

import csv
import json
from datetime import date, datetime
from html import unescape
from io import BytesIO, StringIO
from re import sub
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.urls import reverse
from pypdf import PdfReader

from boutique.articles.models import Article
from collecte.bilans.sans_masse import en_mots, vendus_sans_masse
from collecte.listes.models import Categorie
from collecte.livre.models import Mouvement
from collecte.matiere.etapes import Mesure, Moyenne
from collecte.tableau.resumes import lire as resumer
from petiterockette.abonnements.registre import Sites
from tests.boutique.a_la_caisse import ligne, lot, rend, sans_hypothese, une_caisse
from tests.boutique.alterations import ce_que_dit_verifier
from tests.fabriques import categorie, connecter, un_compte, un_lieu
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db
LE_3_NOVEMBRE = datetime(2026, 11, 3, 10, tzinfo=ZoneInfo("Europe/Paris"))
DEBUT, FIN = date(2026, 11, 1), date(2026, 11, 30)
DIT = "2 objets vendus sans poids : le réemploi est sous-estimé"


@pytest.fixture
def tenue(time_machine):
    """A first week: one thing weighed, two sold that nothing is known of."""
    time_machine.move_to(LE_3_NOVEMBRE, tick=False)
    tenue = une_caisse()
    sans_hypothese("Pantalon")
    tenue.vendre(ligne("Assiette", masse_g=450))
    tenue.vendre(ligne("Pantalon", 2))
    return tenue


def test_le_mois_le_dit_a_cote_du_taux_dans_la_certitude_et_comment_etalonner(tenue, client):
    connecter(client, un_compte("direction"))

    page = lue(client.get("/collecte/mois/2026-11/"))

    assert f"{DIT}." in page
    assert "Sans compter 2 objets vendus sans poids." in page
    assert reverse("collecte:poids_moyens") in page


def test_le_papier_le_tableur_le_courriel_et_la_commande_le_disent(tenue, client):
    connecter(client, un_compte("direction"))
    adresse = "/collecte/mois/2026-11/"

    papier = client.get(f"{adresse}?format=pdf")
    tableur = client.get(f"{adresse}?format=csv")
    courriel = resumer(DEBUT, Sites(None, [tenue.point.lieu]))

    lu = " ".join(page.extract_text() for page in PdfReader(BytesIO(papier.content)).pages)
    assert DIT in espaces(lu).replace("\n", " ")
    assert "sans compter 2 objets vendus sans poids" in espaces(lu).replace("\n", " ")
    lignes = csv.reader(StringIO(espaces(b"".join(tableur).decode("utf-8-sig"))), delimiter=";")
    assert ["Certitude", DIT] in [rangee[:2] for rangee in lignes]
    assert DIT in map(espaces, courriel.phrases)
    assert DIT in _bilan()
    assert json.loads(_bilan("--format=json"))["vendus_sans_masse"] == 2


def test_la_page_publique_son_compteur_et_les_clotures_le_disent(tenue, client):
    for adresse in (reverse("collecte:impact"), reverse("collecte:compteur")):
        assert DIT in lue(client.get(adresse)), adresse
    assert client.get(reverse("collecte:compteur_json")).json()["vendus_sans_masse"] == 2
    connecter(client, un_compte("direction"))
    code = tenue.point.lieu.code
    assert DIT in lue(client.get(reverse("collecte:cloture", args=[code, "2026-11"])))


def test_sans_rien_d_autre_la_page_vide_le_dit_aussi(time_machine, client):
    time_machine.move_to(LE_3_NOVEMBRE, tick=False)
    tenue = une_caisse()
    sans_hypothese("Pantalon")
    tenue.vendre(ligne("Pantalon", 2))
    connecter(client, un_compte("direction"))

    for adresse in ("/collecte/mois/2026-11/", reverse("collecte:impact")):
        assert DIT in lue(client.get(adresse)), adresse


def test_rien_n_est_dit_quand_tout_a_un_poids(tenue, client):
    connecter(client, un_compte("direction"))
    adresse = "/collecte/mois/2026-10/"

    assert "sans poids" not in lue(client.get(adresse))
    assert "vendus_sans_masse" not in json.loads(_bilan("--format=json", debut="2026-10-01"))
    assert en_mots(0) == ""
    assert espaces(en_mots(1)) == "1 objet vendu sans poids : le réemploi est sous-estimé"


def test_ils_se_comptent_par_lieu_par_categorie_et_net_de_ce_qui_est_rendu(tenue):
    ici, ailleurs = [tenue.point.lieu_id], [un_lieu().pk]
    textiles, livres = [categorie("textiles").pk], [categorie("livres").pk]
    vente = tenue.vendre(ligne("Pantalon", 3))
    assert vendus_sans_masse(DEBUT, FIN, ici) == 5

    tenue.rendre(vente, [rend(vente.lignes.get(), 3)])

    assert vendus_sans_masse(DEBUT, FIN, ici, textiles) == 2
    assert vendus_sans_masse(DEBUT, FIN, ailleurs) == 0
    assert vendus_sans_masse(DEBUT, FIN, ici, livres) == 0
    assert ce_que_dit_verifier() == []


def test_un_lot_sans_nombre_et_sans_poids_compte_pour_un(tenue):
    tenue.vendre(lot("Vaisselle", 700, None))

    assert vendus_sans_masse(DEBUT, FIN) == 3
    assert ce_que_dit_verifier() == []


def test_les_listes_par_defaut_supposent_un_poids_a_tout_ce_qui_se_compte(time_machine):
    time_machine.move_to(LE_3_NOVEMBRE, tick=False)
    tenue = une_caisse()
    tenue.vendre(ligne("Pantalon", 2))

    mouvement = Mouvement.objects.get(vers="vendu")
    vendue = tenue.session.ventes.get().lignes.get()
    assert (mouvement.masse_g, mouvement.mesure) == (1_200, Mesure.ESTIMEE)
    assert vendue.moyenne_source == Moyenne.HYPOTHESE
    assert vendus_sans_masse(DEBUT, FIN) == 0
    sans = Categorie.objects.filter(poids_moyen_g=None, interne=False, famille="objets")
    assert set(sans.values_list("code", flat=True)) == {"vrac"}
    grille = Article.objects.filter(poids_g=None, categorie__isnull=False)
    assert set(grille.values_list("mode_prix", flat=True)) == {Article.ModePrix.LIBRE}


def _bilan(*options: str, debut: str = "") -> str:
    sortie = StringIO()
    bornes = (DEBUT, FIN) if not debut else ("2026-10-01", "2026-10-31")
    call_command("bilan", f"--debut={bornes[0]}", f"--fin={bornes[1]}", *options, stdout=sortie)
    return espaces(unescape(sub(r"<[^>]+>", "", sortie.getvalue())))
