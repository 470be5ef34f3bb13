"""« Notre impact »: the dashboard’s figures for everybody, and a counter to carry away."""

import json
import re
from datetime import date
from html import unescape
from io import StringIO
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collecte.livre.models import Bon
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.sorties import porter_a_la_dechetterie
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.lieux.models import Association
from tests.collecte.livres import clos, deposer, tout_devient
from tests.fabriques import (
    categorie,
    connecter,
    entete,
    les_listes,
    un_compte,
    un_depot,
    un_lieu,
    un_point,
    une_ligne,
    une_personne,
)
from tests.pages import lue

pytestmark = pytest.mark.django_db

IMPACT, COMPTEUR, JSON = "/impact/", "/impact/compteur/", "/impact/compteur.json"
PUBLIQUES = [IMPACT, "/impact/2026/", COMPTEUR, JSON]


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25T11:00:00Z", tick=False)
    les_listes()
    Association.objects.create(id=1, nom="La Petite Rockette")


@pytest.fixture
def point():
    return un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"), maximum_g=None)


def une_annee(point, time_machine) -> None:
    """Two months of deposits, and in November all that may become of them."""
    time_machine.move_to("2026-10-07T09:00:00Z", tick=False)
    deposer(point, "livres", 120_345)
    time_machine.move_to("2026-11-25T11:00:00Z", tick=False)
    deposer(point, "textiles", 400_007)
    tout_devient(point.lieu, vendu=199_501, recycle=119_352, jete=31_153)


def grammes(page: str) -> set[int]:
    return {int(g) for g in re.findall(r'<data value="(-?\d+)"', page)}


def le_bilan(*options: str) -> dict:
    sortie = StringIO()
    call_command(
        "bilan", "--debut=2026-01-01", "--fin=2026-12-31", "--format=json", *options, stdout=sortie
    )
    return json.loads(sortie.getvalue())


# The same figures everywhere


@pytest.mark.parametrize("filtre", ["", "?lieu=CHV", "?lieu=MTG"])
def test_au_gramme_pres_comme_le_tableau_de_bord_et_la_commande(
    client, point, time_machine, filtre
):
    une_annee(point, time_machine)
    une_annee(un_point(lieu=un_lieu(code="MTG"), maximum_g=None), time_machine)
    options = [f"--lieu={filtre[6:]}"] if filtre else []

    page = lue(client.get(f"/impact/2026/{filtre}"))
    dit = le_bilan(*options)
    compteur = client.get(JSON + filtre).json()
    tableau = lue(connecter(client, un_compte("direction")).get(f"/collecte/mois/2026/{filtre}"))

    figures = ("collecte_g", "reemploi_g", "recyclage_g", "dechetterie_g", "sorties_g")
    assert {dit[f] for f in figures} <= grammes(page)
    assert {dit[f] for f in figures} <= grammes(tableau)
    assert {f: compteur[f] for f in figures} == {f: dit[f] for f in figures}
    assert compteur["taux_revalorisation"] == dit["taux_revalorisation"] == 91.1
    assert "91,1 %" in re.sub(r"<[^>]+>", "", page)
    assert dit["collecte_g"] in grammes(lue(client.get(COMPTEUR + filtre)))


def test_a_ce_jour_l_annee_ne_compte_rien_de_plus(client, point, time_machine):
    """« Du 1er janvier au 25 novembre » is said of figures that are those of these days."""
    une_annee(point, time_machine)
    sortie = StringIO()
    call_command("bilan", "--debut=2026-01-01", "--fin=2026-11-25", "--format=json", stdout=sortie)

    lu = client.get(JSON).json()

    assert lu["jusqu_au"] == "2026-11-25"
    assert lu["collecte_g"] == json.loads(sortie.getvalue())["collecte_g"]
    assert "Du 1<sup>er</sup> janvier au 25 novembre." in lue(client.get(IMPACT))


def test_chaque_mois_a_sa_ligne_et_leur_somme_est_l_annee(client, point, time_machine):
    une_annee(point, time_machine)

    lu = client.get(IMPACT).context["impact"]

    assert [m.mois.month for m in lu.mois] == list(range(1, 12))
    assert sum(m.bilan.collecte_g for m in lu.mois) == lu.bilan.collecte_g == 520_352
    assert sum(g for _i, g in lu.devenirs) == lu.bilan.sorties_g
    assert [c.masse_g for c in lu.dessin.colonnes][9:] == [120_345, 400_007, 0]


def test_un_depot_annule_quitte_la_page(client, point):
    deposer(point, "livres", 40_000)
    bon = deposer(point, "livres", 7_000)
    annuler(
        bon=bon, uuid=uuid4(), motif="Doublon", compte=un_compte("responsable", lieu=point.lieu)
    )

    lu = client.get(JSON).json()

    assert (lu["collecte_g"], lu["depots"]) == (40_000, 1)


def test_le_31_decembre_a_23_h_59_compte_dans_l_annee_finie(client, point, time_machine):
    time_machine.move_to("2026-12-31T22:59:00Z", tick=False)
    deposer(point, "livres", 40_000)
    assert client.get(JSON).json()["annee"] == 2026

    time_machine.move_to("2026-12-31T23:01:00Z", tick=False)
    deposer(point, "livres", 500)

    lu = client.get(JSON).json()
    assert (lu["annee"], lu["collecte_g"], lu["jusqu_au"]) == (2027, 500, "2027-01-01")
    assert 40_000 in grammes(lue(client.get("/impact/2026/")))
    assert "Le 1<sup>er</sup> janvier." in lue(client.get(IMPACT))


# Words


def test_chaque_mot_d_un_chiffre_vient_du_registre(client, point, time_machine):
    une_annee(point, time_machine)

    page = unescape(lue(client.get(IMPACT)))

    for code in ("T_COLLECTE", "N_DEPOTS", "R_REVALORISATION", "T_REEMPLOI", "T_SORTI"):
        indicateur = INDICATEURS[code]
        for texte in (indicateur.libelle, indicateur.definition, indicateur.exclusions):
            assert str(texte).replace("\u00a0", " ") in page
    assert "réemploi et recyclage, sur les" in page
    assert "Kilos vendus : pesés" in page


def test_les_mois_ouverts_sont_provisoires_et_les_clos_ne_le_sont_pas(client, point, time_machine):
    une_annee(point, time_machine)

    assert "Pas encore clos : Chemin-Vert depuis octobre." in lue(client.get(IMPACT))
    clos(point.lieu, date(2026, 10, 1))

    page = lue(client.get(IMPACT))
    assert "Pas encore clos : Chemin-Vert depuis novembre." in page
    assert page.count(">provisoire</span>") == 2
    assert client.get(JSON).json()["provisoire"]


def test_la_page_dit_quel_lieu_n_est_pas_clos_et_depuis_quand(client, point, time_machine):
    ailleurs = un_point(lieu=un_lieu(code="MTG", nom="Montgallet"), maximum_g=None)
    time_machine.move_to("2026-03-03T09:00:00Z", tick=False)
    deposer(ailleurs, "livres", 9_000)
    une_annee(point, time_machine)
    clos(point.lieu, date(2026, 10, 1))

    page = lue(client.get(IMPACT))

    assert "Pas encore clos : Montgallet depuis mars, Chemin-Vert depuis novembre." in page
    assert "Montgallet depuis" not in lue(client.get(f"{IMPACT}?lieu=CHV"))


def test_une_annee_close_n_est_plus_provisoire(client, point, time_machine):
    time_machine.move_to("2025-05-05T09:00:00Z", tick=False)
    deposer(point, "livres", 40_000)
    time_machine.move_to("2026-11-25T11:00:00Z", tick=False)
    clos(point.lieu, date(2025, 5, 1))

    assert "provisoire" not in lue(client.get("/impact/2025/")).split("</head>")[1]


def test_une_base_vide_le_dit_en_mots(client):
    page = lue(client.get(IMPACT))

    assert "Rien d’apporté ni de sorti en 2026" in page
    assert "0 %" not in page
    assert "NaN" not in page
    assert "Rien encore de collecté en 2026" in lue(client.get(COMPTEUR))
    assert client.get(JSON).json()["taux_revalorisation"] is None


def test_un_lieu_sans_matiere_le_dit_en_mots(client, point):
    deposer(point, "livres", 40_000)
    un_lieu(code="BUR", nom="Bureau")

    page = lue(client.get(f"{IMPACT}?lieu=BUR"))

    assert "Rien d’apporté ni de sorti à Bureau en 2026" in page
    assert not grammes(page)


def test_une_annee_sans_sortie_n_a_pas_de_taux(client, point):
    deposer(point, "livres", 40_000)

    assert "Rien n’est sorti : pas de taux." in lue(client.get(IMPACT))
    assert "pas de taux" in lue(client.get(COMPTEUR))


def test_une_annee_sans_entree_le_dit(client, point):
    porter_a_la_dechetterie(
        entete=entete(un_compte("responsable", lieu=point.lieu), lieu=point.lieu),
        categorie=categorie("mobilier"),
        brut_g=10_000,
    )

    page = lue(client.get(IMPACT))

    assert "Rien n’a été apporté." in page
    assert "Aucun dépôt." in page


# Addresses


@pytest.mark.parametrize(
    "adresse",
    ["/impact/2027/", "/impact/2025/", "/impact/1900/", "/impact/99999/", "/impact/2026/?lieu=XXX"],
)
def test_une_annee_ou_un_lieu_inconnus_sont_introuvables(client, point, adresse):
    deposer(point, "livres", 40_000)

    assert client.get(adresse).status_code == 404


@pytest.mark.parametrize("adresse", [COMPTEUR, JSON])
def test_le_compteur_d_un_lieu_inconnu_est_introuvable(client, adresse):
    assert client.get(f"{adresse}?lieu=XXX").status_code == 404


def test_l_annee_d_avant_se_lit_en_une_touche(client, point, time_machine):
    time_machine.move_to("2025-05-05T09:00:00Z", tick=False)
    deposer(point, "livres", 40_000)
    time_machine.move_to("2026-11-25T11:00:00Z", tick=False)

    page = lue(client.get(f"{IMPACT}?lieu=CHV"))

    assert 'rel="prev" href="/impact/2025/?lieu=CHV"' in page
    assert 'rel="next"' not in page
    assert client.get("/impact/2025/").status_code == 200


# Public: no cookie, no name, kept by caches


@pytest.mark.parametrize("adresse", PUBLIQUES)
@pytest.mark.parametrize("connecte", [False, True])
def test_aucun_biscuit_aucune_session_et_cinq_minutes_de_cache(client, adresse, connecte):
    if connecte:
        connecter(client, un_compte("direction"), un_point())
    sessions = Session.objects.count()
    biscuits = client.cookies.output()

    reponse = client.get(adresse)

    assert reponse.status_code == 200
    assert reponse["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in reponse.get("Vary", "")
    assert not reponse.cookies
    assert client.cookies.output() == biscuits
    assert Session.objects.count() == sessions
    assert "csrf" not in lue(reponse)


def test_connecte_ou_non_la_page_est_la_meme(client, point):
    deposer(point, "livres", 40_000)
    sans_compte = lue(client.get(IMPACT))

    connecter(client, un_compte("direction", personne=une_personne("Ursule")), point)

    assert lue(client.get(IMPACT)) == sans_compte


@pytest.mark.parametrize("adresse", PUBLIQUES)
def test_personne_n_y_est_nomme(client, point, adresse):
    compte = un_compte("benevole", lieu=point.lieu, personne=une_personne("Ursule"))
    un_depot(
        une_ligne("livres", 8_000),
        point=point,
        compte=compte,
        donateur="Zoé Martin",
        commentaire="Chez Hortense",
    )

    page = lue(client.get(adresse))

    assert Bon.objects.exists()
    assert not [nom for nom in ("Ursule", "Zoé", "Hortense", "Comptoir") if nom in page]


def test_seul_le_compteur_se_laisse_encadrer(client):
    compteur, page, chiffres = (client.get(a) for a in (COMPTEUR, IMPACT, JSON))

    assert "frame-ancestors *" in compteur["Content-Security-Policy"]
    assert "X-Frame-Options" not in compteur
    for autre in (page, chiffres, client.get("/connexion/")):
        assert "frame-ancestors 'none'" in autre["Content-Security-Policy"]
        assert autre["X-Frame-Options"] == "DENY"
    assert "script" not in lue(compteur)
    assert chiffres["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in page


def test_le_code_a_copier_montre_le_compteur_du_lieu_lu(client, point, settings):
    settings.ADRESSE_PUBLIQUE = "https://rockette.example"

    page = unescape(lue(client.get(f"{IMPACT}?lieu=CHV")))

    assert '<iframe src="https://rockette.example/impact/compteur/?lieu=CHV"' in page
    assert (
        '<meta property="og:url" content="https://rockette.example/impact/2026/?lieu=CHV">' in page
    )
    # Nothing comes from anybody else.
    assert set(re.findall(r"https?://([^/\"]+)", page)) == {"rockette.example"}


@pytest.mark.parametrize("adresse", PUBLIQUES)
def test_on_n_y_ecrit_rien(client, adresse):
    assert client.post(adresse).status_code == 405


def test_la_connexion_mene_a_notre_impact(client):
    un_compte()
    assert 'href="/impact/"' in lue(client.get("/connexion/"))


def test_les_requetes_ne_grandissent_ni_avec_les_lieux_ni_avec_les_annees(
    client, point, time_machine
):
    def requetes(adresse):
        with CaptureQueriesContext(connection) as lues:
            client.get(adresse)
        return len(lues)

    une_annee(point, time_machine)
    avant = [requetes(adresse) for adresse in PUBLIQUES]
    for _n in range(3):
        ailleurs = un_point(maximum_g=None)
        time_machine.move_to("2024-03-05T09:00:00Z", tick=False)
        deposer(ailleurs, "livres", 1_000)
        une_annee(ailleurs, time_machine)

    assert [requetes(adresse) for adresse in PUBLIQUES] == avant
    assert max(avant) <= 10


def test_la_page_publique_a_le_chemin_du_retour_pour_l_equipe(client, point):
    page = lue(client.get(IMPACT))

    assert re.search(r'<a [^>]*href="/"[^>]*>Pour l’équipe</a>', page)
