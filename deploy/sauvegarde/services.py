"""What serves a house is stopped while its base is replaced, then started again."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from .refus import SauvegardeRefusee
from .reglages import Maison, Reglages

SYSTEMD = Path("/run/systemd/system")


@dataclass
class Services:
    """The units of a house that are at work, whatever their names (« rockette…@nom »).

    A file of places that says « arreter » and « demarrer » is followed instead.
    """

    maison: Maison
    reglages: Reglages
    arretes: list[str] = field(default_factory=list)

    def arreter(self) -> None:
        """Stop all that may write. Raises ``SauvegardeRefusee``."""
        if self.reglages.arreter:
            _lancer(*self.reglages.arreter)
        elif SYSTEMD.is_dir():
            self.arretes = self._au_travail()
            if self.arretes:
                _lancer("systemctl", "stop", *self.arretes)

    def demarrer(self) -> None:
        """Start what was stopped. Raises ``SauvegardeRefusee``."""
        if self.reglages.demarrer:
            _lancer(*self.reglages.demarrer)
        elif self.arretes:
            _lancer("systemctl", "start", *self.arretes)

    def _au_travail(self) -> list[str]:
        # Sockets and timers too: they would wake the others up.
        dit = _lancer(
            "systemctl",
            "list-units",
            "--plain",
            "--no-legend",
            "--state=active,activating",
            f"rockette*@{self.maison.nom}.*",
        )
        return [ligne.split()[0] for ligne in dit.splitlines() if ligne.strip()]


def _lancer(*commande: str) -> str:
    try:
        fini = subprocess.run(commande, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except OSError as erreur:
        raise SauvegardeRefusee(f"«\u00a0{commande[0]}\u00a0» ne se lance pas.") from erreur
    if fini.returncode:
        raise SauvegardeRefusee(
            f"«\u00a0{' '.join(commande)}\u00a0» n’a pas marché\u00a0: {fini.stderr.strip()[:200]}"
        )
    return fini.stdout
