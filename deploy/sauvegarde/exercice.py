"""The drill: the last backup put back beside, judged, its books verified, then thrown away."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from . import manifeste
from .bases.choix import moteur
from .produit import compte_de, confier
from .refus import SauvegardeRefusee
from .reglages import Maison, Reglages
from .remise import choisir, ecarts, tirer
from .restic import Depot
from .sauver import TETES, Dire, seul

# From where the backup was put beside, what its books say: a sentence (French) if they disagree.
Verifier = Callable[[dict[str, str]], str]


@dataclass
class Exercice:
    """What a drill proved, or where it failed."""

    le: datetime
    sauvegarde_du: datetime | None = None
    endroit: str = ""
    secondes: float = 0
    tables: int = 0
    rangees: int = 0
    fichiers: int = 0
    grammes: int = 0
    centimes: int = 0
    empreinte: str = ""
    ecarts: list[str] = field(default_factory=list)

    @property
    def reussi(self) -> bool:
        return not self.ecarts

    @property
    def preuve(self) -> list[str]:
        """What was counted, line by line; nothing where nothing was read."""
        if self.sauvegarde_du is None or not self.tables:
            return []
        return [
            f"la sauvegarde du {self.sauvegarde_du:%d/%m/%Y à %H:%M}, {self.endroit}",
            f"{_dit(self.tables)} tables, {_dit(self.rangees)} rangées, "
            f"{_dit(self.fichiers)} fichiers",
            f"{_dit(self.grammes, 1000)} kg de mouvements",
            f"{_dit(self.centimes, 100)} € de ventes",
        ]


def exercer(
    maison: Maison,
    reglages: Reglages,
    cle: str,
    *,
    endroit: str = "",
    verifier: Verifier,
    dire: Dire = lambda _phrase: None,
) -> Exercice:
    """Put the last backup of a place beside and compare it; what came of it, which never raises.

    Rows, masses, euros and digests are those of the manifest, table by table; then the product
    itself verifies its books there. The house in use is not touched.
    """
    debut = time.monotonic()
    fait = Exercice(datetime.now().astimezone().replace(microsecond=0))
    ou = maison.travail / "exercice"
    try:
        depot = Depot(reglages.endroit(endroit), cle, maison.travail)
        fait.endroit = depot.endroit.nom
        with seul(maison, attendre=dire):
            _a_cote(fait, maison, depot, ou, verifier, dire)
    except (SauvegardeRefusee, OSError) as refus:
        fait.ecarts.append(str(refus))
    finally:
        shutil.rmtree(ou, ignore_errors=True)
    fait.secondes = time.monotonic() - debut
    return fait


def _dit(nombre: int, par: int = 1) -> str:
    chiffres = f"{nombre:,}" if par == 1 else f"{nombre / par:,.2f}"
    return chiffres.replace(",", "\u202f").replace(".", ",")


def _a_cote(
    fait: Exercice, maison: Maison, depot: Depot, ou: Path, verifier: Verifier, dire: Dire
) -> None:
    shutil.rmtree(ou, ignore_errors=True)
    ou.mkdir(mode=0o700, parents=True)
    instantane = choisir(depot)
    fait.sauvegarde_du = instantane.le
    dire("La dernière sauvegarde se remet à côté…")
    tiree = tirer(depot, instantane, maison, ou)
    with moteur(maison).a_cote(maison, tiree.copie) as (adresse, tables):
        fait.ecarts += ecarts(tiree, tables)
        fait.tables, fait.rangees = len(tables), manifeste.rangees(tables)
        fait.fichiers = len(tiree.dit["fichiers"])
        fait.grammes = manifeste.somme(tables, manifeste.MOUVEMENTS)
        fait.empreinte = manifeste.empreinte(tables)
        fait.centimes = manifeste.somme(tables, manifeste.VENTES)
        if not fait.ecarts:
            dire("Elle est entière. Ses livres se vérifient…")
            confier(ou, compte_de(adresse))
            dit = verifier(
                {
                    "DATABASE_URL": adresse,
                    "DOSSIER_DES_TETES": str(tiree.copie / TETES),
                    "DOSSIER_DES_TETES_PARTIES": "",
                    "DOSSIER_DES_PHOTOS": str(tiree.dossiers["photos"]),
                    "DOSSIER_DES_ARCHIVES": str(tiree.dossiers["archives"]),
                    "DOSSIER_DES_PAPIERS": str(ou / "papiers"),
                    "DOSSIER_DES_REPRISES": str(ou / "reprises"),
                }
            )
            fait.ecarts += [dit] if dit else []
