"""What the product itself says of a base: its own commands, in a process of their own.

Never as root, which would leave files that the service cannot write: as the account that the base
knows, or to which the house's files belong.
"""

import os
import pwd
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .refus import SauvegardeRefusee
from .reglages import Maison

_LIRE_LES_TETES = """\
from petiterockette.journal.refus import TetesIllisibles
from petiterockette.journal.tetes.fichier import tetes_dites
try:
    tetes_dites()
    print("lisibles")
except TetesIllisibles:
    print("illisibles")
"""
RACINE = Path(__file__).resolve().parents[2]


def verifier_par_le_produit(reglages: dict[str, str]) -> str:
    """Migrate the base put beside to this version, then verify its books; what they disagree on.

    Raises ``SauvegardeRefusee``.
    """
    compte = compte_de(reglages["DATABASE_URL"])
    manage(reglages, "migrate", "--verbosity=0", compte=compte)
    fini = _manage(reglages, ("verifier",), compte)
    if fini.returncode == 0:
        return ""
    anomalies = [li.strip() for li in fini.stdout.splitlines() if "ANOMALIE" in li]
    fin = fini.stderr.strip().splitlines()[-1:]
    return "les livres ne s’accordent pas\u00a0: " + " ; ".join([*anomalies[:3], *fin])


def tetes_lisibles(maison: Maison) -> bool:
    """Whether the heads of this machine are sealed by a key that its settings hold.

    Raises ``SauvegardeRefusee`` where the product does not answer.
    """
    dit = manage(
        {}, "shell", "--no-imports", "-c", _LIRE_LES_TETES, compte=compte_des_fichiers(maison)
    )
    return dit.strip() == "lisibles"


def apres_la_remise(maison: Maison, adresse: str, liste: Path, *, tetes_gardees: bool) -> str:
    """Bring a base that was put back to this version, do again what it forgot; what came of it.

    ``adresse``: that of the owner of its tables. Raises ``SauvegardeRefusee``.
    """
    siens = {"DATABASE_URL": adresse} if not maison.est_sqlite else {}
    manage(
        siens, "migrate", "--verbosity=0", compte=compte_de(adresse) or compte_des_fichiers(maison)
    )
    mots = [] if tetes_gardees else ["--sans-tetes"]
    return manage(
        {}, "apres_une_remise", str(liste), *mots, compte=compte_des_fichiers(maison)
    ).strip()


def manage(reglages: dict[str, str], *mots: str, compte: str = "") -> str:
    """What a command of the product says, as an account where root asks. Raises
    ``SauvegardeRefusee`` where it fails."""
    fini = _manage(reglages, mots, compte)
    if fini.returncode:
        dit = (fini.stderr or fini.stdout).strip().splitlines()[-1:]
        raise SauvegardeRefusee(f"«\u00a0{mots[0]}\u00a0» n’a pas marché\u00a0: {' '.join(dit)}")
    return fini.stdout


def compte_de(adresse: str) -> str:
    """The account that a base of this machine knows by its name; none elsewhere."""
    lue = urlsplit(adresse)
    if os.geteuid() or lue.hostname or not lue.username:
        return ""
    with suppress(KeyError):
        return pwd.getpwnam(lue.username).pw_name
    return ""


def compte_des_fichiers(maison: Maison) -> str:
    """The account that serves a house: its files are its own."""
    if os.geteuid():
        return ""
    with suppress(KeyError):
        return pwd.getpwuid(maison.photos.parent.stat().st_uid).pw_name
    return ""


def confier(dossier: Path, compte: str) -> None:
    """Give a folder to an account, which is to read it."""
    if not compte:
        return
    qui = pwd.getpwnam(compte)
    for chemin in [dossier, *dossier.rglob("*")]:
        os.chown(chemin, qui.pw_uid, qui.pw_gid, follow_symlinks=False)


def _manage(
    reglages: dict[str, str], mots: tuple[str, ...], compte: str
) -> subprocess.CompletedProcess[str]:
    qui: dict[str, Any] = {}
    if compte and compte != "root":
        la = pwd.getpwnam(compte)
        groupes = os.getgrouplist(compte, la.pw_gid)
        qui = {"user": la.pw_uid, "group": la.pw_gid, "extra_groups": groupes}
    return subprocess.run(
        [sys.executable, str(RACINE / "manage.py"), *mots],
        env=os.environ | reglages,
        cwd=RACINE,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        **qui,
    )
