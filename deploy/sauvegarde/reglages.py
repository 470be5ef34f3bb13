"""What is saved, where to, how long: the house's own settings, and a file of places (TOML)."""

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .refus import SauvegardeRefusee

ENDROITS = "SAUVEGARDES_REGLAGES"
CLE = "SAUVEGARDES_CLE"
TRAVAIL = "SAUVEGARDES_TRAVAIL"


@dataclass(frozen=True)
class Endroit:
    """A place of backups: a folder, « sftp:… » or « s3:… », as restic names it.

    ``environnement``: what restic must know to enter (AWS_ACCESS_KEY_ID…); ``options``: its
    « -o » (« sftp.command=… »).
    """

    nom: str
    depot: str
    environnement: dict[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Garde:
    """How many of the last nights, weeks and months are kept, and years of archives."""

    jours: int = 7
    semaines: int = 5
    mois: int = 12
    ans_des_archives: int = 10


@dataclass(frozen=True)
class Maison:
    """An installation: its name, its base, the folders beside it, where its work is done.

    ``base``: as Django's settings say it. ``travail``: for root alone; a copy of the base is made
    there. ``sauvegardes``: what the pages read (« etat.json »), and where they ask (« demande »).
    """

    nom: str
    base: dict[str, Any]
    photos: Path
    archives: Path
    tetes: Path
    sauvegardes: Path
    travail: Path
    fichier_de_cle: Path
    version: str = ""

    @property
    def est_sqlite(self) -> bool:
        return str(self.base["ENGINE"]).endswith("sqlite3")

    @property
    def fichier_de_la_base(self) -> Path:
        return Path(self.base["NAME"])


@dataclass(frozen=True)
class Reglages:
    """Where the backups of a house go, how long they are kept, what is stopped to put one back.

    ``arreter`` and ``demarrer``: commands, a word a cell.
    """

    endroits: tuple[Endroit, ...]
    garde: Garde = Garde()
    arreter: tuple[str, ...] = ()
    demarrer: tuple[str, ...] = ()

    def endroit(self, nom: str) -> Endroit:
        """A place by its name; the first one without. Raises ``SauvegardeRefusee``."""
        for endroit in self.endroits:
            if nom in ("", endroit.nom):
                return endroit
        noms = ", ".join(e.nom for e in self.endroits)
        raise SauvegardeRefusee(
            f"Aucun endroit ne s’appelle «\u00a0{nom}\u00a0»\u00a0: il y a {noms}."
        )


def maison_d_ici() -> Maison:
    """This installation, as its environment says it. Raises ``ImproperlyConfigured``."""
    # Read when it is wanted: the settings of the product ask for keys.
    from petiterockette import settings
    from petiterockette.version import VERSION

    sauvegardes = (
        getattr(settings, "DOSSIER_DES_SAUVEGARDES", None)
        or os.environ.get("DOSSIER_DES_SAUVEGARDES")
        or settings.RACINE / "donnees" / "sauvegardes"
    )
    nom = os.environ.get("ROCKETTE_NOM", "rockette")
    return Maison(
        nom=nom,
        base=settings.DATABASES["default"],
        photos=Path(settings.MEDIA_ROOT),
        archives=Path(settings.DOSSIER_DES_ARCHIVES),
        tetes=Path(settings.DOSSIER_DES_TETES),
        sauvegardes=Path(sauvegardes),
        travail=Path(os.environ.get(TRAVAIL) or Path(sauvegardes) / "travail"),
        fichier_de_cle=Path(os.environ.get(CLE) or f"/etc/rockette/{nom}.cle"),
        version=VERSION,
    )


def reglages_d_ici() -> Reglages:
    """The places of this installation. Raises ``SauvegardeRefusee``."""
    nom = os.environ.get("ROCKETTE_NOM", "rockette")
    return lire_les_reglages(
        Path(os.environ.get(ENDROITS) or f"/etc/rockette/{nom}.sauvegardes.toml")
    )


def lire_les_reglages(fichier: Path) -> Reglages:
    """A file of places. Raises ``SauvegardeRefusee`` where it says nothing that can be used."""
    try:
        dit = tomllib.loads(fichier.read_text("utf-8"))
        endroits = tuple(
            Endroit(
                nom=str(e["nom"]),
                depot=str(e["depot"]),
                environnement={str(c): str(v) for c, v in e.get("environnement", {}).items()},
                options=tuple(map(str, e.get("options", ()))),
            )
            for e in dit["endroits"]
        )
        reglages = Reglages(
            endroits,
            Garde(**dit.get("garde", {})),
            tuple(map(str, dit.get("arreter", ()))),
            tuple(map(str, dit.get("demarrer", ()))),
        )
    except FileNotFoundError as erreur:
        raise SauvegardeRefusee(
            f"Aucun endroit n’est encore réglé\u00a0: {fichier} manque, docs/sauvegardes.md dit "
            "comment l’écrire."
        ) from erreur
    except OSError as erreur:
        raise SauvegardeRefusee(
            f"Les endroits des sauvegardes ne se lisent pas\u00a0: {fichier} ({erreur.strerror})."
        ) from erreur
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, ValueError) as erreur:
        raise SauvegardeRefusee(
            f"{fichier} ne se comprend pas ({erreur})\u00a0: voyez docs/sauvegardes.md."
        ) from erreur
    if not endroits:
        raise SauvegardeRefusee(f"{fichier} ne dit aucun endroit où sauvegarder.")
    return reglages
