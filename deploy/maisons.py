"""Where an installation stands on its machine: names of accounts, files and folders. Pure.

One machine holds several associations; each has a short name, which all of its names come from.
The code is shared, version by version; ``code`` says which one an association runs.
"""

import re
from dataclasses import dataclass
from pathlib import Path

# An account's name holds 32 characters: « rockette- », the name, « -base ».
NOM = re.compile(r"[a-z][a-z0-9]{0,15}")
# What stands beside the associations in the same folder.
RESERVES = {"versions", "acme"}
# What is kept of an association, as the settings of the product name it.
DOSSIERS = {
    "DOSSIER_DES_PHOTOS": "photos",
    "DOSSIER_DES_TETES": "tetes",
    "DOSSIER_DES_ARCHIVES": "archives",
    "DOSSIER_DES_PAPIERS": "papiers",
    "DOSSIER_DES_REPRISES": "reprises",
    "DOSSIER_DES_SAUVEGARDES": "sauvegardes",
}


@dataclass(frozen=True)
class Machine:
    """The roots of a machine; tests give others."""

    code: Path = Path("/srv/rockette")
    donnees: Path = Path("/var/lib/rockette")
    reglages: Path = Path("/etc/rockette")
    attente: Path = Path("/run/rockette")

    @property
    def versions(self) -> Path:
        return self.code / "versions"

    def maisons(self) -> list["Maison"]:
        """The associations installed here, in the order of their names."""
        fichiers = sorted(self.reglages.glob("*.env"))
        return [Maison(f.stem, self) for f in fichiers if NOM.fullmatch(f.stem)]


@dataclass(frozen=True)
class Maison:
    """An association on its machine."""

    nom: str
    machine: Machine = Machine()

    @property
    def compte(self) -> str:
        """The account that serves, and its PostgreSQL role: it owns no table."""
        return f"rockette-{self.nom}"

    @property
    def proprietaire(self) -> str:
        """The account that migrates, and the role that owns the tables."""
        return f"rockette-{self.nom}-base"

    @property
    def base(self) -> str:
        return f"rockette-{self.nom}"

    @property
    def base_d_essai(self) -> str:
        """Where migrations are tried on a copy."""
        return f"rockette-{self.nom}-essai"

    @property
    def code(self) -> Path:
        """A link to the version that serves."""
        return self.machine.code / self.nom

    @property
    def code_d_avant(self) -> Path:
        """A link to the version that the way back leads to."""
        return self.machine.code / f"{self.nom}.avant"

    @property
    def donnees(self) -> Path:
        return self.machine.donnees / self.nom

    @property
    def env(self) -> Path:
        return self.machine.reglages / f"{self.nom}.env"

    @property
    def reponses(self) -> Path:
        return self.machine.reglages / f"{self.nom}.reponses"

    @property
    def endroits_des_sauvegardes(self) -> Path:
        return self.machine.reglages / f"{self.nom}.sauvegardes.toml"

    @property
    def attente(self) -> Path:
        """Locked while the version changes: what would start waits for it."""
        return self.machine.attente / f"{self.nom}.attente"

    @property
    def prise(self) -> Path:
        """The socket that nginx speaks to."""
        return self.machine.attente / f"{self.nom}.sock"

    def unites(self) -> list[str]:
        """What serves, in the order in which it stops."""
        return [f"rockette-ouvrier@{self.nom}.service", f"rockette@{self.nom}.service"]

    def adresse_de_la_base(self, role: str, base: str = "") -> str:
        """The address of its PostgreSQL base, by the local socket: the account is the password."""
        return f"postgres://{role}@/{base or self.base}?host=/var/run/postgresql"

    @property
    def fichier_de_la_base(self) -> Path:
        return self.donnees / "base.sqlite3"
