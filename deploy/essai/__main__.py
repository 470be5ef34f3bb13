"""`make essayer-serveur`: a bare Debian is installed, rebooted, upgraded and brought back, alone.

What the machine's memory allows is not limited in a container; all the rest is real. Needs root,
debootstrap and systemd-container.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from .. import livraison
from ..refus import Arret
from .conteneur import DOMAINE, RACINE, Machine, faire, preparer
from .demandes import Demandes

REPONSES = f"""\
NOM=essai
DOMAINE={DOMAINE}
BASE={{base}}
COURRIEL=aucun
CERTIFICAT=/root/essai/certificat.pem
CLE=/root/essai/certificat.cle
"""
INSTALLER = "cd /root/installation && ROCKETTE_REPONSES=/root/reponses make installer-serveur"
# What the second release adds: a table, whose way back is known.
MIGRATION = """\
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("travaux", "{derniere}")]
    operations = [migrations.RunSQL("CREATE TABLE essai_de_bascule (n integer)",
                                    "DROP TABLE essai_de_bascule")]
"""


def livrer_deux_versions(ou: Path) -> tuple[Path, Path]:
    """What is committed here as an archive, and another that has one migration more."""
    commit = _dire("git", "rev-parse", "HEAD")
    le = _dire("git", "show", "-s", "--format=%cI", "HEAD")
    premiere = livraison.identite(commit, le)
    livraison.archiver(ou / "premiere.tar.gz", premiere, [])
    suivante = ou / "suivante"
    faire("git", "clone", "--quiet", str(RACINE), str(suivante))
    migrations = suivante / "petiterockette" / "travaux" / "migrations"
    derniere = max(f.stem for f in migrations.glob("[0-9]*.py"))
    (migrations / "9999_essai.py").write_text(MIGRATION.format(derniere=derniere), "utf-8")
    git = (
        "git",
        "-C",
        str(suivante),
        "-c",
        "user.name=essai",
        "-c",
        "user.email=essai@example.org",
    )
    faire(*git, "add", "--all")
    faire(*git, "commit", "--quiet", "--message", "essai")
    seconde = livraison.identite(_dire(*git, "rev-parse", "HEAD"), le, suivante)
    livraison.archiver(ou / "seconde.tar.gz", seconde, [], suivante)
    shutil.rmtree(suivante)
    return ou / "premiere.tar.gz", ou / "seconde.tar.gz"


def essayer(base: str, dossier: Path) -> dict[str, object]:
    """The whole life of an installation; what was measured. Raises ``Arret`` where it fails."""
    mesures: dict[str, object] = {"base": base}
    dans = ("-C", "/root/installation")
    machine = preparer(dossier / "machine")
    racine = machine.dossier / "root"
    for archive in livrer_deux_versions(dossier):
        shutil.move(archive, racine / archive.name)
    (racine / "reponses").write_text(REPONSES.format(base=base), "utf-8")
    (racine / "installation").mkdir()
    demandes = Demandes(racine / "essai" / "autorite.pem")
    try:
        machine.demarrer()
        debut = time.monotonic()
        # The lines that docs/installation-serveur.md tells to type.
        machine.faire("apt-get", "update", "-q")
        machine.faire("apt-get", "install", "-q", "-y", "make")
        machine.faire("tar", "xzf", "/root/premiere.tar.gz", "--strip-components=1", *dans)
        machine.faire("sh", "-c", INSTALLER)
        mesures["installation_s"] = round(time.monotonic() - debut)
        _exiger("servie en TLS", demandes.demander(), "200")
        _exiger_les_roles(machine, base)
        encore = machine.faire("sh", "-c", INSTALLER)
        _exiger(
            "sans rien à changer",
            str(encore.count("rien à changer")),
            "6" if base == "postgresql" else "5",
        )
        machine.redemarrer()
        _exiger("servie après un redémarrage", demandes.demander(), "200")
        avant = machine.dire("readlink", "-f", "/srv/rockette/essai")
        for geste, table in (("mettre-a-jour /root/seconde.tar.gz", True), ("revenir", False)):
            pendant = Demandes(racine / "essai" / "autorite.pem")
            with pendant.sans_cesse():
                time.sleep(1)
                machine.faire("sh", "-c", f"rockette {geste}")
                time.sleep(1)
            nom = geste.split()[0]
            mesures[nom] = dict(pendant.reponses)
            mesures[f"{nom} : la plus longue attente, s"] = round(pendant.la_plus_longue_s, 1)
            _exiger(f"{nom}, sans rien perdre", str(sorted(pendant.reponses)), "['200']")
            if base == "postgresql":
                _exiger(f"{nom}, la table", _table(machine), str(table))
            _exiger_les_roles(machine, base)
        _exiger("revenue", machine.dire("readlink", "-f", "/srv/rockette/essai"), avant)
        machine.faire("rockette", "essai", "verifier")
        mesures["securite"] = _securite(machine)
    finally:
        machine.arreter()
    return mesures


def _exiger_les_roles(machine: Machine, base: str) -> None:
    """The role that serves owns nothing, which « check --deploy » says otherwise."""
    machine.faire("rockette", "essai", "check", "--deploy", "--fail-level", "WARNING")
    if base == "postgresql":
        possedees = machine.faire(
            *("runuser", "-u", "postgres", "--", "psql", "-Atc"),
            "SELECT count(*) FROM pg_class WHERE relowner = 'rockette-essai'::regrole",
            "rockette-essai",
        )
        _exiger("le rôle qui sert ne possède rien", possedees.strip(), "0")


def _table(machine: Machine) -> str:
    """Whether the table of the second release is there, for the role that serves."""
    dit = machine.dire(
        *("runuser", "-u", "rockette-essai", "--", "psql", "-At", "rockette-essai"),
        *("-c", "SELECT count(*) FROM essai_de_bascule"),
    )
    return str(dit.strip() == "0")


def _securite(machine: Machine) -> list[str]:
    dit = machine.dire("systemd-analyze", "security", "--no-pager")
    return [
        " ".join(ligne.split()[:2]) for ligne in dit.splitlines() if ligne.startswith("rockette")
    ]


def _exiger(quoi: str, trouve: str, voulu: str) -> None:
    if trouve != voulu:
        raise Arret(f"{quoi} : {trouve} au lieu de {voulu}.")
    print(f"· {quoi} : oui", flush=True)


def _dire(*commande: str) -> str:
    return subprocess.run(
        commande, cwd=RACINE, capture_output=True, text=True, check=True
    ).stdout.strip()


def main() -> int:
    """1 with a sentence where something does not hold."""
    for base in sys.argv[1:] or ["postgresql", "sqlite"]:
        dossier = Path("/var/tmp") / f"rockette-essai-{os.getpid()}"
        try:
            dossier.mkdir()
            print(json.dumps(essayer(base, dossier), ensure_ascii=False, indent=2), flush=True)
        except Arret as refus:
            print(refus, file=sys.stderr)
            return 1
        finally:
            shutil.rmtree(dossier, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
