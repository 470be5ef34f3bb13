"""The periods that one asks for by name, one tap each."""

from datetime import date

import pytest
from django.http import QueryDict

from petiterockette.temps.raccourcis import liens, mois_a_choisir, raccourcis
from tests.fabriques import connecter, les_listes, un_compte, un_lieu, un_point

pytestmark = pytest.mark.une_base
HIER, DERNIERE, DERNIER = "Hier", "La semaine dernière", "Le mois dernier"


@pytest.mark.parametrize(
    ("jour", "semaine", "mois"),
    [
        (date(2026, 11, 29), ("2026-11-16", "2026-11-22"), ("2026-10-01", "2026-10-31")),
        (date(2026, 11, 30), ("2026-11-23", "2026-11-29"), ("2026-10-01", "2026-10-31")),
        (date(2027, 1, 1), ("2026-12-21", "2026-12-27"), ("2026-12-01", "2026-12-31")),
        (date(2028, 2, 29), ("2028-02-21", "2028-02-27"), ("2028-01-01", "2028-01-31")),
        (date(2028, 3, 31), ("2028-03-20", "2028-03-26"), ("2028-02-01", "2028-02-29")),
    ],
)
def test_la_semaine_et_le_mois_derniers_sont_entiers(jour, semaine, mois):
    dits = {r.nom: (r.debut.isoformat(), r.fin.isoformat()) for r in raccourcis(jour)}

    assert dits[DERNIERE] == semaine
    assert dits[DERNIER] == mois
    assert dits["Aujourd’hui"] == (jour.isoformat(), jour.isoformat())


def test_un_raccourci_garde_le_lieu_et_quitte_la_page():
    get = QueryDict("lieu=CHV&mois=2026-09&avant=12")

    [celui_ci, dernier] = mois_a_choisir(get, date(2026, 11, 29), date(2026, 10, 1))

    assert dernier["url"] == "?lieu=CHV&mois=2026-10"
    assert (celui_ci["actif"], dernier["actif"]) == (False, True)
    assert liens(get, [("Tous", {"mois": ""})])[0]["url"] == "?lieu=CHV"


@pytest.mark.django_db
@pytest.mark.time_machine("2026-11-26 09:00+00:00")
@pytest.mark.parametrize(
    ("adresse", "noms"),
    [
        ("/collecte/mois/2026-11/", {HIER, DERNIERE, DERNIER}),
        ("/boutique/mois/2026-11/", {HIER, DERNIERE, DERNIER}),
        ("/collecte/bons/", {HIER, DERNIERE, DERNIER}),
        ("/boutique/comptes/", {DERNIER}),
        ("/cafe/hygiene/", {DERNIER}),
    ],
)
def test_la_ou_on_choisit_une_periode_la_derniere_est_a_un_toucher(client, adresse, noms):
    les_listes()
    point = un_point("caisse", lieu=un_lieu(code="CHV"))
    connecter(client, un_compte("direction", "caisse", "tresorerie"), point)

    ecrite = client.get(adresse).content.decode()

    for nom in noms:
        assert f">{nom}</a>" in ecrite
