"""A cluster of PostgreSQL kept by pgBackRest: a house put back to a chosen minute, row for row."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from deploy.sauvegarde.bases import postgres
from deploy.sauvegarde.bases.pgbackrest import Grappe, archivage, conf
from deploy.sauvegarde.cle import nouvelle_cle
from deploy.sauvegarde.refus import SauvegardeRefusee
from deploy.sauvegarde.reglages import Maison, Reglages
from deploy.sauvegarde.remise import Minute, remettre
from deploy.sauvegarde.restic import Depot
from deploy.sauvegarde.sauver import sauvegarder
from tests.sauvegarde.une_maison import CLE, une_maison

pytestmark = [pytest.mark.une_base, pytest.mark.a_part, pytest.mark.longue]
LA_CLE = nouvelle_cle()
DIMANCHE = date(2026, 12, 6)


def rien(*_dits: object) -> None:
    """What is done afterwards, where it is not what is looked at."""


def lancer(*mots: str) -> None:
    """As the account that PostgreSQL accepts."""
    qui = {"user": "postgres", "group": "postgres", "extra_groups": []} if _root() else {}
    subprocess.run(mots, check=True, cwd="/", stdout=subprocess.DEVNULL, **qui)


def _root() -> bool:
    return os.geteuid() == 0


def _confier(chemin: Path) -> None:
    if _root():
        la = pwd.getpwnam("postgres")
        os.chown(chemin, la.pw_uid, la.pw_gid)


def ecrire_la_conf(grappe: Grappe, depot: Path, cle: str = LA_CLE) -> None:
    depots = [{"path": str(depot)}]
    dit = conf(cle=cle, donnees=grappe.donnees, depots=depots, hote=grappe.hote, port=grappe.port)
    # What a spoilt copy cannot archive is not waited for.
    grappe.conf.write_text(dit.replace("[global]\n", "[global]\narchive-timeout=2\n"))
    _confier(grappe.conf)


@pytest.fixture(scope="module")
def grappe() -> Iterator[Grappe]:
    """A cluster at work, kept to the minute, with a house in it."""
    programmes = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda d: int(d.parent.name))
    # A socket's path is short.
    dossier = Path(tempfile.mkdtemp(prefix="rockette-grappe-", dir="/tmp"))
    _confier(dossier)
    compte = "postgres" if _root() else pwd.getpwuid(os.geteuid()).pw_name
    la = Grappe(dossier / "pg", programmes, dossier / "r.conf", compte, str(dossier), 5998)
    ecrire_la_conf(la, dossier / "depot")
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
    lancer(f"{programmes}/initdb", "-D", str(la.donnees), "--no-sync", *options)
    reglages = archivage(la.conf) | {
        "unix_socket_directories": str(dossier),
        "port": "5998",
        "listen_addresses": "",
        "fsync": "off",
    }
    with (la.donnees / "postgresql.conf").open("a") as sortie:
        sortie.writelines(f"{nom} = '{valeur}'\n" for nom, valeur in reglages.items())
    pg_ctl = [f"{programmes}/pg_ctl", "-D", str(la.donnees), "-w"]
    lancer(*pg_ctl, "-l", str(dossier / "journal"), "start")
    try:
        with entrer(la, "postgres") as ici:
            ici.execute("CREATE DATABASE maison")
        with entrer(la) as ici:
            ici.execute("CREATE TABLE boutique_ventes_vente (id serial PRIMARY KEY, total_cts int)")
        la.preparer()
        la.sauver(DIMANCHE)
        yield la
    finally:
        lancer(*pg_ctl, "-m", "immediate", "stop")
        shutil.rmtree(dossier)


@contextmanager
def entrer(grappe: Grappe, base: str = "maison") -> Iterator[psycopg.Connection]:
    with psycopg.connect(
        host=grappe.hote, port=grappe.port, user="postgres", dbname=base, autocommit=True
    ) as ici:
        yield ici


def vendre(grappe: Grappe, n: int) -> None:
    with entrer(grappe) as ici:
        ici.execute(
            "INSERT INTO boutique_ventes_vente (total_cts) SELECT v FROM generate_series(1, %s) v",
            [n],
        )


@pytest.fixture(scope="module")
def maison(grappe, tmp_path_factory) -> tuple[Maison, Reglages]:
    """The house of the cluster, saved a night."""
    dossier = Path(tempfile.mkdtemp(prefix="rockette-maison-", dir="/tmp"))
    dossier.chmod(0o755)
    la, reglages = une_maison(dossier)
    base = {"ENGINE": "django.db.backends.postgresql", "NAME": "maison", "USER": "postgres"}
    la = replace(la, base=base | {"HOST": grappe.hote, "PORT": grappe.port, "OPTIONS": {}})
    Depot(reglages.endroits[0], CLE, la.travail).preparer()
    assert sauvegarder(la, reglages, CLE).bonne
    yield la, reglages
    shutil.rmtree(dossier)


def test_la_maison_revient_a_la_minute_choisie_rangee_pour_rangee(grappe, maison):
    la, reglages = maison
    # pgBackRest counts in seconds.
    time.sleep(1.1)
    vendre(grappe, 5)
    (la.photos / "venue-depuis-la-nuit.jpg").write_bytes(b"une photo")
    with entrer(grappe) as ici:
        attendu = postgres.decrire(ici)
    moment = datetime.now(UTC)
    time.sleep(0.1)
    vendre(grappe, 7)
    with entrer(grappe) as ici:
        ici.execute("DELETE FROM boutique_ventes_vente WHERE id <= 3")

    faite = remettre(la, reglages, CLE, minute=Minute(moment, grappe), apres=rien)

    with entrer(grappe) as ici:
        assert postgres.decrire(ici) == attendu
    assert attendu["boutique_ventes_vente"]["rangees"] == 5
    assert (la.photos / "venue-depuis-la-nuit.jpg").read_bytes() == b"une photo"
    with entrer(grappe, f"maison-{faite.de_cote.name}") as ici:
        restent = ici.execute("SELECT count(*) FROM boutique_ventes_vente").fetchone()
        assert restent == (9,)


def test_un_moment_qui_n_est_pas_encore_rend_le_dernier(grappe, tmp_path_factory):
    vendre(grappe, 1)
    with entrer(grappe) as ici:
        attendu = postgres.decrire(ici)

    with a_cote(grappe, datetime.now(UTC) + timedelta(days=1)) as la, entrer(la) as ici:
        assert postgres.decrire(ici) == attendu


@contextmanager
def a_cote(grappe: Grappe, moment: datetime) -> Iterator[Grappe]:
    dossier = Path(tempfile.mkdtemp(prefix="rockette-cote-", dir="/tmp"))
    dossier.chmod(0o755)
    try:
        with grappe.a_la_minute(moment, dossier / "minute") as la:
            yield la
    finally:
        shutil.rmtree(dossier)


def test_un_moment_d_avant_la_premiere_sauvegarde_est_refuse(grappe):
    with (
        pytest.raises(SauvegardeRefusee, match="d’avant ce moment"),
        a_cote(grappe, datetime(2020, 1, 1, tzinfo=UTC)),
    ):
        pass


@pytest.mark.parametrize("faute", ["octet", "partie", "cle"])
def test_une_grappe_gatee_est_refusee_et_dit_pourquoi(grappe, tmp_path, faute):
    gate = Path(tempfile.mkdtemp(prefix="rockette-gate-", dir="/tmp"))
    try:
        shutil.rmtree(gate)
        lancer("cp", "-a", str(grappe.conf.parent / "depot"), str(gate))
        autre = replace(grappe, conf=grappe.conf.with_suffix(f".{faute}"))
        ecrire_la_conf(autre, gate, nouvelle_cle() if faute == "cle" else LA_CLE)
        copies = [f for f in (gate / "backup").rglob("pg_data/**/*") if f.is_file()]
        fichier = max(copies, key=lambda f: f.stat().st_size)
        if faute == "octet":
            octets = bytearray(fichier.read_bytes())
            octets[len(octets) // 2] ^= 1
            fichier.write_bytes(octets)
        elif faute == "partie":
            fichier.unlink()
        phrase = {"octet": "abîmée", "partie": "Il manque une partie", "cle": "La clé n’ouvre pas"}

        with pytest.raises(SauvegardeRefusee, match=phrase[faute]):
            autre.verifier()
        with pytest.raises(SauvegardeRefusee), a_cote(autre, datetime.now(UTC)):
            pass
    finally:
        shutil.rmtree(gate, ignore_errors=True)


def test_sqlite_ne_revient_pas_a_la_minute(grappe, maison, tmp_path):
    la, reglages = maison
    sqlite = replace(la, base={"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "b")})

    with pytest.raises(SauvegardeRefusee, match=r"autre sorte de base"):
        remettre(sqlite, reglages, CLE, minute=Minute(datetime.now(UTC), grappe), apres=rien)
