"""A house of PostgreSQL saved, put back and drilled: a dump of one snapshot, told row by row."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from django.conf import settings

from deploy.sauvegarde.bases import postgres
from deploy.sauvegarde.exercice import exercer
from deploy.sauvegarde.refus import SauvegardeRefusee
from deploy.sauvegarde.reglages import Maison, Reglages
from deploy.sauvegarde.remise import remettre
from deploy.sauvegarde.restic import Depot
from deploy.sauvegarde.sauver import sauvegarder
from tests.sauvegarde.une_maison import CLE, une_maison

# The base of the tests has no part in it, but their runner counts in it.
pytestmark = [pytest.mark.django_db, pytest.mark.postgresql, pytest.mark.longue]
NOM = "maison-a-sauver"
TABLES = """
    CREATE TABLE collecte_livre_mouvement (id bigserial PRIMARY KEY, masse_g int, dit text);
    CREATE TABLE boutique_ventes_vente (numero text PRIMARY KEY, total_cts int, le timestamptz);
    CREATE TABLE sans_cle (dit text, par_g jsonb);
    INSERT INTO collecte_livre_mouvement (masse_g, dit)
        SELECT n, repeat('é', n) FROM generate_series(0, 199) n;
    INSERT INTO boutique_ventes_vente VALUES ('1-1', 1250, now()), ('1-É', 300, NULL);
"""
DROITS = """
    SELECT array_agg(d ORDER BY d) FROM pg_database, unnest(datacl::text[]) d
    WHERE datname = current_database()
"""


@pytest.fixture(scope="module")
def base() -> Iterator[dict[str, Any]]:
    """A base of our own on the server of the tests."""
    siens = settings.DATABASES["default"]
    la = {c: siens.get(c) for c in ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    with entrer(la | {"NAME": "postgres"}) as ici:
        ici.autocommit = True
        ici.execute(f'CREATE DATABASE "{NOM}"')
    with entrer(la | {"NAME": NOM}) as ici:
        ici.execute(TABLES)
    yield la | {"NAME": NOM}
    with entrer(la | {"NAME": "postgres"}) as ici:
        ici.autocommit = True
        siennes = "SELECT datname FROM pg_database WHERE datname LIKE %s"
        for (nom,) in ici.execute(siennes, [f"{NOM}%"]).fetchall():
            ici.execute(f'DROP DATABASE "{nom}" WITH (FORCE)')


@contextmanager
def entrer(base: dict[str, Any]) -> Iterator[psycopg.Connection]:
    hote = base["HOST"] or base["OPTIONS"]["host"]
    lu = psycopg.connect(
        host=hote, user=base["USER"], dbname=base["NAME"], password=base["PASSWORD"]
    )
    with lu:
        yield lu


@pytest.fixture(scope="module")
def sauvee(base, tmp_path_factory) -> tuple[Maison, Reglages]:
    """A house saved once, somebody selling meanwhile."""
    maison, reglages = une_maison(tmp_path_factory.mktemp("maison"))
    maison = replace(maison, base=base)
    Depot(reglages.endroits[0], CLE, maison.travail).preparer()
    fini = threading.Event()

    def vendre() -> None:
        with entrer(base) as ici:
            ici.autocommit = True
            rang = 0
            while not fini.is_set():
                rang += 1
                vente = "INSERT INTO boutique_ventes_vente VALUES (%s, 100, now())"
                ici.execute(vente, [f"2-{rang}"])

    vendeur = threading.Thread(target=vendre)
    vendeur.start()
    try:
        nuit = sauvegarder(maison, reglages, CLE)
    finally:
        fini.set()
        vendeur.join()
    assert nuit.bonne, nuit
    return maison, reglages


def test_l_exercice_compare_l_instantane_meme_quand_on_vend(sauvee):
    maison, reglages = sauvee
    adresses: list[str] = []

    fait = exercer(
        maison, reglages, CLE, verifier=lambda dit: adresses.append(dit["DATABASE_URL"]) or ""
    )

    assert fait.reussi, fait.ecarts
    assert fait.grammes == 199 * 100
    assert fait.centimes >= 1550
    assert f"/{NOM}-remise-" in adresses[0]
    with entrer(maison.base | {"NAME": "postgres"}) as ici:
        restees = ici.execute("SELECT count(*) FROM pg_database WHERE datname LIKE '%-remise-%'")
        assert restees.fetchone() == (0,)


def test_une_rangee_de_plus_ou_un_centime_se_voient(sauvee):
    maison, _reglages = sauvee
    with entrer(maison.base) as ici:
        avant = postgres.decrire(ici)
        ici.execute("UPDATE collecte_livre_mouvement SET dit = 'autre' WHERE id = 1")
        ici.execute("UPDATE boutique_ventes_vente SET total_cts = total_cts + 1")
        apres = postgres.decrire(ici)
        ici.rollback()

    assert {nom for nom in avant if avant[nom] != apres[nom]} == {
        "boutique_ventes_vente",
        "collecte_livre_mouvement",
    }
    assert avant["sans_cle"]["rangees"] == 0


def test_la_remise_rend_la_base_et_garde_l_autre_sous_un_autre_nom(sauvee):
    maison, reglages = sauvee
    with entrer(maison.base) as ici:
        ici.execute("DELETE FROM collecte_livre_mouvement")
        ici.execute(f'REVOKE ALL ON DATABASE "{NOM}" FROM PUBLIC')
        ici.execute(f'GRANT CONNECT ON DATABASE "{NOM}" TO pg_monitor')
        droits = ici.execute(DROITS).fetchone()

    faite = remettre(maison, reglages, CLE, apres=lambda *_dits: None)

    with entrer(maison.base) as ici:
        assert ici.execute(DROITS).fetchone() == droits
        rendus = ici.execute("SELECT count(*) FROM collecte_livre_mouvement").fetchone()
        suivant = ici.execute("INSERT INTO collecte_livre_mouvement DEFAULT VALUES RETURNING id")
        assert (rendus, suivant.fetchone()) == ((200,), (201,))
    with entrer(maison.base | {"NAME": f"{NOM}-{faite.de_cote.name}"}) as ici:
        assert ici.execute("SELECT count(*) FROM collecte_livre_mouvement").fetchone() == (0,)


def test_un_serveur_qui_ne_repond_pas_se_dit(sauvee, tmp_path):
    maison, reglages = sauvee
    muette = replace(maison, base=maison.base | {"HOST": str(tmp_path), "OPTIONS": {}})

    nuit = sauvegarder(muette, reglages, CLE)

    assert nuit.refus.startswith("PostgreSQL refuse")
    with pytest.raises(SauvegardeRefusee):
        remettre(muette, reglages, CLE, apres=lambda *_dits: None)
