"""What a sale asks of the database does not grow with what was sold before."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from petiterockette.lieux.services.lieux import fonder
from tests.boutique.a_la_caisse import ligne, paye, une_caisse

pytestmark = pytest.mark.django_db


def requetes(tenue) -> list[str]:
    document = tenue.document(
        [ligne("Pantalon", 2), ligne("Assiette", 6), ligne("Puzzle", masse_g=700)],
        [paye("carte", 500), paye("especes", 400, 1_000)],
    )
    with CaptureQueriesContext(connection) as capture:
        tenue.poster(document)
    return [r["sql"] for r in capture.captured_queries]


def test_une_vente_de_trois_lignes_tient_en_trente_cinq_requetes():
    fonder(nom="La Petite Rockette")
    tenue = une_caisse()
    # What each weighs is known, as on any morning.
    for nom in ("Pantalon", "Assiette", "Puzzle"):
        tenue.vendre(ligne(nom, 10, masse_g=4_000))
    tenue.fermer()
    tenue.rouvrir()

    premiere = requetes(tenue)
    for _ in range(20):
        tenue.vendre(ligne("Pantalon"))
    suivante = requetes(tenue)

    assert len(premiere) == len(suivante)
    assert len(premiere) <= 35
