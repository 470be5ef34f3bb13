"""What stops the server for a while is said as it is, and nothing of a gesture is written."""

import errno

import pytest
from django.db import DatabaseError, OperationalError, ProgrammingError, connection
from django.test import Client, override_settings
from django.urls import reverse

from collecte.livre.models import Bon
from petiterockette.base.arrets import ABIMEE, MUETTE, OCCUPEE, PLEIN, arret_de
from tests.fabriques import connecter, les_listes, un_compte, un_document, un_point

pytestmark = pytest.mark.django_db


class DuMoteur(Exception):
    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


def dit_par_le_moteur(sqlstate: str, genre: type[DatabaseError] = OperationalError):
    erreur = genre("ce que dit PostgreSQL, en toute langue")
    erreur.__cause__ = DuMoteur(sqlstate)
    return erreur


@pytest.mark.parametrize(
    ("erreur", "arret"),
    [
        (OperationalError("database or disk is full"), PLEIN),
        (OSError(errno.ENOSPC, "No space left on device"), PLEIN),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), PLEIN),
        (dit_par_le_moteur("53100"), PLEIN),
        (OperationalError("database is locked"), OCCUPEE),
        (OperationalError("couldn't get a connection after 10.00 sec"), OCCUPEE),
        (dit_par_le_moteur("55P03"), OCCUPEE),
        (dit_par_le_moteur("53300"), OCCUPEE),
        (DatabaseError("database disk image is malformed"), ABIMEE),
        (dit_par_le_moteur("XX001", DatabaseError), ABIMEE),
        (OperationalError("connection to server on socket failed: No such file or"), MUETTE),
        (dit_par_le_moteur("57P01"), MUETTE),
        (OperationalError("no such table: collecte_livre_bon"), None),
        (ProgrammingError("syntax error"), None),
        (OSError(errno.EACCES, "Permission denied"), None),
        (ValueError("disk is full"), None),
        (None, None),
    ],
)
def test_ce_qui_arrete_le_serveur_se_reconnait(erreur, arret):
    assert arret_de(erreur) == arret


@pytest.fixture
def comptoir(db):
    les_listes()
    point = un_point()
    client = connecter(Client(raise_request_exception=False), un_compte("benevole"), point)
    return client, point


@pytest.mark.sqlite
def test_un_disque_plein_se_dit_au_comptoir_et_n_ecrit_rien(comptoir):
    """The base itself refuses: it may not grow by a page."""
    client, point = comptoir
    document = un_document(point) | {"commentaire": "x" * 200}
    with connection.cursor() as curseur:
        curseur.execute("PRAGMA page_count")
        [pages] = curseur.fetchone()
        curseur.execute(f"PRAGMA max_page_count = {pages}")
        try:
            # Until its last free bytes are taken.
            reponses = [_deposer(client, document, n) for n in range(60)]
        finally:
            curseur.execute("PRAGMA max_page_count = 1073741823")

    assert {r.status_code for r in reponses} == {201, 503}
    arretee = next(r for r in reponses if r.status_code == 503)
    assert arretee.json()["refus"].startswith("Le disque du serveur est plein. Rien de ce geste")
    assert arretee["Retry-After"] == "300"
    assert Bon.objects.count() == sum(r.status_code == 201 for r in reponses)
    assert _deposer(client, document, 60).status_code == 201


def test_une_page_dit_que_la_base_ne_repond_pas(comptoir, monkeypatch):
    client, _point = comptoir

    def tomber(*_a, **_k):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("django.db.models.query.QuerySet.__iter__", tomber)
    reponse = client.get(reverse("collecte:bons"))

    assert reponse.status_code == 503
    page = reponse.content.decode()
    assert "La base ne répond pas" in page
    assert "Réessayez dans une minute" in page


@override_settings(DEBUG=False)
def test_une_faute_du_produit_reste_une_faute(comptoir, monkeypatch):
    client, _point = comptoir

    def tomber(*_a, **_k):
        raise ProgrammingError("syntax error")

    monkeypatch.setattr("django.db.models.query.QuerySet.__iter__", tomber)

    assert client.get(reverse("collecte:bons")).status_code == 500


def _deposer(client, document, rang):
    uuid = f"00000000-0000-4000-8000-{rang:012d}"
    return client.post("/collecte/depots/", document | {"uuid": uuid}, "application/json")
