"""The base is away, or the disk full: a sentence, nothing half written, nothing lost."""

import errno
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import reverse

from collecte.livre.models import Bon
from petiterockette.affichage.views import page_500
from petiterockette.base.pannes import Panne, dire_la_panne, panne_de
from petiterockette.personnes.models import Personne
from tests.fabriques import connecter, un_compte, un_document, un_lieu, un_point

DEPOTS = "/collecte/depots/"
EN_JSON = {"content_type": "application/json", "headers": {"accept": "application/json"}}


@pytest.fixture
def gens() -> Client:
    """A browser: it gets the page, where a test's client would get the exception."""
    return Client(raise_request_exception=False, headers={"origin": "http://testserver"})


@contextmanager
def base_partie() -> Iterator[None]:
    """For the time of the block, the base is where nobody answers."""
    vraie = dict(connection.settings_dict)
    ailleurs = {"NAME": "/nulle/part/base.sqlite3"}
    if connection.vendor == "postgresql":
        options = {**vraie["OPTIONS"], "host": "127.0.0.1"}
        ailleurs = {"HOST": "127.0.0.1", "PORT": "1", "OPTIONS": options}
    connection.close()
    connection.settings_dict.update(ailleurs)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(vraie)


@contextmanager
def disque_plein() -> Iterator[None]:
    """For the time of the block, SQLite finds no room for one more page: a real SQLITE_FULL."""
    with connection.cursor() as curseur:
        curseur.execute("PRAGMA page_count")
        [pages] = curseur.fetchone()
        curseur.execute(f"PRAGMA max_page_count={pages}")
        try:
            yield
        finally:
            curseur.execute("PRAGMA max_page_count=4294967294")


@contextmanager
def base_occupee() -> Iterator[None]:
    """For the time of the block, somebody else writes, for longer than anybody waits."""
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as autre:
        with connection.cursor() as curseur:
            curseur.execute("PRAGMA busy_timeout=20")
        autre.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            autre.rollback()
            connection.close()


# What the base says


@pytest.mark.parametrize(
    ("code", "panne"),
    [
        (sqlite3.SQLITE_FULL, Panne.DISQUE_PLEIN),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Panne.BASE),
        (sqlite3.SQLITE_IOERR_WRITE, Panne.BASE),
        (sqlite3.SQLITE_ERROR, None),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, None),
    ],
)
def test_une_panne_de_sqlite_se_reconnait_et_une_faute_du_produit_n_en_est_pas_une(code, panne):
    dite = sqlite3.OperationalError("…")
    dite.sqlite_errorcode = code
    erreur = OperationalError("…")
    erreur.__cause__ = dite

    assert panne_de(erreur) is panne


@pytest.mark.parametrize(
    ("erreur", "panne"),
    [
        (OperationalError("server closed the connection unexpectedly"), Panne.BASE),
        (InterfaceError("connection already closed"), Panne.BASE),
        (OSError(errno.ENOSPC, "No space left on device"), Panne.DISQUE_PLEIN),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), Panne.DISQUE_PLEIN),
        (OSError(errno.EROFS, "Read-only file system"), Panne.DISQUE_FERME),
        (FileNotFoundError(errno.ENOENT, "No such file"), None),
        (ValueError(), None),
        (None, None),
    ],
)
def test_une_panne_se_distingue_d_une_faute(erreur, panne):
    assert panne_de(erreur) is panne


@pytest.mark.parametrize(
    ("dit", "phrase"),
    [
        ("FATAL:  sorry, too many clients already", "tous ses visiteurs"),
        (
            "FATAL:  remaining connection slots are reserved for superusers",
            "tous ses visiteurs",
        ),
        ("database or disk is full", "Le disque est plein"),
        ('could not extend file "base/5/1": No space left on device', "Le disque est plein"),
        ("database is locked", "occupée"),
    ],
)
def test_une_commande_dit_la_panne_en_une_phrase(dit, phrase):
    assert phrase in (dire_la_panne(OperationalError(dit)) or "")


def test_une_faute_du_produit_reste_une_faute():
    try:
        raise KeyError("x")
    except KeyError:
        reponse = page_500(RequestFactory().get("/"))

    assert reponse.status_code == 500


# What people see


@pytest.mark.deux_bases
@pytest.mark.django_db(transaction=True)
def test_la_base_partie_la_page_le_dit_et_revient_avec_elle(gens):
    connecter(gens, un_compte("direction"))

    with base_partie():
        reponse = gens.get("/?jour=2026-05-04")
    page = reponse.content.decode()

    assert reponse.status_code == 503
    assert reponse["Retry-After"] == "15"
    assert "La base ne répond pas" in page
    assert "Rien n’est perdu" in page
    assert 'href="/?jour=2026-05-04"' in page
    assert "Traceback" not in page
    assert "OperationalError" not in page
    assert gens.get("/").status_code == 200


@pytest.mark.deux_bases
@pytest.mark.django_db(transaction=True)
def test_ce_qui_etait_tape_se_renvoie_une_fois_la_base_revenue(gens):
    lieu = un_lieu()
    connecter(gens, un_compte("responsable", lieu=lieu))
    adresse = f"{reverse('personnes:equipe')}?lieu={lieu.code}"

    with base_partie():
        reponse = gens.post(adresse, {"prenom": "Zoé <3"})
    page = reponse.content.decode()

    assert reponse.status_code == 503
    assert "Pas encore enregistré" in page
    assert '<input type="hidden" name="prenom" value="Zoé &lt;3">' in page
    assert f'action="{adresse}"' in page
    assert not Personne.objects.filter(prenom="Zoé <3").exists()


@pytest.mark.django_db(transaction=True)
def test_un_mot_de_passe_ne_se_garde_pas_dans_la_page(gens):
    with base_partie():
        page = gens.post(
            reverse("comptes:connexion"), {"username": "camille", "password": "secret-de-camille"}
        )

    assert page.status_code == 503
    assert "secret-de-camille" not in page.content.decode()
    assert "revenez en arrière" in page.content.decode()


@pytest.mark.deux_bases
@pytest.mark.django_db(transaction=True)
def test_le_comptoir_garde_son_depot_et_le_renvoie(gens):
    point = un_point()
    connecter(gens, un_compte("benevole", lieu=point.lieu), point)
    document = json.dumps(un_document(point), default=str)

    with base_partie():
        reponse = gens.post(DEPOTS, document, **EN_JSON)
    assert reponse.status_code == 503
    assert "ce qui est à l’écran y reste" in reponse.json()["refus"]
    assert Bon.objects.count() == 0

    assert gens.post(DEPOTS, document, **EN_JSON).status_code == 201
    assert gens.post(DEPOTS, document, **EN_JSON).status_code == 200
    assert Bon.objects.count() == 1


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_disque_plein_un_depot_n_est_ecrit_ni_entier_ni_a_moitie(gens):
    point = un_point()
    connecter(gens, un_compte("benevole", lieu=point.lieu), point)
    dernier, statut = 0, 201
    with disque_plein():
        while statut == 201:
            # Pages already there take a few more.
            reponse = gens.post(DEPOTS, json.dumps(un_document(point), default=str), **EN_JSON)
            statut, dernier = reponse.status_code, dernier + 1
            assert dernier < 500

    assert statut == 503
    assert "Le disque est plein. Rien n’a été écrit" in reponse.json()["refus"]
    assert Bon.objects.count() == dernier - 1
    assert (
        gens.post(DEPOTS, json.dumps(un_document(point), default=str), **EN_JSON).status_code == 201
    )


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_une_base_occupee_trop_longtemps_se_dit(gens):
    point = un_point()
    connecter(gens, un_compte("benevole", lieu=point.lieu), point)
    document = json.dumps(un_document(point), default=str)

    with base_occupee():
        reponse = gens.post(DEPOTS, document, **EN_JSON)

    assert reponse.status_code == 503
    assert "La base ne répond pas" in reponse.json()["refus"]
    assert gens.post(DEPOTS, document, **EN_JSON).status_code == 201
