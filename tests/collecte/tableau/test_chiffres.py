"""The dashboard's figures, worked out by hand; and the bons that make each of them."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collecte.bilans.en_gros import masses_en_gros
from collecte.bilans.masses import bilan, masses, masses_par_jour
from collecte.bilans.passages import nombre_de_depots
from collecte.livre.models import Bon
from collecte.tableau.bons import CHIFFRES
from petiterockette.lieux.models import Association, Lieu
from tests.fabriques import connecter, un_compte
from tests.pages import lue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("le_25_novembre", "quatorze_mois")]

OCTOBRE = "/collecte/mois/2026-10/"
PERIODES = ["2026-10", "2026", "2026-T4", "2026-S42", "2026-10-14", "2026-09-20_2026-11-04"]


def page(client, adresse: str) -> str:
    return lue(client.get(adresse))


def grammes(page: str) -> list[int]:
    return [int(g) for g in re.findall(r'<data value="(-?\d+)"', page)]


def section(page: str, titre: str) -> str:
    """A card of the page, from its heading to its end."""
    debut = page.index(f'aria-labelledby="{titre}"')
    return page[debut : page.index("</section>", debut)]


def test_octobre_se_lit_en_entier(direction):
    b = direction.get(OCTOBRE).context["bilan"]

    assert (b.collecte_g, b.reemploi_g, b.recyclage_g, b.dechetterie_g) == (
        131_000,
        57_000,
        18_500,
        8_000,
    )
    # The bridge took back 1,5 kg of what had been counted as recycled.
    assert (b.sorties_g, b.ecart_g) == (83_500, -1_500)
    assert "90,4" in page(direction, OCTOBRE)


def test_le_retour_de_la_zone_se_retire_de_novembre(direction):
    b = direction.get("/collecte/mois/2026-11/").context["bilan"]

    assert (b.collecte_g, b.reemploi_g, b.sorties_g) == (4_000, 1_000, 1_000)


@pytest.mark.parametrize("code", PERIODES)
def test_chaque_periode_dit_comme_le_bilan(direction, code):
    contexte = direction.get(f"/collecte/mois/{code}/?tout=oui").context
    periode = contexte["periode"]

    assert contexte["bilan"].sorties_g == bilan(periode.debut, periode.fin).sorties_g
    assert contexte["bilan"].collecte_g == bilan(periode.debut, periode.fin).collecte_g
    assert contexte["depots"] == nombre_de_depots(periode.debut, periode.fin)
    for autre in ("precedente", "an_dernier"):
        comparee = getattr(contexte["tableau"], autre)
        attendu = bilan(comparee.periode.debut, comparee.periode.fin)
        assert comparee.bilan.sorties_g == attendu.sorties_g
        assert comparee.bilan.taux == attendu.taux


@pytest.mark.parametrize("code", PERIODES)
def test_les_bons_d_un_chiffre_font_ce_chiffre(direction, code, pleine):
    # Every site of every period in the full run; one of them each time.
    for lieu in ["", "CHV", "MTG"] if pleine else ["MTG" if "-S" in code else ""]:
        verifier_les_bons(direction, code, lieu)


def verifier_les_bons(direction, code: str, lieu: str) -> None:
    entier = {"tout": "oui", "lieu": lieu}
    contexte = direction.get(f"/collecte/mois/{code}/", entier).context
    b = contexte["bilan"]
    attendus = {
        "collecte": b.collecte_g,
        "sorties": b.sorties_g,
        "reemploi": b.reemploi_g,
        "recyclage": b.recyclage_g,
        "dechetterie": b.non_revalorise_g,
        "dechets": b.recyclage_g + b.non_revalorise_g,
        "ecart": b.ecart_g,
        "entre-sites": b.entre_sites_g,
        **{f"fin-{d['ligne'].etape}": d["ligne"].masse_g for d in contexte["destinations"]},
    }

    for chiffre in CHIFFRES:
        reponse = direction.get(f"/collecte/mois/{code}/bons/{chiffre}/", entier)
        assert reponse.context["compte"].total_g == attendus.get(chiffre, 0), chiffre
        lignes = reponse.context["lignes"]
        assert sum(li["masse_g"] for li in lignes) == attendus.get(chiffre, 0), chiffre
        assert reponse.context["compte"].bons == len(lignes)


def test_ce_que_font_les_bons_d_une_annee_vient_apres_leur_page(direction):
    bons = "/collecte/mois/2026/bons/collecte/"

    page = direction.get(bons)
    entiere = direction.get(bons, {"tout": "oui"})

    assert page.context["compte"] is None
    assert page.context["lignes"] == entiere.context["lignes"]
    assert 'id="somme" data-suite="?tout=oui"' in page.text
    assert 'id="somme">' in entiere.text


def test_les_bons_d_une_categorie_d_une_matiere_d_un_partenaire(direction):
    bons = f"{OCTOBRE}bons/"

    def total(chiffre: str, **demande: str) -> int:
        return direction.get(f"{bons}{chiffre}/", demande).context["compte"].total_g

    assert total("sorties", categorie="livres") == 17_000
    assert total("dechets", matiere="Textile") == 18_500
    assert total("sorties", partenaire="Gebetex") == 18_500
    assert total("sorties", partenaire="Action froid") == 12_000
    assert total("collecte", origine="domicile") == 70_000
    assert total("collecte", localite="75012") == 25_000


def test_un_bon_annule_et_son_annulation_se_lisent_tous_les_deux(direction, quatorze_mois):
    from uuid import uuid4

    from collecte.livre.services.annulations import annuler

    bon = Bon.objects.filter(nature="apport").latest("pk")
    annuler(bon=bon, uuid=uuid4(), motif="Erreur", compte=un_compte("direction"), par=None)

    page = direction.get("/collecte/mois/2026-11/bons/collecte/")

    assert [li["masse_g"] for li in page.context["lignes"]] == [-4_000, 4_000]
    assert page.context["compte"].bons == 0
    assert "2 autres ne comptent pas" in lue(page)
    assert direction.get("/collecte/mois/2026-11/").context["bilan"].collecte_g == 0


def test_les_annees_entieres_se_lisent_dans_leur_propre_cache():
    debut, fin = date(2025, 10, 9), date(2026, 12, 31)
    en_gros = {}
    for lecture in (masses, masses_en_gros, masses_par_jour):
        somme: dict[tuple, int] = {}
        for _mois, categorie, _matiere, de, vers, mesure, g in lecture(debut, fin):
            cle = (categorie, de, vers, mesure)
            somme[cle] = somme.get(cle, 0) + g
        en_gros[lecture.__name__] = somme

    assert en_gros["masses"] == en_gros["masses_en_gros"] == en_gros["masses_par_jour"]


def test_d_ou_ca_vient_fait_le_collecte(direction):
    contexte = direction.get(OCTOBRE).context

    for genre in ("origines", "localites"):
        lignes = [x["ligne"] for x in contexte[genre]]
        assert sum(li.masse_g for li in lignes) == contexte["bilan"].collecte_g
        assert sum(li.depots for li in lignes) == contexte["depots"] == 4
    assert [(x["ligne"].nom, x["ligne"].masse_g) for x in contexte["origines"]] == [
        ("Domicile", 70_000),
        ("Apport volontaire", 61_000),
    ]


def test_a_qui_c_est_parti_suit_le_pont_bascule(direction):
    partenaires = [x["ligne"] for x in direction.get(OCTOBRE).context["partenaires"]]

    assert [(p.nom, p.reemploi_g, p.recyclage_g) for p in partenaires] == [
        ("Gebetex", 0, 18_500),
        ("Action froid", 12_000, 0),
    ]


def test_le_filtre_d_une_origine_ne_montre_que_les_depots(direction):
    reponse = direction.get(OCTOBRE, {"origine": "domicile"})

    assert "n’ont ni origine ni commune" in lue(reponse)
    assert reponse.context["apporte_g"] == 70_000
    assert reponse.context["depots"] == 1
    assert "Taux de revalorisation" not in lue(reponse)


def test_le_filtre_d_une_categorie_garde_tout_ce_qu_elle_sait(direction):
    reponse = direction.get(OCTOBRE, {"categorie": "textiles"})
    b = reponse.context["bilan"]

    assert (b.collecte_g, b.reemploi_g) == (70_000, 40_000)
    assert "enlevez le filtre" in lue(reponse)
    assert reponse.context["depots"] is None
    assert [x["ligne"].masse_g for x in reponse.context["origines"]] == [70_000]


def test_quand_on_vient_se_lit_par_jour_et_par_heure(direction):
    affluence = direction.get(OCTOBRE).context["affluence"]

    # Saturday 3 at 15 h (three deposits, five Saturdays) and Saturday 31 at 16 h.
    assert [j.nom for j in affluence.jours] == ["samedi"]
    creneaux = {c.heure: (c.n, str(c.moyenne)) for c in affluence.jours[0].creneaux}
    assert creneaux == {15: (3, "0.6"), 16: (1, "0.2")}
    assert "samedi à 15 h" in page(direction, OCTOBRE)


def test_une_semaine_moyenne_ne_compte_pas_les_jours_d_avant_le_premier_depot(direction):
    affluence = direction.get("/collecte/mois/2025-10/").context["affluence"]

    # The first two deposits ever, on Wednesday 8: four Wednesdays of the five of the month.
    [mercredi] = affluence.jours
    assert (mercredi.jours, [str(c.moyenne) for c in mercredi.creneaux if c.n]) == (4, ["0.5"])


@pytest.fixture
def compare_toujours():
    """The association compares all the same; September and November opened on too few days."""
    Association.objects.create(pk=1, nom="Rockette", comparable_masse_pc=0, comparable_jours_pc=0)


@pytest.mark.usefixtures("compare_toujours")
def test_ce_qui_explique_le_taux_se_dit_en_points(direction):
    explication = direction.get(OCTOBRE, {"vs": "avant"}).context["explication"]
    somme = sum(part["points"] for part in explication["parts"])

    assert explication["periode"] == "septembre"
    assert abs(somme - explication["points"]) < 1
    assert "surtout par" in page(direction, OCTOBRE)


@pytest.mark.usefixtures("compare_toujours")
def test_l_an_dernier_sans_sortie_laisse_sa_place_au_mois_d_avant(direction):
    explication = direction.get("/collecte/mois/2026-11/").context["explication"]

    assert explication["periode"] == "octobre"


@pytest.mark.usefixtures("compare_toujours")
def test_un_mois_en_cours_ne_se_compare_pas_a_un_mois_entier_en_pourcent(direction):
    novembre = section(page(direction, "/collecte/mois/2026-11/"), "collecte-titre")

    assert "octobre entier" in novembre
    assert "%" not in novembre
    assert "%" in section(page(direction, OCTOBRE), "collecte-titre")


@pytest.mark.parametrize("code", PERIODES)
def test_dix_neuf_requetes_suffisent_au_tableau(client, code):
    connecter(client, un_compte("direction"))
    with CaptureQueriesContext(connection) as requetes:
        client.get(f"/collecte/mois/{code}/")
    nombre = len(requetes)

    # The edges of odd periods are read from the bons themselves.
    assert nombre <= (19 if len(code) <= 7 and "S" not in code else 23)


@pytest.mark.parametrize("code", ["2026", "2026-03-15_2026-11-04"])
def test_le_haut_d_une_longue_periode_dit_ce_que_dit_la_page_entiere(direction, code):
    adresse = f"/collecte/mois/{code}/"
    haut, entiere = (direction.get(adresse + suite).context for suite in ("", "?tout=oui"))

    assert haut["suite_url"]
    assert haut["bilan"].collecte_g
    for nom in ("bilan", "pas", "par_categorie", "explication"):
        assert haut[nom] == entiere[nom], nom


def test_les_bons_d_un_chiffre_ne_se_lisent_qu_avec_leur_droit(client):
    connecter(client, un_compte("pole"))

    reponse = client.get(f"{OCTOBRE}bons/sorties/")

    assert reponse.status_code == 403
    assert 83_500 not in grammes(lue(reponse))


def test_le_responsable_d_un_lieu_n_ouvre_pas_les_bons_d_un_autre(client):
    connecter(client, un_compte("responsable", lieu=Lieu.objects.get(code="CHV")))

    assert client.get(f"{OCTOBRE}bons/collecte/").context["compte"].total_g == 76_000
    assert client.get(f"{OCTOBRE}bons/collecte/?lieu=MTG").status_code == 403


@pytest.mark.parametrize(
    "suite", ["?categorie=rien", "?origine=rien", "?localite=rien", "bons/rien/"]
)
def test_un_filtre_qui_n_existe_pas_est_introuvable(direction, suite):
    assert direction.get(OCTOBRE + suite).status_code == 404


def test_des_dates_a_l_envers_se_disent_a_cote_du_champ(direction):
    reponse = direction.get(
        "/collecte/mois/", {"du": "2026-10-19", "au": "2026-10-03", "categorie": "livres"}
    )

    assert "Ce jour vient avant le premier." in lue(reponse)
    assert 'value="2026-10-19"' in lue(reponse)
    assert '<input type="hidden" name="categorie" value="livres">' in lue(reponse)


def test_des_dates_libres_ont_leur_adresse(direction):
    reponse = direction.get(
        "/collecte/mois/", {"du": "2026-10-03", "au": "2026-10-19", "categorie": "livres"}
    )

    assert reponse.url == "/collecte/mois/2026-10-03_2026-10-19/?categorie=livres"


def test_le_mot_de_la_barre_mene_au_mois_en_cours(direction):
    assert direction.get("/collecte/mois/").url == "/collecte/mois/2026-11/"


def test_filtrer_garde_la_periode(direction):
    reponse = direction.get("/collecte/mois/", {"periode": "2026-T4", "categorie": "livres"})

    assert reponse.url == "/collecte/mois/2026-T4/?categorie=livres"


@pytest.mark.parametrize("code", ["2026-02", "2026-T1", "2026-S05", "2026-02-03", "2024"])
def test_une_periode_vide_se_dit_en_mots(direction, code):
    lue_ = page(direction, f"/collecte/mois/{code}/")

    assert "Aucune donnée" in lue_
    assert not re.search(r"NaN|None|\b0(,0)? %", lue_)
