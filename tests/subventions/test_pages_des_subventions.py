"""The pages of the grants: noted, paid, awaited, listed and taken away."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from petiterockette.subventions.models import Subvention
from tests import axe
from tests.collecte.surfaces import classeur
from tests.fabriques import connecter, les_listes, structure, un_compte, un_point
from tests.mots_entiers import a_toutes_les_tailles, page_abimee
from tests.pages import erreurs, lue

from .les_subventions import demandee, une_subvention

pytestmark = pytest.mark.django_db


@pytest.fixture
def tresorerie(client):
    les_listes()
    compte = un_compte("tresorerie")
    connecter(client, compte)
    return compte


def noter(client, **champs):
    champs = {
        "uuid": uuid4(),
        "financeur": structure().pk,
        "dispositif": "Fonds économie circulaire",
        "objet": "un pôle pédagogique",
        "nature": "fonctionnement",
        "demande_cts": "30 000",
        "demandee_le": "2026-02-01",
        "accorde_cts": "21 555,00",
        "notifiee_le": "2026-06-01",
        "debut": "2026-01-01",
        "fin": "2026-12-31",
        **champs,
    }
    return client.post("/subventions/nouvelle/", champs)


def adresse(nom: str, subvention, *autres) -> str:
    return reverse(f"subventions:{nom}", args=[subvention.pk, *autres])


def test_une_subvention_se_note_et_se_lit(client, tresorerie):
    page = lue(client.get(noter(client).url))

    assert "21 555,00 €" in page
    assert "Rien de reçu." in page


@pytest.mark.parametrize(
    ("champs", "dit"),
    [
        ({"notifiee_le": ""}, {"notifiee_le": "Dites quand elle a été notifiée."}),
        ({"accorde_cts": ""}, {"accorde_cts": "Dites combien a été accordé."}),
        ({"fin": "2025-12-31"}, {"fin": "Le dernier jour vient après le premier."}),
        (
            {"refusee_le": "2026-06-01"},
            {"refusee_le": "Elle est accordée ou refusée, pas les deux."},
        ),
    ],
)
def test_ce_qui_ne_va_pas_se_dit_a_cote_et_n_ecrit_rien(client, tresorerie, champs, dit):
    assert erreurs(noter(client, **champs)) == dit
    assert not Subvention.objects.exists()


def test_un_versement_se_note_puis_s_annule(client, tresorerie):
    subvention = une_subvention()
    verse = {"uuid": uuid4(), "montant_cts": "10 000", "le": "2026-09-01"}

    client.post(adresse("verser", subvention), verse)
    assert "11 555,00 €" in lue(client.get(adresse("subvention", subvention)))
    trop = client.post(
        adresse("verser", subvention), verse | {"uuid": uuid4(), "montant_cts": "20000"}
    )
    assert "feraient plus" in erreurs(trop)["montant_cts"]
    versement = subvention.versements.get()
    client.post(
        adresse("annuler", subvention, versement.pk), {"uuid": uuid4(), "motif": "deux fois"}
    )

    page = lue(client.get(adresse("subvention", subvention)))
    assert "annule un versement : deux fois" in page


def test_les_cibles_se_tapent_dans_l_unite_que_l_on_lit(client, tresorerie):
    subvention = une_subvention()

    client.post(
        adresse("attendus", subvention),
        {"voulu_T_COLLECTE": "on", "cible_T_COLLECTE": "300000", "voulu_ADHERENTS": "on"},
    )
    faux = client.post(adresse("attendus", subvention), {"voulu_CA": "on", "cible_CA": "beaucoup"})

    assert "n’est pas un nombre" in erreurs(faux)["cible_CA"]
    assert dict(subvention.attendus.values_list("code", "cible")) == {
        "T_COLLECTE": 300_000_000,
        "ADHERENTS": None,
    }
    assert "300 000 kg" in lue(client.get(adresse("subvention", subvention)))


def test_n_attendre_rien_ne_s_enregistre_pas(client, tresorerie):
    vide = client.post(adresse("attendus", une_subvention()), {})

    assert erreurs(vide) == {"__all__": "Cochez au moins un indicateur."}


def test_son_dossier_se_fait_d_une_touche(client, tresorerie):
    subvention = une_subvention()

    reponse = client.post(adresse("dossier", subvention))

    assert "Fonds économie circulaire" in lue(client.get(reponse.url))
    assert "Ouvrir son dossier" in lue(client.get(adresse("subvention", subvention)))


def test_la_liste_additionne_et_s_emporte(client, tresorerie, django_assert_max_num_queries):
    une_subvention()
    demandee(dispositif="Autre aide", demande_cts=100_000)

    page = lue(client.get("/subventions/"))
    assert "31 000,00 €" in page
    lu = classeur(client, "/subventions/", {}, "xlsx")
    entete, *lignes = lu.feuilles[0]
    rang = entete.index("Demandé (€)")
    assert sum(Decimal(li[rang]) for li in lignes) == 31_000
    _entete, *parts = lu.feuilles[1]
    assert sorted((li[2], Decimal(li[3])) for li in parts) == [
        ("Toute l’association", 1_000),
        ("Toute l’association", 21_555),
    ]
    with django_assert_max_num_queries(10):
        client.get("/subventions/")


@pytest.mark.django_db(transaction=True)
def test_elles_se_lisent_par_tous_et_a_toutes_les_tailles(appareil_de, live_server):
    subvention = une_subvention()
    page = appareil_de(un_compte("direction"), un_point(), 390, 844).new_page()
    graves, abimees = {}, {}
    for chemin in (
        *("/subventions/", "/subventions/nouvelle/", adresse("subvention", subvention)),
        *(adresse("attendus", subvention), adresse("verser", subvention)),
    ):
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(live_server.url + chemin)
        graves[chemin] = axe.defauts(page, graves=True)
        abimees[chemin] = a_toutes_les_tailles(page, page_abimee)

    assert {a: g for a, g in graves.items() if g} == {}
    assert {a: dits for a, dits in abimees.items() if dits} == {}
