"""A base of PostgreSQL: one house of a cluster, dumped of one snapshot, told row by row.

To the minute, the whole cluster is pgBackRest's (``pgbackrest.py``); this copy is the house's own,
beside its files, which another machine reads without that cluster.

On Debian's own server, the account is the password (« peer »): root takes that of ``postgres``.
"""

import hashlib
import os
import pwd
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from ..refus import SauvegardeRefusee
from ..reglages import Maison
from .sqlite import EFFACES

DUMP = "base.dump"
ADMINISTRATION = "postgres"
# What is compared is written the same by any server.
_FORMES = "SET datestyle = 'ISO'; SET timezone = 'UTC'; SET bytea_output = 'hex'"
_TABLES = """
    SELECT c.relname, array_agg(a.attname ORDER BY a.attnum),
        array_agg(a.attname ORDER BY array_position(i.indkey::int2[], a.attnum))
            FILTER (WHERE a.attnum = ANY (i.indkey)),
        array_agg(a.attname) FILTER (WHERE a.attcollation <> 0),
        array_agg(a.attname) FILTER (
            WHERE a.attname ~ '(_g|_cts)$'
            AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
        )
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    GROUP BY c.relname ORDER BY c.relname
"""


def sauver(maison: Maison, copie: Path) -> dict[str, dict[str, Any]]:
    """Dump the base into a folder, and tell what that very snapshot holds. Raises
    ``SauvegardeRefusee``; nobody waits for it."""
    nom = str(maison.base["NAME"])
    with _refuser(), _connexion(maison, nom) as lue:
        lue.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        [instantane] = lue.execute("SELECT pg_export_snapshot()").fetchone() or [""]
        # Not pressed: restic does it, and finds again what did not change since the night before.
        options = ["--format=custom", "--compress=0", f"--snapshot={instantane}"]
        with (copie / DUMP).open("wb") as sortie:
            os.fchmod(sortie.fileno(), 0o600)
            _outil(maison, ["pg_dump", *options, f"--dbname={nom}"], stdout=sortie)
        return decrire(lue)


@contextmanager
def a_cote(maison: Maison, copie: Path) -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    """The base of a backup, made beside the one in use: its address, and what it holds; thrown
    away afterwards, unless it took the other's place. Raises ``SauvegardeRefusee``."""
    nom = str(maison.base["NAME"])
    essai = f"{nom}-remise-{datetime.now().astimezone():%Y%m%d%H%M%S}"
    with _refuser(), _connexion(maison, ADMINISTRATION, en_une_fois=False) as ici:
        dit = ici.execute(
            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s", [nom]
        ).fetchone()
        proprietaire = dit[0] if dit else maison.base["USER"]
        ici.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
                sql.Identifier(essai), sql.Identifier(proprietaire)
            )
        )
        try:
            with (copie / DUMP).open("rb") as entree:
                restaurer = ["pg_restore", "--exit-on-error", f"--dbname={essai}"]
                _outil(maison, restaurer, stdin=entree)
            with _connexion(maison, essai) as lue:
                tables = decrire(lue)
            yield _adresse(maison, essai, proprietaire), tables
        finally:
            ici.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(essai)))


def remplacer(maison: Maison, adresse: str, de_cote: Path) -> Callable[[], None]:
    """Give the base put beside the name of the one in use, which is kept under another; what
    undoes it."""
    nom = str(maison.base["NAME"])
    essai = adresse.rpartition("@")[2].split("/", 1)[1].split("?")[0]
    garde = f"{nom}-{de_cote.name}"
    with _refuser():
        _donner_les_memes_droits(maison, nom, essai)
        _renommer(maison, (nom, garde), (essai, nom))
    return lambda: _renommer(maison, (nom, essai), (garde, nom))


def adresse_en_service(maison: Maison, adresse: str) -> str:
    """The address of the base put back, now that it has its name, for the owner of its tables."""
    role = adresse.removeprefix("postgres://").rpartition("@")[0].split(":")[0]
    return _adresse(maison, str(maison.base["NAME"]), role)


def effaces(maison: Maison) -> list[tuple[Any, ...]]:
    """The receipts of erasures that the base in use holds; none where it does not answer."""
    try:
        with _connexion(maison, str(maison.base["NAME"])) as lue:
            return lue.execute(EFFACES).fetchall()
    except psycopg.Error:
        return []


def decrire(lue: psycopg.Connection) -> dict[str, dict[str, Any]]:
    """Table → how many rows, the digest of all of them in order, the sums of grams and cents."""
    lue.execute(_FORMES)
    return {
        nom: _decrire_une_table(lue, nom, noms, cle or noms, set(textes or ()), pesees or [])
        for nom, noms, cle, textes, pesees in lue.execute(_TABLES).fetchall()
    }


def _decrire_une_table(
    lue: psycopg.Connection,
    nom: str,
    noms: list[str],
    cle: list[str],
    textes: set[str],
    pesees: list[str],
) -> dict[str, Any]:
    condense = hashlib.sha256("\x1f".join(noms).encode())
    # The order of texts is not every machine's.
    ordre = sql.SQL(", ").join(
        sql.SQL('{} COLLATE "C"' if c in textes else "{}").format(sql.Identifier(c)) for c in cle
    )
    colonnes = sql.SQL(", ").join(map(sql.Identifier, noms))
    table = sql.Identifier(nom)
    ordonnees = sql.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT")
    with lue.cursor() as curseur, curseur.copy(ordonnees.format(colonnes, table, ordre)) as lot:
        for octets in lot:
            condense.update(octets)
    comptes = sql.SQL(", ").join(
        [
            sql.SQL("count(*)"),
            *(sql.SQL("coalesce(sum({}), 0)").format(sql.Identifier(c)) for c in pesees),
        ]
    )
    rangees, *sommes = lue.execute(
        sql.SQL("SELECT {} FROM {}").format(comptes, table)
    ).fetchone() or [0]
    siennes = {c: int(s) for c, s in zip(pesees, sommes, strict=True)}
    return {"rangees": rangees, "empreinte": condense.hexdigest(), "sommes": siennes}


def _donner_les_memes_droits(maison: Maison, de: str, a: str) -> None:
    """Who may enter a base is told of its name: a dump does not hold it."""
    with _connexion(maison, ADMINISTRATION, en_une_fois=False) as ici:
        dits = ici.execute(
            "SELECT grantee, pg_get_userbyid(grantee), privilege_type "
            "FROM pg_database, aclexplode(datacl) WHERE datname = %s",
            [de],
        ).fetchall()
        if not dits:
            return
        base = sql.Identifier(a)
        ici.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(base))
        for numero, role, droit in dits:
            qui = sql.Identifier(role) if numero else sql.SQL("PUBLIC")
            # A word of PostgreSQL's own, read from it.
            ici.execute(sql.SQL("GRANT {} ON DATABASE {} TO {}").format(sql.SQL(droit), base, qui))


def _renommer(maison: Maison, *noms: tuple[str, str]) -> None:
    with _connexion(maison, ADMINISTRATION, en_une_fois=False) as ici:
        for avant, apres in noms:
            ici.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [avant]
            )
            existe = ici.execute("SELECT 1 FROM pg_database WHERE datname = %s", [avant]).fetchone()
            if existe:
                ici.execute(
                    sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                        sql.Identifier(avant), sql.Identifier(apres)
                    )
                )


def _acces(maison: Maison) -> dict[str, str]:
    """How the server is reached, as libpq's variables say it."""
    base = maison.base
    hote = base.get("HOST") or base.get("OPTIONS", {}).get("host", "")
    dits = {
        "PGHOST": hote,
        "PGPORT": str(base.get("PORT") or ""),
        "PGUSER": ADMINISTRATION if _compte(maison) else base.get("USER", ""),
        "PGPASSWORD": base.get("PASSWORD", ""),
    }
    return {nom: valeur for nom, valeur in dits.items() if valeur}


def _compte(maison: Maison) -> pwd.struct_passwd | None:
    """The account whose name is the password, where root speaks to Debian's own server."""
    hote = maison.base.get("HOST") or maison.base.get("OPTIONS", {}).get("host", "")
    if os.geteuid() or not str(hote).startswith(("/var/run/postgresql", "/run/postgresql")):
        return None
    with suppress(KeyError):
        return pwd.getpwnam(ADMINISTRATION)
    return None


@contextmanager
def _connexion(maison: Maison, nom: str, *, en_une_fois: bool = True) -> Iterator[Any]:
    """A connection; ``en_une_fois``: in one transaction, which only reads."""
    dits = {cle.removeprefix("PG").lower(): v for cle, v in _acces(maison).items()}
    compte = _compte(maison)
    # The server asks the system who speaks: it is looked at when the socket opens.
    if compte:
        os.seteuid(compte.pw_uid)
    try:
        lue = psycopg.connect(**dits, dbname=nom, autocommit=not en_une_fois)  # type: ignore[arg-type]
    finally:
        if compte:
            os.seteuid(0)
    with lue:
        yield lue


def _outil(maison: Maison, mots: list[str], **flux: Any) -> None:
    compte = _compte(maison)
    qui: dict[str, Any] = {}
    if compte:
        qui = {"user": compte.pw_uid, "group": compte.pw_gid, "extra_groups": [], "cwd": "/"}
    try:
        fini = subprocess.run(
            mots, env=os.environ | _acces(maison), stderr=subprocess.PIPE, **qui, **flux
        )
    except FileNotFoundError as erreur:
        raise SauvegardeRefusee(
            f"{mots[0]} n’est pas installé\u00a0: «\u00a0apt-get install postgresql-client\u00a0»."
        ) from erreur
    if fini.returncode:
        dit = fini.stderr.decode(errors="replace").strip().splitlines()
        raise SauvegardeRefusee(f"{mots[0]} n’a pas marché\u00a0: {' '.join(dit[:2])[:300]}")


def _adresse(maison: Maison, nom: str, role: str) -> str:
    acces = _acces(maison)
    hote, port = acces.get("PGHOST", ""), acces.get("PGPORT", "")
    secret = f":{acces['PGPASSWORD']}" if "PGPASSWORD" in acces else ""
    if hote.startswith("/"):
        return f"postgres://{role}{secret}@/{nom}?host={hote}" + (f"&port={port}" if port else "")
    return f"postgres://{role}{secret}@{hote}{':' + port if port else ''}/{nom}"


@contextmanager
def _refuser() -> Iterator[None]:
    try:
        yield
    except psycopg.Error as erreur:
        raise SauvegardeRefusee(
            f"PostgreSQL refuse\u00a0: {str(erreur).strip().splitlines()[0][:300]}"
        ) from erreur
