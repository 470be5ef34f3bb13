"""What each pole brings in and does: its columns add up to the pages that explain them."""

from datetime import date

import pytest

from boutique.factures.models import Facture
from boutique.regles.models import Activite
from petiterockette.comptes.lieux_lus import lire_les_lieux
from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from petiterockette.resultats.lecture import lire_l_activite
from petiterockette.resultats.registre import (
    HORS_POLE,
    RESSOURCERIE,
    SOURCES,
    DejaInscrite,
    Famille,
    inscrire,
)
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import espaces, lue
from tests.tableurs import demander

from .une_annee import ANNEE, une_aide, une_annee, une_seance_tenue

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

PAGE = "/resultats/2026/"
# A figure of the page → the indicator that its own page shows.
AILLEURS = {
    "CA": "CA",
    "ADHESIONS_RECETTE": "ADHESIONS_RECETTE",
    "H_BENEVOLAT": "H_BENEVOLAT",
    "HEURES_STAGIAIRES": "HEURES_STAGIAIRES",
    "T_COLLECTE": "T_COLLECTE",
    "T_REEMPLOI": "T_REEMPLOI",
    "KG_ALIM": "KG_ALIM",
    "N_REPAS": "N_REPAS",
    "N_PARTICIPANTS": "N_PARTICIPANTS",
    "N_STAGIAIRES": "N_STAGIAIRES",
    "V_PASSAGES": "V_PASSAGES",
}


def l_activite(code: str = "", **champs):
    return lire_l_activite(
        *ANNEE, lire_les_lieux(un_compte("direction"), "resultats.lire", code), **champs
    )


def colonne(activite, code: str) -> dict[str, int]:
    """Pole → value, for those that have one."""
    n = [s.code for s in activite.sources].index(code)
    return {r.pole: r.valeurs[n] for r in activite.rangs if r.valeurs[n]}


def total(activite, code: str) -> int | None:
    return activite.totaux[[s.code for s in activite.sources].index(code)]


def test_chaque_colonne_fait_le_total_de_sa_page(time_machine):
    annee = une_annee()
    une_seance_tenue(annee.lieu, "animation", 12, date(2026, 11, 27), time_machine)
    une_seance_tenue(annee.lieu, "", 5, date(2026, 11, 28), time_machine)

    for code in ("", "CHV", "MTG"):
        activite = l_activite(code)
        lieux = {"": None, "CHV": (annee.lieu.pk,), "MTG": (annee.autre.pk,)}[code]
        valeurs = ValeursDeLaPeriode(Portee(*ANNEE, lieux))
        for source, indicateur in AILLEURS.items():
            du_registre = valeurs.valeur(INDICATEURS[indicateur]) or 0
            assert sum(colonne(activite, source).values()) == du_registre, (code, source)
            assert total(activite, source) == du_registre


def test_les_produits_vont_au_pole_qui_les_fait(time_machine):
    annee = une_annee()
    une_aide("cafe", 500_000)
    une_seance_tenue(annee.lieu, "animation", 12, date(2026, 11, 27), time_machine)

    activite = l_activite()

    ca = colonne(activite, "CA")
    assert ca.keys() == {RESSOURCERIE, "cafe"}
    assert colonne(activite, "FACTURES") == {RESSOURCERIE: 3_200, "animation": 15_000}
    assert total(activite, "FACTURES") == sum(f.total_cts for f in Facture.objects.all())
    assert colonne(activite, "RECYCLEURS") == {RESSOURCERIE: 4_321}
    assert colonne(activite, "ADHESIONS_RECETTE") == {HORS_POLE: 1_000}
    assert colonne(activite, "DONS") == {HORS_POLE: 2_550}
    assert colonne(activite, "SUBVENTIONS") == {"cafe": 500_000}
    assert colonne(activite, "H_BENEVOLAT") == {
        RESSOURCERIE: 5_400,
        "velo": 3_600,
        HORS_POLE: 2_700,
    }
    assert colonne(activite, "N_PARTICIPANTS") == {"animation": 12}


def test_les_caisses_et_ce_qui_n_est_pas_du_ca_font_ce_qui_a_ete_encaisse():
    une_annee()

    activite = l_activite()

    valeurs = ValeursDeLaPeriode(Portee(*ANNEE))
    hors_ca = valeurs.valeur(INDICATEURS["HORS_CA"])
    assert total(activite, "ADHESIONS_RECETTE") + total(activite, "DONS") == hors_ca


def test_une_activite_que_personne_ne_porte_est_hors_pole():
    une_annee()
    Activite.objects.filter(code="boutique").update(code="brocante")

    assert colonne(l_activite(), "CA").keys() == {HORS_POLE, "cafe"}


def test_lieu_par_lieu_les_rangs_font_celui_du_pole():
    une_annee()
    une_aide("", 100_000)

    activite = l_activite(par_lieu=True)

    assert {li.nom for rang in activite.rangs for li in rang.lieux} == {
        "Chemin-Vert",
        "Montgallet",
        "sans lieu",
    }
    for rang in activite.rangs:
        for n, tout in enumerate(rang.valeurs):
            assert sum(li.valeurs[n] or 0 for li in rang.lieux) == (tout or 0)


def test_une_subvention_ne_se_lit_pas_pour_un_seul_lieu():
    une_annee()
    une_aide("cafe", 500_000)

    assert total(l_activite("CHV"), "SUBVENTIONS") is None
    assert total(l_activite(), "SUBVENTIONS") == 500_000


def test_deux_sources_n_ont_pas_le_meme_code():
    with pytest.raises(DejaInscrite):
        inscrire(SOURCES["CA"])


def test_chaque_source_se_definit_et_mene_ou_on_l_explique(client):
    connecter(client, un_compte("direction"))
    un_lieu(code="CHV")

    assert {s.famille for s in SOURCES.values()} == set(Famille)
    for source in SOURCES.values():
        assert str(source.definition).endswith("."), source.code
    page = client.get(f"{PAGE}?tout=oui")
    assert {table.code for table in page.context["tables"] if table.tetes} == set(Famille)
    for table in page.context["tables"]:
        for tete in table.tetes:
            assert client.get(tete.page).status_code in (200, 302), tete.source.code


# The page


def test_la_page_montre_les_poles_et_leurs_definitions(client):
    une_annee()
    connecter(client, un_compte("tresorerie"))

    page = espaces(lue(client.get(f"{PAGE}?tout=oui")))

    for mots in ("Ressourceries", "Hors pôle", "43,21 €", "25,50 €", "150,00 €", "100 kg"):
        assert mots in page
    assert 'id="aide-RECYCLEURS"' in page
    assert str(SOURCES["DONS"].exclusions) in page


def test_les_euros_d_une_annee_viennent_d_abord_le_reste_apres(client):
    une_annee()
    connecter(client, un_compte("direction"))

    lues = {t.code: bool(t.tetes) for t in client.get(PAGE).context["tables"]}
    un_mois = client.get("/resultats/?du=2026-06-01&au=2026-06-30").context["tables"]

    assert lues == {f: f == Famille.PRODUITS for f in Famille}
    assert all(t.tetes for t in un_mois)


def test_des_jours_libres_et_un_lieu_se_choisissent(client):
    une_annee()
    connecter(client, un_compte("direction"))

    page = client.get("/resultats/?du=2026-01-01&au=2026-06-30&lieu=CHV")
    assert page.context["activite"].vide
    faux = client.get("/resultats/?du=2026-06-30&au=2026-01-01")
    assert "Le dernier jour vient après le premier." in lue(faux)
    for du, au in (("hier", "2026-01-01"), ("9999-01-01", "9999-12-31"), ("", "")):
        assert client.get(f"/resultats/?du={du}&au={au}").status_code == 200
    assert client.get("/resultats/?lieu=RIEN").status_code == 404


@pytest.mark.parametrize("annee", [1999, 2027])
def test_une_annee_impossible_n_a_pas_de_page(client, annee):
    connecter(client, un_compte("direction"))

    assert client.get(f"/resultats/{annee}/").status_code == 404


def test_les_fichiers_portent_les_memes_chiffres(client):
    une_annee()
    connecter(client, un_compte("direction"))
    activite = l_activite()

    for lu in demander(client, PAGE).values():
        lignes = list(lu.colonnes("Pôle", "Caisses (€)", "Collecté, ateliers compris (kg)"))
        assert len(lignes) == len(activite.rangs) + 1
        assert lignes[-1][0] == "Total"
        assert round(lignes[-1][1] * 100) == total(activite, "CA")
        assert round(lignes[-1][2] * 1_000) == total(activite, "T_COLLECTE")


def test_la_page_coute_toujours_autant(client, django_assert_max_num_queries):
    une_annee()
    connecter(client, un_compte("direction"))
    client.get(PAGE)

    with django_assert_max_num_queries(48):
        client.get(PAGE)
    # A site more, a reading of each source more.
    with django_assert_max_num_queries(48 * 3):
        client.get(f"{PAGE}?par=lieu")


def test_une_base_vide_dit_ce_qui_la_remplira(client):
    connecter(client, un_compte("direction"))
    un_lieu()

    assert "Rien sur ces jours" in lue(client.get(PAGE))
