"""The till's page, and a sale, read as much after ten years of sales as after none."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, une_caisse
from tests.boutique.a_la_caisse_web import CAISSE, VENTES, tenir
from tests.collecte.lectures import ce_qui_est_lu

# PostgreSQL reads tables as small as these whole, and rightly: bench judges it on ten years.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

AUJOURD_HUI = "2026-11-26T09:00:00Z"
DIX_ANS, TROIS_ANS = range(2017, 2027), range(2024, 2027)


def une_journee(tenue: ALaCaisse) -> None:
    """Three tickets of two weighed lines, paid in two ways."""
    tenue.rouvrir()
    for n in range(1, 4):
        tenue.vendre(
            ligne("Pantalon", n, masse_g=400 * n),
            ligne("Assiette", 2 * n, masse_g=400 * n),
            reglements=[paye("carte", 300 * n), paye("especes", 50 * n)],
        )
    tenue.fermer()


def une_vente(client, tenue: ALaCaisse) -> None:
    document = tenue.document(
        [ligne("Pantalon", 2), ligne("Assiette", 6), ligne("Puzzle", masse_g=700)],
        [paye("carte", 500), paye("especes", 400, 1_000)],
    )
    assert client.post(VENTES, document, content_type="application/json").status_code == 201


def la_page(client, _tenue: ALaCaisse) -> None:
    assert client.get(CAISSE).status_code == 200


@pytest.mark.parametrize("geste", [la_page, une_vente])
def test_dix_ans_de_ventes_ne_font_rien_lire_de_plus(client, time_machine, geste, pleine):
    def lu(annees) -> int:
        return _sur_une_base_a_part(lambda: _apres(annees, client, time_machine, geste))

    # The last year alone: each table has its rows, and what an article weighs is known.
    annees = DIX_ANS if pleine else TROIS_ANS
    court = lu(annees[-1:])
    assert lu(annees) <= court * 1.02


def _apres(annees, client, time_machine, geste: Callable[[Any, ALaCaisse], None]) -> int:
    """What a gesture reads today, when one sold in these years."""
    time_machine.move_to(f"{annees[0]}-05-11T09:00:00Z", tick=False)
    tenue = une_caisse()
    tenue.fermer()
    for annee in annees:
        for jour in (12, 13):
            time_machine.move_to(f"{annee}-05-{jour}T09:00:00Z", tick=False)
            une_journee(tenue)
    time_machine.move_to(AUJOURD_HUI, tick=False)
    tenue.rouvrir()
    tenir(client, tenue)
    geste(client, tenue)
    return ce_qui_est_lu(lambda: geste(client, tenue))


def _sur_une_base_a_part(mesurer: Callable[[], int]) -> int:
    """Measure on what is written meanwhile, and forget it: a till's clock never goes back."""
    avant = transaction.savepoint()
    try:
        return mesurer()
    finally:
        transaction.savepoint_rollback(avant)
