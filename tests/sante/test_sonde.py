"""What a probe asks: a bare 200 or 503, without a login, whatever is out of order."""

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from petiterockette.sante import vital
from petiterockette.sante.disque import Place

pytestmark = pytest.mark.django_db
SONDE = "/sante/"
PLACE = Place(24 * 10**9, 16 * 10**9)


@pytest.fixture(autouse=True)
def _process_neuf(monkeypatch):
    monkeypatch.setattr(vital, "_a_jour", [])
    monkeypatch.setattr(vital, "_lu", [])
    monkeypatch.setattr(vital, "place", lambda: PLACE)


def test_une_installation_neuve_repond_200_sans_un_mot(client, django_assert_max_num_queries):
    client.get(SONDE)

    with django_assert_max_num_queries(1):
        reponse = client.get(SONDE)

    assert (reponse.status_code, reponse.content) == (200, b"")
    assert not reponse.cookies
    assert "no-store" in reponse["Cache-Control"]


@pytest.mark.une_base
def test_une_base_qui_ne_repond_pas_fait_503_et_pas_une_page_de_panne(client, monkeypatch):
    def refuse(*_arguments, **_options):
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)
    monkeypatch.setattr(connection, "close", lambda: None)

    reponse = client.get(SONDE)

    assert (reponse.status_code, reponse.content) == (503, b"")


@pytest.mark.une_base
def test_un_disque_presque_plein_fait_503(client, monkeypatch):
    monkeypatch.setattr(vital, "place", lambda: Place(40 * 10**9, 299_999_999))

    assert client.get(SONDE).status_code == 503


def test_des_migrations_a_faire_font_503_puis_200(client, monkeypatch):
    demandes = []

    def migrate(*arguments, **options):
        demandes.append(arguments)
        if len(demandes) == 1:
            raise SystemExit(1)

    monkeypatch.setattr(vital, "call_command", migrate)

    assert client.get(SONDE).status_code == 503
    # Not asked again at each look of an impatient probe.
    assert client.get(SONDE).status_code == 503
    assert len(demandes) == 1
    vital._lu[:] = [vital._lu[0] - 60]
    assert client.get(SONDE).status_code == 200
    assert client.get(SONDE).status_code == 200
    assert demandes == [("migrate",)] * 2


def test_migrate_check_dit_bien_si_tout_est_fait():
    """The witness: Django's own command, as it is called."""
    assert vital.base_a_jour()
    call_command("migrate", check_unapplied=True, verbosity=0)


@pytest.mark.une_base
def test_la_sonde_n_est_pas_renvoyee_vers_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(SONDE).status_code == 200
    assert client.get("/sauvegardes/").status_code == 301


@pytest.mark.une_base
def test_la_sonde_ne_se_poste_pas(client):
    assert client.post(SONDE).status_code == 405
    assert client.head(SONDE).status_code == 200
