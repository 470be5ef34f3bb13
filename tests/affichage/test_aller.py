"""« Aller à… »: found by any word people use, only what one may open."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from petiterockette.affichage.aller.gestes import GESTES
from petiterockette.affichage.aller.registre import MOTS_MAX, SOURCES, lire
from petiterockette.affichage.templatetags.affichage import marquer
from petiterockette.comptes.roles import DROITS_PAR_ROLE
from tests.fabriques import connecter, un_compte, un_depot, un_lieu, un_point, une_personne
from tests.pages import lue

pytestmark = pytest.mark.django_db


def trouves(client, mots: str) -> dict[str, list[str]]:
    """Title of the group → the names that were found."""
    reponse = client.get("/aller/", {"q": mots, "lignes": "1"})
    assert reponse.status_code == 200
    return {str(g.titre): [t.nom for t in g.trouves] for g in reponse.context["groupes"]}


@pytest.mark.parametrize(
    ("mots", "trouvee"),
    [
        ("mois", "Le mois"),
        ("taux", "Le mois"),
        ("TONNAGE", "Le mois"),
        ("cloture", "Clôtures"),
        ("réglage caisse", "Réglages de la caisse"),
        ("coup de main", "Planning des bénévoles"),
        ("velo", "La Cycklette"),
        ("fec", "Comptabilité"),
        ("rgpd", "Traitements de données"),
        ("categories", "Catégories"),
        ("siret", "L’association"),
    ],
)
def test_une_page_se_trouve_par_les_mots_des_gens(direction, mots, trouvee):
    assert trouvee in trouves(direction, mots)["Pages"]


@pytest.mark.parametrize(
    ("mots", "groupe", "trouvee", "url"),
    [
        ("horaires Montgallet", "Pages", "Horaires habituels", "/lieux/MTG/horaires/"),
        ("stock montgal", "Pages", "Le stock", "/collecte/stock/?lieu=MTG"),
        ("taux octobre 2025", "Octobre 2025", "Les chiffres", "/collecte/mois/2025-10/"),
        ("octobre 2025 taux", "Octobre 2025", "Les chiffres", "/collecte/mois/2025-10/"),
        ("ventes octobre 2025", "Octobre 2025", "Les ventes", "/boutique/mois/2025-10/"),
        ("pesées étranges", "Pages", "À régulariser", "/collecte/a-regulariser/"),
        ("donateur", "Pages", "Annuaire", "/personnes/"),
    ],
)
def test_ce_que_l_on_cherche_se_dit_avec_un_lieu_ou_un_mois(direction, mots, groupe, trouvee, url):
    un_lieu(code="MTG", nom="Montgallet")

    reponse = direction.get("/aller/", {"q": mots, "lignes": "1"})

    [lus] = [g.trouves for g in reponse.context["groupes"] if str(g.titre) == groupe]
    assert (lus[0].nom, lus[0].url) == (trouvee, url)


def test_le_nom_passe_devant_les_autres_mots(direction):
    assert trouves(direction, "caisse")["Pages"][0] in ("Caisse", "Caisses")
    # An article counts for nothing in a name.
    assert trouves(direction, "reprise")["Pages"][0] == "La reprise"


def test_ce_que_l_on_n_ouvre_pas_n_est_ni_trouve_ni_compte(client):
    point = un_point()
    une_personne("Zénobie", nom="Quatremère")
    connecter(client, un_compte("benevole", lieu=point.lieu), point)

    assert trouves(client, "comptes") == {}
    assert trouves(client, "zenobie") == {}
    page = lue(client.get("/aller/", {"q": "comptes"}))
    assert "0 trouvé" in page
    assert "« comptes » : d’autres que vous s’en chargent." in page
    assert "Rien trouvé" not in page
    assert "Pour « Comptes », prévenez l’administration." in page
    assert "prévenez" not in lue(client.get("/aller/", {"q": "zenobie"}))


@pytest.mark.parametrize(
    ("mot", "dit"),
    [("sortir", "Pour « Sortir », prévenez l’équipe camion."), ("fermer", ">Trier<")],
)
def test_qui_trie_sait_qui_sort_et_ou_l_on_ferme(client, mot, dit):
    connecter(client, un_compte("tri", lieu=un_point().lieu))

    page = lue(client.get("/aller/", {"q": mot}))

    assert dit in page
    assert page.count("prévenez") == page.count("« Sortir »")


def test_une_page_que_l_administration_n_ouvre_pas_dit_a_qui_demander(client):
    connecter(client, un_compte("administration"))

    page = lue(client.get("/aller/", {"q": "tarif"}))

    assert "Pour « Articles et prix », prévenez" in page
    assert "Pour « Articles et prix »" not in lue(client.get("/aller/"))


def test_un_compte_se_trouve_par_le_nom_de_qui_l_a(client):
    connecter(client, un_compte("administration"))
    lucie = un_compte("tri", personne=une_personne("Lucie", nom="Fougère"), identifiant="lucie.f")

    page = lue(client.get("/aller/", {"q": "lucie"}))

    assert reverse("comptes:compte", args=[lucie.pk]) in page
    assert trouves(client, "fougere")["Personnes"] == ["Lucie Fougère"]


def test_quelqu_un_se_trouve_sans_accent_ni_majuscule(direction):
    une_personne("Zénobie", nom="Quatremère")

    assert trouves(direction, "quatre zeno")["Personnes"] == ["Zénobie Quatremère"]


def test_un_bon_se_trouve_par_son_numero(direction):
    bon = un_depot()

    assert any(str(bon.pk) in nom for nom in trouves(direction, f"nº {bon.pk}")["Tickets et bons"])


@pytest.mark.parametrize("dit", ["{}", "nº {}", "Bon {}", "dépôt n° {}"])
def test_un_numero_se_dit_de_bien_des_facons(dit):
    assert lire(dit.format("1\u202f234")).numero == 1_234
    assert lire("1-2418").numero is None


def test_le_bon_d_un_autre_lieu_ne_se_trouve_pas(client):
    bon = un_depot()
    connecter(client, un_compte("responsable", lieu=un_lieu()))

    assert "Tickets et bons" not in trouves(client, str(bon.pk))


def test_une_seule_lettre_ne_cherche_rien(direction):
    with CaptureQueriesContext(connection) as lues:
        assert trouves(direction, "a") == {}

    assert not [q for q in lues if "boutique_" in q["sql"] or "collecte_objets_objet" in q["sql"]]


@pytest.mark.parametrize(
    "saisie",
    [
        "",
        "  ",
        "%",
        "_",
        "'",
        '"',
        "\\",
        "<b>",
        "é" * 5_000,
        "9" * 5_000,
        "٣٣",
        "a b c d e f g",
    ],
)
def test_ce_qui_ne_veut_rien_dire_ne_trouve_rien_et_ne_casse_rien(direction, saisie):
    reponse = direction.get("/aller/", {"q": saisie})

    assert reponse.status_code == 200
    assert "<b>" not in reponse.content.decode().split("<main")[1].replace("<b></b>", "")


def test_une_requete_par_source_au_plus(direction):
    un_depot()
    direction.get("/aller/?q=mois")
    with CaptureQueriesContext(connection) as sans:
        direction.get("/aller/?lignes=1&q=a")
    with CaptureQueriesContext(connection) as avec:
        direction.get("/aller/?lignes=1&q=chaise")

    assert len(avec) - len(sans) <= len(SOURCES)


def test_la_saisie_se_lit_en_mots_plies():
    saisie = lire("  Café-vélo   n° 12 ")

    assert saisie.texte == "Café-vélo n° 12"
    assert saisie.mots == ("cafe", "velo", "n", "12")
    assert len(lire("a1 b2 c3 d4 e5 f6 g7 h8").mots) == MOTS_MAX


def test_ce_qui_fut_tape_est_marque_accents_compris():
    assert marquer("Étagère & Ébène", ("eta",)) == "<mark>Éta</mark>gère &amp; Ébène"
    assert marquer("Étagère", ()) == "Étagère"


def test_sans_script_la_page_trouve_aussi(direction):
    page = lue(direction.get("/aller/", {"q": "tickets"}))

    assert re.search(r'<a class="aller-ligne"[^>]* href="/boutique/tickets/"', page)


@pytest.mark.parametrize(
    ("role", "mots", "geste"),
    [
        ("caisse", "rembourser", "Rembourser"),
        ("caisse", "adhésion", "Prendre ou renouveler une adhésion"),
        ("responsable", "nouveau prix", "Changer un prix"),
        ("responsable", "facturer", "Facturer une vente"),
        ("tresorerie", "chèques", "Porter les chèques à la banque"),
        ("benevole", "corriger un dépôt", "Corriger un dépôt"),
        ("administration", "horaires du samedi", "Changer les horaires d’un lieu"),
        ("cuisine", "ramasse", "Recevoir des denrées données"),
    ],
)
def test_un_geste_se_trouve_par_les_mots_des_gens(client, role, mots, geste):
    connecter(client, un_compte(role, lieu=None if role == "administration" else un_point().lieu))

    assert geste in trouves(client, mots)["Ce que l’on fait"]


@pytest.mark.parametrize(
    ("role", "mots", "dit"),
    [
        ("administration", "nouveau prix", "Pour « Changer un prix », prévenez la personne"),
        ("benevole", "rembourser", "Pour « Rembourser », prévenez la caisse."),
        ("tri", "chèque", "Pour « Porter les chèques à la banque », prévenez la personne"),
    ],
)
def test_ce_que_l_on_ne_peut_pas_faire_dit_qui_le_peut(client, role, mots, dit):
    connecter(client, un_compte(role, lieu=None if role == "administration" else un_point().lieu))

    assert dit in lue(client.get("/aller/", {"q": mots}))


def test_chaque_geste_mene_a_une_page_que_l_on_ouvre(direction):
    admin = connecter(Client(), un_compte("administration", lieu=None))
    for geste in GESTES:
        qui = admin if geste.droit in DROITS_PAR_ROLE["administration"] else direction
        assert qui.get(reverse(geste.url), dict(geste.demande)).status_code in (200, 302), geste.nom


def test_sans_rien_trouver_il_reste_un_pas_a_faire(client):
    connecter(client, un_compte("benevole", lieu=un_point().lieu))

    page = lue(client.get("/aller/", {"q": "zzzz"}))

    assert "Essayez un autre mot" in page
    assert "Voir ce que chaque rôle peut faire" in page
