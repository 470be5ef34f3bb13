"""The till's page, and a sale, read as much after ten years of sales as after none."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import transaction

from bench.machine.lu import ce_qui_est_lu
from tests.boutique.a_la_caisse import ALaCaisse, ligne, paye, une_caisse
from tests.boutique.a_la_caisse_web import CAISSE, VENTES, tenir

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


def test_dix_ans_de_ventes_ne_font_rien_lire_de_plus(client, time_machine, pleine):
    def lu(annees) -> list[int]:
        return _sur_une_base_a_part(lambda: _apres(annees, client, time_machine))

    # The last year alone: each table has its rows, and what an article weighs is known.
    annees = DIX_ANS if pleine else TROIS_ANS
    court = lu(annees[-1:])
    trop = [
        (long, bref) for long, bref in zip(lu(annees), court, strict=True) if long > bref * 1.02
    ]
    assert trop == []


def _apres(annees, client, time_machine) -> list[int]:
    """What the page and a sale read today, when one sold in these years."""
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
    lus = []
    for geste in (la_page, une_vente):
        geste(client, tenue)
        lus.append(ce_qui_est_lu(partial(geste, client, tenue)))
    return lus


def _sur_une_base_a_part(mesurer: Callable[[], list[int]]) -> list[int]:
    """Measure on what is written meanwhile, and forget it: a till's clock never goes back."""
    avant = transaction.savepoint()
    try:
        return mesurer()
    finally:
        transaction.savepoint_rollback(avant)
