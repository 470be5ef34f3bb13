"""The insertion figures: each way out is typed, their sum and their rate are computed."""

from datetime import date
from decimal import Decimal

import pytest

from petiterockette.indicateurs.registre import INDICATEURS, Portee, ValeursDeLaPeriode
from tests.fabriques import connecter, un_compte, un_lieu
from tests.pages import lue

from .test_saisir import noter

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine("2026-11-26 09:00+00:00")]

ANNEE = Portee(date(2026, 1, 1), date(2026, 12, 31))
SORTIES = {"SORTIES_DURABLE": 4, "SORTIES_TRANSITION": 3, "SORTIES_POSITIVES": 2}


def calcules(portee: Portee = ANNEE) -> tuple:
    valeurs = ValeursDeLaPeriode(portee)
    return tuple(valeurs.valeur(INDICATEURS[c]) for c in ("SORTIES_DYNAMIQUES", "SORTIES_DYN"))


def saisir(**sorties: int) -> None:
    for code, n in sorties.items():
        noter(n, code=code)


def test_les_sorties_dynamiques_sont_la_somme_des_trois_et_leur_taux_celui_des_sorties():
    saisir(**SORTIES, SORTIES_INSERTION=12)

    assert calcules() == (9, Decimal("75.0"))


def test_une_sorte_pas_encore_saisie_n_est_pas_zero():
    saisir(SORTIES_DURABLE=4, SORTIES_TRANSITION=3, SORTIES_INSERTION=12)

    assert calcules() == (None, None)


def test_zero_saisi_est_zero():
    saisir(**dict.fromkeys(SORTIES, 0), SORTIES_INSERTION=12)

    assert calcules() == (0, Decimal(0))


def test_plus_de_sorties_dynamiques_que_de_sorties_ne_fait_pas_de_taux():
    saisir(**SORTIES, SORTIES_INSERTION=8)

    assert calcules() == (9, None)


def test_ni_un_lieu_ni_un_trimestre_n_ont_ceux_de_l_association():
    saisir(**SORTIES, SORTIES_INSERTION=12)

    assert calcules(Portee(ANNEE.debut, ANNEE.fin, (un_lieu().pk,))) == (None, None)
    assert calcules(Portee(ANNEE.debut, date(2027, 1, 1))) == (None, None)
    assert calcules(Portee(ANNEE.debut, date(2026, 6, 30))) == (9, Decimal("75.0"))


def test_une_correction_change_le_taux():
    saisir(**SORTIES, SORTIES_INSERTION=12)
    noter(5, code="SORTIES_POSITIVES", motif="une formation oubliée")

    assert calcules() == (12, Decimal("100.0"))


def test_la_page_montre_le_taux_sous_ce_qui_est_saisi(client):
    un_lieu()
    saisir(**SORTIES, SORTIES_INSERTION=12)
    connecter(client, un_compte("tresorerie"))

    page = lue(client.get("/indicateurs/2026/"))

    assert '<data value="75">75,0 %</data>' in page
    assert client.get("/indicateurs/2026/SORTIES_DYN/").status_code == 404
