"""The cluster of this machine, kept to the minute: prepared once, copied each night.

It is the machine's, and holds the bases of all its houses: it has a key and a file of places of its
own, « /etc/rockette/postgresql.cle » and « postgresql.sauvegardes.toml ».
"""

import os
import pwd
import subprocess
import tomllib
from datetime import date
from pathlib import Path

from .bases.pgbackrest import CONF, Grappe, archivage, conf
from .refus import SauvegardeRefusee

CLE = Path("/etc/rockette/postgresql.cle")
DEPOTS = Path("/etc/rockette/postgresql.sauvegardes.toml")


def grappe_d_ici() -> Grappe:
    """The cluster that is at work on this Debian. Raises ``SauvegardeRefusee``."""
    try:
        dit = subprocess.run(
            ["pg_lsclusters", "--no-header"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError) as erreur:
        raise SauvegardeRefusee("PostgreSQL n’est pas installé sur cette machine.") from erreur
    for ligne in dit.splitlines():
        version, _nom, port, etat, compte, donnees = ligne.split()[:6]
        if etat.startswith("online"):
            programmes = Path(f"/usr/lib/postgresql/{version}/bin")
            return Grappe(Path(donnees), programmes, CONF, compte, port=int(port))
    raise SauvegardeRefusee(
        "PostgreSQL ne tourne pas\u00a0: «\u00a0systemctl start postgresql\u00a0»."
    )


def preparer(grappe: Grappe, cle: str) -> None:
    """Write pgBackRest's file, have PostgreSQL archive, and begin by a full copy.

    Raises ``SauvegardeRefusee``. PostgreSQL is started again: pages wait for it.
    """
    grappe.conf.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    texte = conf(cle=cle, donnees=grappe.donnees, depots=lire_les_depots(), port=grappe.port)
    brouillon = grappe.conf.with_suffix(".nouveau")
    with os.fdopen(os.open(brouillon, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as sortie:
        sortie.write(texte)
    compte = pwd.getpwnam(grappe.compte)
    os.chown(brouillon, compte.pw_uid, compte.pw_gid)
    brouillon.replace(grappe.conf)
    for nom, valeur in archivage(grappe.conf).items():
        grappe.regler(nom, valeur)
    _systemctl("restart", "postgresql")
    grappe.preparer()
    grappe.sauver(date.today(), complete=True)  # noqa: DTZ011  (the machine's own day)


def lire_les_depots(fichier: Path = DEPOTS) -> list[dict[str, str]]:
    """Where the cluster is kept: « [[depots]] », options of pgBackRest without « repoN- ».

    Raises ``SauvegardeRefusee``.
    """
    try:
        depots = [
            {str(nom): str(valeur) for nom, valeur in depot.items()}
            for depot in tomllib.loads(fichier.read_text("utf-8"))["depots"]
        ]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as erreur:
        raise SauvegardeRefusee(
            f"{fichier} ne se lit pas ({erreur})\u00a0: voyez docs/sauvegardes.md."
        ) from erreur
    if not depots:
        raise SauvegardeRefusee(f"{fichier} ne dit aucun endroit où sauvegarder.")
    return depots


def _systemctl(*mots: str) -> None:
    fini = subprocess.run(["systemctl", *mots], capture_output=True, text=True)
    if fini.returncode:
        raise SauvegardeRefusee(
            f"«\u00a0systemctl {' '.join(mots)}\u00a0» n’a pas marché\u00a0: "
            f"{fini.stderr.strip()[:200]}"
        )
