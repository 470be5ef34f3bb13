"""The wall screen: today’s kilograms, midnight in Paris, and nobody’s name."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from collecte.bilans.masses import bilan
from collecte.livre.services.annulations import annuler
from collecte.sorties.services.sorties import porter_a_la_dechetterie
from tests.collecte.livres import clos, deposer
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

ECRAN = "/ecran/"
CHIFFRES = "/ecran/chiffres/"


@pytest.fixture(autouse=True)
def le_25_novembre(time_machine):
    time_machine.move_to("2026-11-25T13:32:00Z", tick=False)
    les_listes()


@pytest.fixture
def point():
    return un_point(lieu=un_lieu(code="CHV", nom="Chemin-Vert"), maximum_g=None)


@pytest.fixture
def ecran(client, point):
    """A screen of that site, signed in by an account of its own."""
    return un_ecran(client, point)


def un_ecran(client, point):
    return connecter(client, un_compte("benevole", lieu=point.lieu, personne=None))


def le_grand_chiffre(client, adresse=CHIFFRES) -> int | None:
    page = client.get(adresse).content.decode()
    trouve = re.search(r'class="ecran-jour">\s*<data value="(-?\d+)"', page)
    return int(trouve[1]) if trouve else None


def test_l_ecran_dit_les_kilos_d_aujourd_hui_en_grand(ecran, point):
    deposer(point, "livres", 1_284_000)

    page = lue(ecran.get(ECRAN))

    assert le_grand_chiffre(ecran, ECRAN) == 1_284_000
    assert "mercredi 25 novembre" in page
    assert "Lu à 14 h 32." in page
    assert "Collecté en novembre" in page


def test_la_page_et_son_fragment_disent_la_meme_chose(ecran, point):
    un_depot(point=point)

    page, fragment = lue(ecran.get(ECRAN)), lue(ecran.get(CHIFFRES))

    assert fragment.strip() in page
    assert "<html" not in fragment


def test_un_depot_annule_fait_baisser_le_chiffre(ecran, point):
    un_depot(une_ligne("livres", 8_000), point=point)
    bon = un_depot(une_ligne("livres", 2_000), point=point)
    assert le_grand_chiffre(ecran) == 10_000

    annuler(
        bon=bon, uuid=uuid4(), motif="Doublon", compte=un_compte("responsable", lieu=point.lieu)
    )

    assert le_grand_chiffre(ecran) == 8_000
    assert '<data value="1">1</data>' in lue(ecran.get(CHIFFRES))


def test_a_minuit_a_paris_un_nouveau_jour_commence(ecran, point, time_machine):
    time_machine.move_to("2026-11-25T22:59:00Z", tick=False)
    un_depot(une_ligne("livres", 8_000), point=point)
    avant = le_grand_chiffre(ecran)

    time_machine.move_to("2026-11-25T23:01:00Z", tick=False)

    page = lue(ecran.get(CHIFFRES))
    assert avant == 8_000
    assert "Pas encore de dépôt" in page
    assert "jeudi 26 novembre" in page
    # The month and the year remember it.
    assert page.count('<data value="8000"') == 2


def test_le_31_decembre_a_23_h_59_l_annee_est_encore_la_meme(client, point, time_machine):
    time_machine.move_to("2026-12-31T22:59:00Z", tick=False)
    ecran = un_ecran(client, point)
    un_depot(une_ligne("livres", 8_000), point=point)
    assert lue(ecran.get(CHIFFRES)).count('<data value="8000"') == 3

    time_machine.move_to("2026-12-31T23:01:00Z", tick=False)

    page = lue(ecran.get(CHIFFRES))
    assert "vendredi 1er janvier" in page
    assert '<data value="8000"' not in page


def test_le_taux_est_celui_du_dernier_mois_fini_et_se_dit_en_mots(ecran, point, time_machine):
    time_machine.move_to("2026-10-10T09:00:00Z", tick=False)
    compte = un_compte("responsable", lieu=point.lieu)
    porter_a_la_dechetterie(
        entete=entete(compte, lieu=point.lieu), categorie=categorie("mobilier"), brut_g=10_000
    )
    time_machine.move_to("2026-11-25T13:32:00Z", tick=False)

    page = lue(ecran.get(CHIFFRES))

    assert "de ce qui est sorti en octobre a été réemployé ou recyclé" in page
    assert '<data value="0">0,0' in page or '<data value="0.0">0,0' in page
    assert "(provisoire)" in page
    clos(point.lieu, date(2026, 10, 1))
    assert "(provisoire)" not in lue(ecran.get(CHIFFRES))


def test_sans_matiere_tout_se_dit_en_mots(ecran):
    page = lue(ecran.get(ECRAN))

    assert "Pas encore de dépôt" in page
    assert "Rien n’est sorti" in page
    assert "NaN" not in page
    assert "0,0" not in page


def test_en_janvier_le_dernier_mois_est_celui_de_l_annee_d_avant(client, point, time_machine):
    time_machine.move_to("2026-12-10T09:00:00Z", tick=False)
    compte = un_compte("responsable", lieu=point.lieu)
    porter_a_la_dechetterie(
        entete=entete(compte, lieu=point.lieu), categorie=categorie("mobilier"), brut_g=10_000
    )
    time_machine.move_to("2027-01-05T09:00:00Z", tick=False)

    page = lue(un_ecran(client, point).get(CHIFFRES))

    assert "de ce qui est sorti en décembre" in page
    assert '<data value="10000"' not in page


# Whose


def test_un_lieu_ou_tous_selon_qui_regarde(client, point):
    autre = un_point(lieu=un_lieu(code="MTG", nom="Montgallet"))
    un_depot(une_ligne("livres", 8_000), point=point)
    un_depot(une_ligne("livres", 500), point=autre)
    connecter(client, un_compte("direction"))

    assert le_grand_chiffre(client) == 8_500
    assert le_grand_chiffre(client, f"{CHIFFRES}?lieu=MTG") == 500
    assert "/ecran/chiffres/?lieu=MTG" in lue(client.get(f"{ECRAN}?lieu=MTG"))


def test_le_lieu_d_un_autre_ne_se_montre_pas(ecran):
    un_lieu(code="MTG", nom="Montgallet")

    assert ecran.get(f"{ECRAN}?lieu=MTG").status_code == 403
    assert ecran.get(f"{CHIFFRES}?lieu=MTG").status_code == 403
    assert ecran.get(f"{ECRAN}?lieu=XXX").status_code == 404
    assert "Montgallet" not in lue(ecran.get(ECRAN))


def test_aucun_nom_n_y_parait(client, point):
    compte = un_compte("benevole", lieu=point.lieu, personne=une_personne("Ursule"))
    un_depot(point=point, compte=compte, donateur="Zoé Martin", commentaire="Chez Hortense")
    connecter(client, compte)

    page = lue(client.get(ECRAN))

    assert not [nom for nom in ("Ursule", "Zoé", "Hortense") if nom in page]


def test_ses_chiffres_sont_ceux_du_bilan(ecran, point):
    un_depot(une_ligne("livres", 8_321), une_ligne("textiles", 1_007), point=point)

    page = lue(ecran.get(CHIFFRES))

    jour = date(2026, 11, 25)
    assert le_grand_chiffre(ecran) == bilan(jour, jour, [point.lieu]).collecte_g == 9_328
    annee = bilan(date(2026, 1, 1), date(2026, 12, 31), [point.lieu])
    assert f'<data value="{annee.collecte_g}"' in page


# An evening, a week, a year


def test_l_ecran_reste_connecte_un_jour_apres_l_autre(ecran, time_machine):
    ecran.get(CHIFFRES)
    time_machine.move_to("2026-12-02T13:32:00Z", tick=False)
    ecran.get(CHIFFRES)
    # Nine days after the sign-in, the session of eight days would be over.
    time_machine.move_to("2026-12-05T13:32:00Z", tick=False)

    assert ecran.get(CHIFFRES).status_code == 200
    assert Session.objects.count() == 1


def test_l_ecran_n_ecrit_sa_session_qu_une_fois_par_jour(ecran):
    ecran.get(CHIFFRES)

    with CaptureQueriesContext(connection) as lues:
        ecran.get(CHIFFRES)

    assert not [r for r in lues.captured_queries if not r["sql"].lstrip("(").startswith("SELECT")]


def test_les_requetes_ne_grandissent_ni_avec_les_lieux_ni_avec_les_annees(
    client, point, time_machine
):
    def une_histoire(ou, *jours):
        for jour in jours:
            time_machine.move_to(f"{jour}T09:00:00Z", tick=False)
            un_depot(point=ou)
        time_machine.move_to("2026-11-25T13:32:00Z", tick=False)

    def requetes():
        with CaptureQueriesContext(connection) as lues:
            client.get(CHIFFRES)
        return len(lues)

    une_histoire(point, "2026-11-25")
    connecter(client, un_compte("direction"))
    requetes()
    avant = requetes()
    for _n in range(3):
        une_histoire(un_point(), "2024-03-05", "2025-10-01", "2026-10-02", "2026-11-25")

    assert requetes() == avant <= 11


def test_l_ecran_se_garde_de_tout_cache(ecran):
    assert "no-store" in ecran.get(CHIFFRES)["Cache-Control"]
    assert reverse("collecte:ecran") == ECRAN
