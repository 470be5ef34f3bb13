"""Other programs, run as somebody: what they said when they fail is kept, and told in French."""

import grp
import os
import pwd
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from .fichiers import lire
from .maisons import Maison
from .refus import Arret

_CHEMIN = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# What leads to packages and certificates on this machine, and is no setting of the product.
_RESEAU = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy")
_AUSSI = ("PIP_", "SSL_CERT_", "REQUESTS_CA_")
# The last lines of a program that failed.
_DERNIERES = 15


@dataclass(frozen=True)
class Programmes:
    """Runs programs on this machine; tests give one that only remembers."""

    environnement: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))

    def faire(
        self,
        *commande: str | Path,
        pour: str,
        compte: str = "",
        groupe: str = "",
        env: Mapping[str, str] | None = None,
        dans: Path | None = None,
        entree: IO[bytes] | None = None,
        sortie: IO[bytes] | None = None,
    ) -> str:
        """What a program says. Raises ``Arret``, with ``pour`` and its last lines, if it fails.

        ``compte``, ``groupe``: as whom; root without.
        """
        code, dit = self.essayer(
            *commande,
            compte=compte,
            groupe=groupe,
            env=env,
            dans=dans,
            entree=entree,
            sortie=sortie,
        )
        if code:
            fin = "\n".join(f"    {ligne}" for ligne in dit.splitlines()[-_DERNIERES:])
            raise Arret(f"{pour} : cela n’a pas réussi.\n{fin}")
        return dit

    def essayer(
        self,
        *commande: str | Path,
        compte: str = "",
        groupe: str = "",
        env: Mapping[str, str] | None = None,
        dans: Path | None = None,
        entree: IO[bytes] | None = None,
        sortie: IO[bytes] | None = None,
    ) -> tuple[int, str]:
        """The exit code of a program, and what it says."""
        mots: Sequence[str] = [str(mot) for mot in commande]
        qui: dict[str, Any] = {}
        if compte:
            trouve = pwd.getpwnam(compte)
            gid = grp.getgrnam(groupe).gr_gid if groupe else trouve.pw_gid
            qui = {"user": trouve.pw_uid, "group": gid, "extra_groups": [], "umask": 0o077}
        fait = subprocess.run(
            mots,
            env=self._base() | dict(env or {}),
            cwd=dans or "/",
            stdin=entree or subprocess.DEVNULL,
            stdout=sortie or subprocess.PIPE,
            stderr=subprocess.PIPE if sortie else subprocess.STDOUT,
            check=False,
            **qui,
        )
        return fait.returncode, ((fait.stderr if sortie else fait.stdout) or b"").decode(
            "utf-8", "replace"
        )

    def _base(self) -> dict[str, str]:
        reseau = {
            nom: valeur
            for nom, valeur in self.environnement.items()
            if nom in _RESEAU or nom.startswith(_AUSSI)
        }
        return reseau | {"PATH": _CHEMIN, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}


def reglages(maison: Maison) -> dict[str, str]:
    """The settings of an association. Raises ``Arret`` where it is not installed."""
    try:
        return lire(maison.env.read_text("utf-8"))
    except OSError as erreur:
        raise Arret(
            f"Aucune association ne s’appelle « {maison.nom} » ici ({maison.env} manque)."
        ) from erreur


def est_sur_postgresql(maison: Maison) -> bool:
    return reglages(maison).get("DATABASE_URL", "").startswith("postgres")


@dataclass(frozen=True)
class Produit:
    """A version of the product, and the association that it is run for."""

    maison: Maison
    code: Path
    programmes: Programmes

    @property
    def python(self) -> Path:
        return self.code / ".venv" / "bin" / "python"

    def servir(self, *mots: str, pour: str) -> str:
        """A command of the product, as the account that serves."""
        return self.programmes.faire(
            *self._commande(mots), pour=pour, compte=self.maison.compte, **self._ou()
        )

    def connait(self, commande: str) -> bool:
        """Whether this version has this command."""
        code, _dit = self.programmes.essayer(
            *self._commande(("help", commande)), compte=self.maison.compte, **self._ou()
        )
        return code == 0

    def posseder(self, *mots: str, pour: str, base: str = "", tetes: Path | None = None) -> str:
        """A command of the product as whoever owns the tables: on ``base``, or on the real one.

        ``tetes``: where a try says its heads, out of the way of the real ones.
        """
        ou = self._ou()
        compte = self.maison.compte
        if est_sur_postgresql(self.maison):
            compte = self.maison.proprietaire
            ou["env"]["DATABASE_URL"] = self.maison.adresse_de_la_base(compte, base)
        elif base:
            ou["env"]["DATABASE_URL"] = f"sqlite:///{base}"
        if tetes:
            ou["env"]["DOSSIER_DES_TETES"] = str(tetes)
        return self.programmes.faire(
            *self._commande(mots), pour=pour, compte=compte, groupe=self.maison.compte, **ou
        )

    def _commande(self, mots: tuple[str, ...]) -> tuple[str | Path, ...]:
        return (self.python, "manage.py", *mots)

    def _ou(self) -> dict[str, Any]:
        return {"env": dict(reglages(self.maison)), "dans": self.code}
