"""The base of an association: copied, tried, migrated, lent to whoever serves; on both engines."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .fichiers import remplir
from .maisons import Maison
from .programmes import Produit, Programmes, est_sur_postgresql

MODELES = Path(__file__).resolve().parent / "modeles"
COPIES = Path("/var/backups/rockette")
# How many copies made before a change of version are kept.
_GARDEES = 3

# SQLite's own online backup, by whoever owns the file.
_COPIER_SQLITE = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as ici, sqlite3.connect(sys.argv[2]) as la:
    ici.backup(la)
"""
# As each night does: told more of its tables than that, SQLite would insert many rows slowly.
_ANALYSER_SQLITE = (
    "from petiterockette.base.insertion import compter_les_rangees; compter_les_rangees()"
)


@dataclass(frozen=True)
class Migration:
    """One line of Django's plan: an app, a migration, whether it was applied."""

    app: str
    nom: str
    faite: bool


def lire_le_plan(dit: str) -> list[Migration]:
    """What « showmigrations --plan » says, in its order. Pure."""
    plan = []
    for ligne in dit.splitlines():
        marque, _, reste = ligne.strip().partition("]")
        if marque in ("[X", "[ ") and "." in reste:
            app, _, nom = reste.strip().split()[0].partition(".")
            plan.append(Migration(app, nom, marque == "[X"))
    return plan


def cibles_du_retour(neuf: list[Migration], ancien: list[Migration]) -> dict[str, str]:
    """Where each app goes back to, for what the old code does not know to be undone. Pure.

    App → the last of its migrations that the old code knows, or « zero ».
    """
    connues = {(m.app, m.nom) for m in ancien}
    cibles: dict[str, str] = {}
    for migration in neuf:
        if migration.faite and (migration.app, migration.nom) not in connues:
            gardees = [m.nom for m in ancien if m.app == migration.app and m.faite]
            cibles.setdefault(migration.app, gardees[-1] if gardees else "zero")
    return cibles


def plan(produit: Produit) -> list[Migration]:
    """What this version knows of the base's migrations."""
    dit = produit.posseder("showmigrations", "--plan", "--skip-checks", pour="Les migrations")
    return lire_le_plan(dit)


def migrer(produit: Produit) -> None:
    """Bring the base to this version, and lend it again to whoever serves."""
    produit.posseder("migrate", "--no-input", "--verbosity=0", pour="Les migrations de la base")
    if est_sur_postgresql(produit.maison):
        preter(produit.maison, produit.programmes)


def analyser(produit: Produit) -> None:
    """Tell the engine what the base holds now; pages may be served meanwhile."""
    maison = produit.maison
    if est_sur_postgresql(maison):
        _psql(produit.programmes, maison.base, "ANALYZE", pour="L’analyse de la base")
    else:
        produit.servir("shell", "--no-imports", "-c", _ANALYSER_SQLITE, pour="L’analyse de la base")


def preter(maison: Maison, programmes: Programmes) -> None:
    """Give the role that serves its grants, and nothing else. Safe twice."""
    ordres = remplir(
        (MODELES / "droits.sql").read_text("utf-8"),
        {
            "nom": maison.nom,
            "base": maison.base,
            "role": maison.compte,
            "proprietaire": maison.proprietaire,
        },
    )
    # As the superuser: what an earlier owner made is lent too.
    _psql(programmes, maison.base, ordres, pour="Les droits sur la base")


def copier(produit: Produit, le: datetime) -> Path:
    """A copy of the base in a file that root alone reads; the last ones are kept."""
    maison = produit.maison
    COPIES.mkdir(mode=0o700, parents=True, exist_ok=True)
    suffixe = "dump" if est_sur_postgresql(maison) else "sqlite3"
    copie = COPIES / f"{maison.nom}-{le:%Y%m%d-%H%M%S}.{suffixe}"
    if suffixe == "dump":
        with copie.open("wb") as sortie:
            produit.programmes.faire(
                *("pg_dump", "--format=custom", "--dbname", maison.base),
                pour="La copie de la base",
                compte="postgres",
                sortie=sortie,
            )
    else:
        with _a_cote(produit) as fichier:
            shutil.move(fichier, copie)
    copie.chmod(0o600)
    for ancienne in sorted(COPIES.glob(f"{maison.nom}-*.{suffixe}"))[:-_GARDEES]:
        ancienne.unlink()
    return copie


def faire_neuve(maison: Maison, programmes: Programmes, le: datetime) -> None:
    """Make an empty base under a house's own name; what stood there is put aside, with its date."""
    quand = f"avant-{le:%Y%m%d-%H%M%S}"
    if est_sur_postgresql(maison):
        roles = {"role": maison.compte, "proprietaire": maison.proprietaire}
        noms = {"base": maison.base, "ancienne": f"{maison.base}-{quand}"}
        ordres = remplir((MODELES / "base_neuve.sql").read_text("utf-8"), roles | noms)
        _psql(programmes, "postgres", ordres, pour="Les rôles de la base")
        _creer(maison, programmes, maison.base)
        return
    fichier = maison.fichier_de_la_base
    for suite in ("", "-wal", "-shm", "-journal"):
        present = fichier.with_name(fichier.name + suite)
        if present.exists():
            present.rename(fichier.with_name(f"{fichier.name}-{quand}{suite}"))


def defaire(maison: Maison, programmes: Programmes) -> None:
    """Throw away a base that never served."""
    if est_sur_postgresql(maison):
        _oublier(programmes, maison.base)
        return
    for suite in ("", "-wal", "-shm", "-journal"):
        maison.fichier_de_la_base.with_name(maison.fichier_de_la_base.name + suite).unlink(
            missing_ok=True
        )


def essayer(produit: Produit, copie: Path, cibles: dict[str, str] | None = None) -> float:
    """Migrate a copy of the base, to this version or back to ``cibles``; the seconds it took.

    Raises ``Arret`` where it fails: the real base was not touched.
    """
    maison = produit.maison
    with tempfile.TemporaryDirectory(prefix="rockette-essai-") as dossier:
        tetes = Path(dossier)
        if est_sur_postgresql(maison):
            confier(produit.programmes, tetes, maison.proprietaire, maison.compte)
            with _restauree(produit, copie) as base:
                return _chronometrer(produit, base, tetes, cibles)
        confier(produit.programmes, tetes, maison.compte, maison.compte)
        base = str(tetes / "essai.sqlite3")
        shutil.copyfile(copie, base)
        confier(produit.programmes, Path(base), maison.compte, maison.compte)
        return _chronometrer(produit, base, tetes, cibles)


def _chronometrer(produit: Produit, base: str, tetes: Path, cibles: dict[str, str] | None) -> float:
    debut = time.monotonic()
    migrer_vers(produit, cibles, base=base, tetes=tetes)
    return time.monotonic() - debut


def migrer_vers(
    produit: Produit,
    cibles: dict[str, str] | None,
    *,
    base: str = "",
    tetes: Path | None = None,
) -> None:
    """Migrate forward (no ``cibles``), or each app back to its own."""
    pas = [()] if cibles is None else list(cibles.items())
    for ou in pas:
        produit.posseder(
            *("migrate", *ou, "--no-input", "--verbosity=0", "--skip-checks"),
            pour="Les migrations, essayées sur une copie" if base else "Les migrations de la base",
            base=base,
            tetes=tetes,
        )


@contextmanager
def _restauree(produit: Produit, copie: Path) -> Iterator[str]:
    maison, programmes = produit.maison, produit.programmes
    base = maison.base_d_essai
    _oublier(programmes, base)
    _creer(maison, programmes, base)
    try:
        with copie.open("rb") as entree:
            programmes.faire(
                *("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error"),
                *("--role", maison.proprietaire, "--dbname", base),
                pour="La copie de la base, remise à côté",
                compte="postgres",
                entree=entree,
            )
        yield base
    finally:
        _oublier(programmes, base)


def _creer(maison: Maison, programmes: Programmes, base: str) -> None:
    programmes.faire(
        *("createdb", "--owner", maison.proprietaire, "--template=template0", "--encoding=UTF8"),
        *("--locale=C.UTF-8", base),
        pour=f"La base {base}",
        compte="postgres",
    )


def _oublier(programmes: Programmes, base: str) -> None:
    programmes.faire(
        *("dropdb", "--if-exists", "--force", base), pour=f"La base {base}", compte="postgres"
    )


@contextmanager
def _a_cote(produit: Produit) -> Iterator[Path]:
    maison = produit.maison
    with tempfile.TemporaryDirectory(prefix="rockette-copie-") as dossier:
        confier(produit.programmes, Path(dossier), maison.compte, maison.compte)
        fichier = Path(dossier) / "base.sqlite3"
        produit.programmes.faire(
            *(produit.python, "-c", _COPIER_SQLITE, maison.fichier_de_la_base, fichier),
            pour="La copie de la base",
            compte=maison.compte,
        )
        yield fichier


def confier(programmes: Programmes, chemin: Path, compte: str, groupe: str = "") -> None:
    """Give a file or a folder to an account."""
    programmes.faire("chown", f"{compte}:{groupe}", chemin, pour=f"Le propriétaire de {chemin}")


def _psql(programmes: Programmes, base: str, ordres: str, *, pour: str) -> None:
    with tempfile.TemporaryFile() as entree:
        entree.write(ordres.encode())
        entree.seek(0)
        programmes.faire(
            *("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction"),
            *("--dbname", base),
            pour=pour,
            compte="postgres",
            entree=entree,
        )
