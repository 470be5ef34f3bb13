"""What comes in as waste has its register, and its reuse its own name."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from collecte.bilans.masses import bilan
from collecte.bureau.registre_entrants import dechets_entrants, reutilise
from collecte.listes.models import Matiere, Origine
from collecte.mois.models import Mois
from collecte.sorties.services.hors_caisse import vendre_hors_caisse
from petiterockette.personnes.models import Structure
from tests.collecte.livre.test_annuler_mois import defaire
from tests.fabriques import (
    categorie,
    connecter,
    entete,
    localite,
    origine,
    un_compte,
    un_depot,
    un_point,
    une_ligne,
)
from tests.pages import espaces, lue

pytestmark = pytest.mark.django_db


@pytest.fixture
def point():
    return un_point("quai")


@pytest.fixture
def benne():
    """An origin that is waste: the skip of a déchetterie."""
    producteur = Structure.objects.create(
        nom="Déchetterie des Lilas", genre="dechetterie", siret="12345678900012", adresse="Paris"
    )
    return Origine.objects.create(
        code="benne", nom="Benne", statut_juridique="dechet", producteur=producteur
    )


def recevoir(point, benne, *lignes):
    return un_depot(*lignes, point=point, origine=benne.pk)


def du_jour(lieux=None):
    jour = timezone.localdate()
    return list(dechets_entrants(jour, jour, lieux))


def test_seul_ce_dont_l_origine_est_un_dechet_y_entre(point, benne):
    un_depot(une_ligne("livres", 9_000), point=point)
    bon = recevoir(
        point, benne, une_ligne("livres", 4_000), une_ligne("livres", 1_000),
        une_ligne("mobilier", 30_000, mesure="estimee"),
    )  # fmt: skip

    livres, mobilier = du_jour()

    assert (livres.bon, livres.categorie.code, livres.masse_g) == (bon, "livres", 5_000)
    assert (livres.code_dechet, livres.estimee) == ("20 01 01", False)
    assert (mobilier.masse_g, mobilier.estimee) == (30_000, True)
    assert du_jour([point.lieu_id])
    assert not du_jour([un_point().lieu_id])


def test_un_depot_annule_n_y_est_plus(point, benne):
    bon = recevoir(point, benne, une_ligne("livres", 4_000))

    defaire(bon, un_compte("responsable", lieu=point.lieu))

    assert du_jour() == []


def test_la_reutilisation_se_calcule_au_prorata_et_laisse_le_reemploi_entier(point, benne):
    recevoir(point, benne, une_ligne("livres", 25_000))
    un_depot(une_ligne("livres", 75_000, confirmee=True), point=point)
    un_depot(une_ligne("vaisselle", 10_000), point=point)
    for code, masse_g in (("livres", 40_000), ("vaisselle", 8_000)):
        vendre_hors_caisse(entete=entete(point=point), categorie=categorie(code), masse_g=masse_g)
    jour = timezone.localdate()

    assert reutilise(jour, jour) == (10_000, 38_000)
    assert reutilise(jour, jour, [point.lieu_id]) == (10_000, 38_000)
    assert sum(reutilise(jour, jour)) == bilan(jour, jour).reemploi_g
    assert reutilise(jour + timedelta(days=1), jour + timedelta(days=2)) == (0, 0)


def test_ce_qui_revient_plus_qu_il_ne_sort_ne_fait_pas_de_reutilisation_negative(
    point, benne, time_machine
):
    recevoir(point, benne, une_ligne("livres", 25_000))
    vente, _cree = vendre_hors_caisse(
        entete=entete(point=point), categorie=categorie("livres"), masse_g=4_000
    )
    Mois.objects.update(clos_le=timezone.now())
    time_machine.move_to(timezone.now() + timedelta(days=40), tick=False)
    defaire(vente, un_compte("responsable", lieu=point.lieu))
    jour = timezone.localdate()

    assert reutilise(jour, jour) == (0, -4_000)


def test_sans_dechet_tout_est_du_reemploi(point):
    un_depot(une_ligne("livres", 10_000), point=point)
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie("livres"), masse_g=4_000)
    jour = timezone.localdate()

    assert reutilise(jour, jour) == (0, 4_000)


def test_la_page_et_le_tableur_disent_le_producteur_la_commune_et_la_reutilisation(
    point, benne, client
):
    commune = localite()
    type(commune).objects.filter(pk=commune.pk).update(code_insee="75111")
    Matiere.objects.filter(code="livres-non-vendus").update(pop=True)
    recevoir(point, benne, une_ligne("livres", 4_000))
    vendre_hors_caisse(entete=entete(point=point), categorie=categorie("livres"), masse_g=1_000)
    connecter(client, un_compte("direction"))
    adresse = reverse("collecte:registre_entrants", args=[f"{timezone.localdate():%Y-%m}"])

    page = lue(client.get(adresse))
    emporte = espaces(b"".join(client.get(f"{adresse}?format=csv")).decode("utf-8-sig"))

    assert "Déchetterie des Lilas" in page
    assert "75111" in page
    assert "de réutilisation (calculé)" in page
    rangees = list(csv.reader(StringIO(emporte), delimiter=";"))
    tetes = next(r for r in rangees if r and r[0] == "Date de réception")
    valeurs = dict(zip(tetes, rangees[rangees.index(tetes) + 1], strict=True))
    assert valeurs["Producteur, SIRET"] == "12345678900012"
    assert valeurs["Commune, code INSEE"] == "75111"
    assert ["Réutilisation (calculée)", "1 kg"] in [r[:2] for r in rangees]


@pytest.mark.parametrize("faux", ["0000", "2026-13", "abcd", "2026-1", "1999-01"])
def test_une_periode_qui_n_existe_pas_n_a_pas_de_page(faux, client):
    connecter(client, un_compte("direction"))

    assert client.get(f"/collecte/registre-entrants/{faux}/").status_code == 404


def test_un_code_insee_a_sa_forme_et_un_producteur_se_choisit(benne, client):
    connecter(client, un_compte("direction"))
    commune = localite()
    adresse = reverse("collecte:liste_changer", args=["localites", commune.pk])
    pose = {"nom": commune.nom, "couleur": commune.couleur}

    for faux in ("7511", "ABCDE", "٧٥١١١"):
        client.post(adresse, pose | {"code_insee": faux})
        assert type(commune).objects.get(pk=commune.pk).code_insee == ""
    client.post(adresse, pose | {"code_insee": "2A004"})

    assert type(commune).objects.get(pk=commune.pk).code_insee == "2A004"
    depot = origine()
    page = reverse("collecte:liste_changer", args=["origines", depot.pk])
    client.post(
        page,
        {
            "nom": depot.nom, "statut_juridique": "dechet", "couleur": depot.couleur,
            "pictogramme": depot.pictogramme, "producteur": benne.producteur_id,
        },
    )  # fmt: skip
    assert Origine.objects.get(pk=depot.pk).producteur == benne.producteur


def test_des_annees_de_depots_ne_font_pas_plus_de_requetes(
    point, benne, django_assert_max_num_queries
):
    for _n in range(4):
        recevoir(point, benne, une_ligne("livres", 4_000), une_ligne("mobilier", 5_000))

    with django_assert_max_num_queries(4):
        assert len(list(dechets_entrants(date(2020, 1, 1), timezone.localdate()))) == 8
