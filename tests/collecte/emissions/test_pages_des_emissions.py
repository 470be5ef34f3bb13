"""The page of the method: a range and its sources for whoever may read it, nothing while hidden."""

from uuid import uuid4

import pytest
from django.test import Client

from collecte.emissions.models import Facteur
from tests import axe
from tests.collecte.surfaces import classeur
from tests.fabriques import connecter, les_listes, un_compte, un_lieu, un_point
from tests.mots_entiers import a_toutes_les_tailles, page_abimee
from tests.pages import erreurs, lue

from .les_facteurs import montrees, reemploye, un_facteur

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

PAGE, FACTEUR = "/collecte/emissions/", "/collecte/emissions/facteurs/"


@pytest.fixture
def direction(client):
    les_listes()
    un_lieu()
    return connecter(client, un_compte("direction"))


def ajouter(client, **champs):
    champs = {
        "uuid": uuid4(),
        "unite": "kg",
        "sujet": "Livre",
        "basse_g": "0,3",
        "centrale_g": "0.462",
        "haute_g": "0,6",
        "substitution": "62,5",
        "source": "une source",
        "licence": "ouverte",
        "perimetre": "fabrication",
        "version": "2026",
        "valide_du": "2026-01-01",
        **champs,
    }
    return client.post(FACTEUR, champs)


def test_cachee_seule_la_direction_ouvre_la_page_et_aucun_chiffre_ne_se_montre(client, direction):
    un_facteur()
    tresorerie = connecter(Client(), un_compte("tresorerie"))

    assert tresorerie.get(PAGE).status_code == 403
    assert direction.get(PAGE).status_code == 200
    for chemin in ("/indicateurs/2026/?tout=oui", "/impact/", "/", "/aller/?q=co2"):
        assert "CO2" not in lue(tresorerie.get(chemin)), chemin
    assert "CO2" not in lue(direction.get("/indicateurs/2026/?tout=oui"))


def test_montree_elle_se_lit_parmi_les_indicateurs_avec_sa_methode(client, direction):
    un_facteur(basse_g=200, centrale_g=462, haute_g=600)
    reemploye(un_point("quai"), 199_500)
    direction.post("/collecte/emissions/montrer/", {"montre": "oui"})
    tresorerie = connecter(Client(), un_compte("tresorerie"))

    page = lue(tresorerie.get("/indicateurs/2026/"))
    methode = lue(tresorerie.get(PAGE))

    for nom in ("basse", "centrale", "haute"):
        assert f"CO2e évité, estimation {nom}" in page
    assert f'href="{PAGE}"' in page
    assert "de 0,04 à 0,12 t CO2e (estimation)" in methode
    assert "Ajouter un facteur" not in methode
    direction.post("/collecte/emissions/montrer/", {"montre": "non"})
    assert tresorerie.get(PAGE).status_code == 403


def test_une_source_sans_fourchette_le_dit(client, direction):
    un_facteur()
    reemploye(un_point("quai"), 199_500)

    assert "environ 0,09 t CO2e (estimation ; la source ne dit pas" in lue(direction.get(PAGE))


def test_un_facteur_s_ajoute_avec_virgule_ou_point(client, direction):
    ajouter(direction)

    f = Facteur.objects.get()
    assert (f.basse_g, f.centrale_g, f.haute_g, f.substitution_pm) == (300, 462, 600, 625)
    page = lue(direction.get(PAGE))
    assert "0,3 à 0,6 kg CO2e par kilo" in page
    assert "62,5 %" in page


@pytest.mark.parametrize(
    ("champs", "champ"),
    [
        ({"centrale_g": "0,7"}, "centrale_g"),
        ({"basse_g": "beaucoup"}, "basse_g"),
        ({"basse_g": "0", "centrale_g": "0", "haute_g": "0"}, "haute_g"),
        ({"substitution": "0"}, "substitution"),
        ({"substitution": "101"}, "substitution"),
        ({"substitution": ""}, "substitution"),
        ({"unite": "objet"}, "categorie"),
        ({"valide_du": "2026-01-02"}, "valide_du"),
        ({"valide_au": "2025-12-31"}, "valide_au"),
        ({"licence": ""}, "licence"),
    ],
)
def test_ce_qui_ne_va_pas_se_dit_a_cote_et_n_ecrit_rien(client, direction, champs, champ):
    assert list(erreurs(ajouter(direction, **champs))) == [champ]
    assert not Facteur.objects.exists()


def test_le_meme_jour_deux_fois_se_dit_a_cote(client, direction):
    un_facteur()

    assert "vaut déjà" in erreurs(ajouter(direction))["valide_du"]


def test_un_modele_remplit_la_page_et_laisse_la_substitution_a_dire(client, direction):
    page = lue(direction.get(FACTEUR, {"modele": "objet-5"}))

    assert 'value="22,7"' in page
    assert 'value="Jean"' in page
    champ = direction.get(FACTEUR, {"modele": "objet-5"}).context["form"]["substitution"]
    assert champ.value() is None
    assert direction.get(FACTEUR, {"modele": "rien"}).status_code == 200


def test_les_facteurs_s_emportent_avec_leur_source(client, direction):
    un_facteur()

    [entete, ligne] = classeur(direction, PAGE, {}, "xlsx").feuilles[0]

    assert ligne[entete.index("Source")] == "ADEME, citée par Emmaüs Défi"


@pytest.mark.django_db(transaction=True)
def test_elles_se_lisent_par_tous_et_a_toutes_les_tailles(appareil_de, live_server):
    un_facteur(a_verifier=True)
    montrees()
    page = appareil_de(un_compte("direction"), un_point(), 390, 844).new_page()
    graves, abimees = {}, {}
    for chemin in (PAGE, FACTEUR + "?modele=forfait"):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(live_server.url + chemin)
        graves[chemin] = axe.defauts(page, graves=True)
        abimees[chemin] = a_toutes_les_tailles(page, page_abimee)

    assert {a: g for a, g in graves.items() if g} == {}
    assert {a: dits for a, dits in abimees.items() if dits} == {}
