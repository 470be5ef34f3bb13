"""The backups of the trial: made by their units, drilled, and put back on a second bare machine."""

import re
import shutil
import time

from ..refus import Arret
from .conteneur import Machine

# As docs/sauvegardes.md tells to type it.
SAUVEGARDES = "/srv/rockette/essai/deploy/sauvegarde/sauvegardes"
REMETTRE = "/srv/rockette/essai/deploy/sauvegarde/remettre"
DEPOT = "mnt/sauvegardes"
ENDROITS = f'[[endroits]]\nnom = "Deuxième disque"\ndepot = "/{DEPOT}/essai"\n'
FONDER = (
    "printf 'un long mot de passe\\n' | rockette essai installer --association 'Essai' "
    "--prenom Camille --identifiant camille --mot-de-passe-stdin"
)
LIRE = """\
from petiterockette.comptes.models import Compte
print(*Compte.objects.order_by("identifiant").values_list("identifiant", "personne__prenom"))
"""
# Seconds that a backup of a small house may take, and a cluster that gets up again.
ATTENTE_S = 120


def fonder(machine: Machine) -> None:
    """Something to save: an association, its sites, its lists, a person."""
    machine.faire("sh", "-c", FONDER)


def sauver(machine: Machine) -> str:
    """Set the backups up as the doc says, have one made by each of their units; the key."""
    dire_les_endroits(machine)
    cle = re.search(r"Clé\s*:\s*(\S+)", machine.faire(SAUVEGARDES, "essai", "cle"))
    if cle is None:
        raise Arret("La fiche de clé ne dit pas sa clé.")
    machine.faire(SAUVEGARDES, "essai", "preparer")
    machine.lancer("rockette-sauvegarde@essai.service")
    # As whoever serves the pages asks for one.
    demande = "/var/lib/rockette/essai/sauvegardes/demande"
    machine.faire("runuser", "-u", "rockette-essai", "--", "touch", demande)
    machine.attendre(lambda: str(len(faites(machine))), {"2"}, ATTENTE_S)
    machine.lancer("rockette-exercice@essai.service")
    return cle[1]


def faites(machine: Machine) -> list[str]:
    """The backups that are in their place, the last one first."""
    dit = machine.dire(SAUVEGARDES, "essai", "lister")
    return re.findall(r"^ +(\d{4}-\S+)$", dit, re.M)


def remettre_ailleurs(de: Machine, sur: Machine, cle: str) -> None:
    """Put back on a machine just installed, which boots, what a machine that is off has saved.

    Its disk of backups and its file of keys are carried, as the doc says; nothing else is.
    """
    shutil.copytree(de.dossier / DEPOT, sur.dossier / DEPOT)
    env = "etc/rockette/essai.env"
    (sur.dossier / env).write_bytes((de.dossier / env).read_bytes())
    dire_les_endroits(sur)
    sur.faire(SAUVEGARDES, "essai", "remettre_la_cle", entree=f"{cle}\n")
    sur.faire(REMETTRE, "essai", "--oui")
    sur.faire("rockette", "essai", "verifier")


def dire_les_endroits(machine: Machine) -> None:
    fichier = machine.dossier / "etc/rockette/essai.sauvegardes.toml"
    fichier.write_text(ENDROITS, "utf-8")
    fichier.chmod(0o600)


def faire_tomber_postgresql(machine: Machine) -> float:
    """Kill PostgreSQL as a machine short of memory does; in how many seconds it answers again."""
    (pid,) = machine.faire(
        "sh", "-c", "head -qn 1 /var/lib/postgresql/*/main/postmaster.pid"
    ).split()
    machine.faire("kill", "-KILL", pid)
    debut = time.monotonic()
    lire = ("runuser", "-u", "rockette-essai", "--", "psql", "-Atc", "SELECT 1", "rockette-essai")
    machine.attendre(lambda: machine.dire(*lire).strip(), {"1"}, ATTENTE_S)
    return time.monotonic() - debut


def comptes(machine: Machine) -> str:
    """Who may enter, to compare two machines by what they hold."""
    return machine.faire("rockette", "essai", "shell", "--no-imports", "-c", LIRE).strip()
