import pytest

from petiterockette.lieux.models import Point
from tests.collecte.tri.au_tri import envoyer, un_geste_tri, une_table
from tests.fabriques import connecter, un_compte


@pytest.fixture
def table(db) -> Point:
    return une_table()


@pytest.fixture
def trieur(client, table):
    compte = un_compte("tri", lieu=table.lieu)
    connecter(client, compte, table)
    return compte


@pytest.fixture
def poster(client, table, trieur):
    def envoi(geste="contenant", *lignes, **champs):
        return envoyer(client, un_geste_tri(table, geste, *lignes, **champs))

    return envoi
