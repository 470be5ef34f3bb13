"""`make essayer-serveur`: a bare Debian is installed, saved, upgraded, put back on another, alone.

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
from .sauvegardes import (
    comptes,
    faire_tomber_postgresql,
    faites,
    fonder,
    remettre_ailleurs,
    sauver,
)

REPONSES = f"""\
NOM=essai
DOMAINE={DOMAINE}
BASE={{base}}
COURRIEL=aucun
CERTIFICAT=/root/essai/certificat.pem
CLE=/root/essai/certificat.cle
"""
INSTALLER = "cd /root/installation && ROCKETTE_REPONSES=/root/reponses make installer-serveur"
# A unit as shut as those that serve, which draws a PDF: it wants more of the system than a page.
DESSINER = """\
cd /etc/systemd/system
sed "s|^ExecStart=.*|ExecStart=/srv/rockette/%i/.venv/bin/python -c 'import weasyprint; \
weasyprint.HTML(string=\\"été\\").write_pdf()'|" rockette-nuit@.service >rockette-dessin@.service
systemctl daemon-reload && systemctl start rockette-dessin@essai.service
"""
# What the second release adds: a table, whose way back is known.
MIGRATION = """\
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("travaux", "{derniere}")]
    operations = [migrations.RunSQL("CREATE TABLE essai_de_bascule (n integer)",
                                    "DROP TABLE essai_de_bascule")]
"""


def livrer_des_versions(ou: Path) -> list[Path]:
    """What is committed here as an archive; another, of one migration more; one that falls."""
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
    wsgi = suivante / "petiterockette" / "wsgi.py"
    wsgi.write_text(wsgi.read_text("utf-8") + "\nraise RuntimeError\n", "utf-8")
    faire(*git, "commit", "--quiet", "--all", "--message", "essai")
    tombee = livraison.identite(_dire(*git, "rev-parse", "HEAD"), le, suivante)
    livraison.archiver(ou / "tombee.tar.gz", tombee, [], suivante)
    shutil.rmtree(suivante)
    return sorted(ou.glob("*.tar.gz"))


def essayer(base: str, dossier: Path) -> dict[str, object]:
    """The whole life of an installation; what was measured. Raises ``Arret`` where it fails."""
    mesures: dict[str, object] = {"base": base}
    machine = preparer(dossier / "machine")
    racine = machine.dossier / "root"
    for archive in livrer_des_versions(dossier):
        shutil.copy(archive, racine)
    demandes = Demandes(racine / "essai" / "autorite.pem")
    try:
        mesures["installation_s"] = _installer(machine, base)
        # What draws a PDF wants more of the system than a page: as shut as the units are.
        machine.faire("sh", "-c", DESSINER)
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
        if base == "postgresql":
            _une_autre_association(machine)
            mesures["PostgreSQL se relève, s"] = round(faire_tomber_postgresql(machine), 1)
        fonder(machine)
        cle = sauver(machine)
        qui = comptes(machine)
        avant = machine.dire("readlink", "-f", "/srv/rockette/essai")
        for geste, sert_avec_la_table, reussit in (
            ("mettre-a-jour /root/seconde.tar.gz", True, True),
            ("mettre-a-jour /root/tombee.tar.gz", True, False),
            ("revenir", False, True),
        ):
            pendant = Demandes(racine / "essai" / "autorite.pem")
            with pendant.sans_cesse():
                time.sleep(1)
                dit = machine.essayer("sh", "-c", f"rockette {geste} essai")
                time.sleep(1)
            mesures[geste] = dict(pendant.reponses)
            mesures[f"{geste} : la plus longue attente, s"] = round(pendant.la_plus_longue_s, 1)
            _exiger(f"{geste}, réussi", str(dit.returncode == 0), str(reussit), dit.stdout)
            _exiger(f"{geste}, sans rien perdre", str(sorted(pendant.reponses)), "['200']")
            if base == "postgresql":
                _exiger(f"{geste}, la table", _table(machine), str(sert_avec_la_table))
            _exiger_les_roles(machine, base)
            if not reussit:
                # What « avant » leads to is the version that fell: the way back is this one's.
                machine.faire("ln", "-sfn", avant.strip(), "/srv/rockette/essai.avant")
        _exiger("revenue", machine.dire("readlink", "-f", "/srv/rockette/essai"), avant)
        machine.faire("rockette", "essai", "verifier")
        for autre in ("sqlite" if base == "postgresql" else "postgresql", base):
            debut = time.monotonic()
            machine.faire("rockette", "changer-de-base", "essai", autre, "--lieu-ferme")
            mesures[f"passée à {autre}, s"] = round(time.monotonic() - debut)
            _exiger(f"servie de {autre}", demandes.demander(), "200")
            _exiger(f"les mêmes comptes sur {autre}", comptes(machine), qui)
            _exiger_les_roles(machine, autre)
            machine.faire("rockette", "essai", "verifier")
        mesures["sauvegardes"] = len(faites(machine))
        mesures["securite"] = _securite(machine)
    finally:
        machine.arreter()
    seconde = preparer(dossier / "seconde")
    shutil.copy(dossier / "premiere.tar.gz", seconde.dossier / "root")
    try:
        _installer(seconde, base)
        debut = time.monotonic()
        remettre_ailleurs(machine, seconde, cle)
        mesures["remise_s"] = round(time.monotonic() - debut)
        _exiger("remise sur une autre machine", comptes(seconde), qui)
        ailleurs = Demandes(seconde.dossier / "root/essai/autorite.pem")
        _exiger("servie par elle", ailleurs.demander(), "200")
    finally:
        seconde.arreter()
    return mesures


def _installer(machine: Machine, base: str) -> int:
    """Boot a bare machine and install the first release there; in how many seconds."""
    racine = machine.dossier / "root"
    (racine / "reponses").write_text(REPONSES.format(base=base), "utf-8")
    (racine / "installation").mkdir()
    machine.demarrer()
    debut = time.monotonic()
    # The lines that docs/installation-serveur.md tells to type.
    machine.faire("apt-get", "update", "-q")
    machine.faire("apt-get", "install", "-q", "-y", "make")
    dans = ("-C", "/root/installation")
    machine.faire("tar", "xzf", "/root/premiere.tar.gz", "--strip-components=1", *dans)
    dit = machine.faire("sh", "-c", INSTALLER)
    _exiger("le code de la première page", str("Le code qu’elle demande" in dit), "True", dit)
    return round(time.monotonic() - debut)


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
        leve = machine.essayer(
            *("runuser", "-u", "rockette-essai", "--", "psql", "rockette-essai", "-c"),
            "ALTER TABLE journal_entree DISABLE TRIGGER ALL",
        )
        _exiger("le rôle qui sert ne lève pas un sceau", str(leve.returncode != 0), "True")
    for unite in (
        "rockette@essai.socket",
        "rockette-nuit@essai.timer",
        "rockette-sauvegarde@essai.timer",
        "rockette-sauvegarde@essai.path",
        "rockette-exercice@essai.timer",
    ):
        _exiger(f"{unite} allumée", machine.dire("systemctl", "is-active", unite).strip(), "active")


def _une_autre_association(machine: Machine) -> None:
    """A second one beside, on SQLite, that reads nothing of the first."""
    autre = f"NOM=cycles\nDOMAINE=cycles.{DOMAINE}\nBASE=sqlite\n"
    (machine.dossier / "root" / "cycles").write_text(autre, "utf-8")
    machine.faire("sh", "-c", INSTALLER.replace("/root/reponses", "/root/cycles"))
    actives = machine.faire("rockette", "associations").count(" active ")
    _exiger("deux associations", str(actives), "2")
    for interdit in (
        "cat /etc/rockette/essai.env",
        "ls /var/lib/rockette/essai",
        "psql -c 'SELECT 1' rockette-essai",
    ):
        fait = machine.essayer("runuser", "-u", "rockette-cycles", "--", "sh", "-c", interdit)
        _exiger(f"l’autre ne peut pas : {interdit}", str(fait.returncode != 0), "True")


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


def _exiger(quoi: str, trouve: str, voulu: str, dit: str = "") -> None:
    if trouve != voulu:
        raise Arret(f"{quoi} : {trouve} au lieu de {voulu}.\n{dit}")
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
