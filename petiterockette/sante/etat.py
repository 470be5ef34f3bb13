"""What the backups tell of themselves: ``etat.json``, written by their job, read by the pages.

The standard library alone: the job that saves runs without Django, and takes this module with it.
``demande`` says how a backup is asked for at once.

    {"version": 1,
     "nuits": [{"jour": "2026-11-19", "fini_le": "2026-11-19T02:12:00+00:00", "reussie": true,
                "raison": "", "octets": 432013312, "relue": true, "chiffree": true,
                "compte": {"tickets": 63902, "depots": 48211, "photos": 1204}}],
     "endroits": [{"nom": "Ce serveur", "genre": "serveur", "garde": "35 jours",
                   "derniere": "2026-11-19T02:12:00+00:00", "reussie": true, "raison": ""}],
     "exercice": {"fini_le": "2026-11-01T03:06:40+00:00", "duree_s": 400, "reussi": true,
                  "raison": "", "ecarts": 0, "chaine": "7f3a91c2", "preuve": ["ventes : 63902"],
                  "prochain": "2026-12-01T03:00:00+00:00"}}

``nuits``: one a day, the last of the day, in any order; ``raison`` is a sentence in French when it
failed. ``endroits``: ``genre`` is « serveur », « disque » or « loin »; ``derniere`` is null where
nothing ever arrived; ``reussie`` is about the last try. ``exercice`` may be null. Optional, with
what they mean when they are not there: ``raison``, ``garde`` and ``chaine`` (""), ``octets`` (0),
``chiffree`` and ``relue`` (false), ``compte``, ``prochain`` and ``derniere`` (null), ``preuve``
(no line). What else is written is left aside.
"""

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

VERSION = 1
FICHIER = "etat.json"
GENRES = ("serveur", "disque", "loin")
# What a job keeps of the past: the page shows thirty.
NUITS_GARDEES = 62
# A file of the backups is a few kilobytes: a larger one is something else.
OCTETS_LUS = 2_000_000


class EtatIllisible(Exception):
    """The file is there and does not say what it should; ``ou`` names where: « nuits.3.octets »."""

    def __init__(self, ou: str, pourquoi: str) -> None:
        self.ou, self.pourquoi = ou, pourquoi
        super().__init__(f"{ou}\u00a0: {pourquoi}" if ou else pourquoi)


@dataclass(frozen=True)
class Compte:
    """What was counted in a backup when it was read again."""

    tickets: int = 0
    depots: int = 0
    photos: int = 0


@dataclass(frozen=True)
class Nuit:
    """The last backup of a day."""

    jour: date
    fini_le: datetime
    reussie: bool
    raison: str = ""
    octets: int = 0
    relue: bool = False
    chiffree: bool = False
    compte: Compte | None = None


@dataclass(frozen=True)
class Endroit:
    """A place that copies go to; ``derniere`` is the last one that arrived whole."""

    nom: str
    genre: str
    derniere: datetime | None = None
    garde: str = ""
    reussie: bool = True
    raison: str = ""


@dataclass(frozen=True)
class Exercice:
    """The last drill: a backup restored beside, and compared."""

    fini_le: datetime
    duree_s: int
    reussi: bool
    raison: str = ""
    ecarts: int = 0
    chaine: str = ""
    preuve: tuple[str, ...] = ()
    prochain: datetime | None = None


@dataclass(frozen=True)
class Etat:
    """All of it; ``nuits`` from the oldest to the latest."""

    nuits: tuple[Nuit, ...] = ()
    endroits: tuple[Endroit, ...] = ()
    exercice: Exercice | None = None

    @property
    def derniere_bonne(self) -> Nuit | None:
        """The latest backup that succeeded."""
        return next((nuit for nuit in reversed(self.nuits) if nuit.reussie), None)

    @property
    def derniere_relue(self) -> Nuit | None:
        """The latest one that was read again, whole."""
        return next((nuit for nuit in reversed(self.nuits) if nuit.reussie and nuit.relue), None)

    def avec_la_nuit(self, nuit: Nuit) -> "Etat":
        """The same, this backup told in place of the one of its day; the oldest are forgotten."""
        autres = [n for n in self.nuits if n.jour != nuit.jour]
        gardees = sorted([*autres, nuit], key=lambda n: n.fini_le)[-NUITS_GARDEES:]
        return replace(self, nuits=tuple(gardees))

    def avec_l_endroit(self, endroit: Endroit) -> "Etat":
        """The same, this place told in its own place, or last when it is new."""
        par_nom = {e.nom: e for e in self.endroits} | {endroit.nom: endroit}
        return replace(self, endroits=tuple(par_nom.values()))


def lire(dossier: Path) -> Etat:
    """What the file of this folder tells. Raises ``FileNotFoundError`` and ``EtatIllisible``."""
    try:
        with (dossier / FICHIER).open("rb") as fichier:
            texte = fichier.read(OCTETS_LUS + 1)
    except FileNotFoundError:
        raise
    except OSError as panne:
        raise EtatIllisible("", f"le fichier ne se lit pas ({panne.strerror})") from panne
    if len(texte) > OCTETS_LUS:
        raise EtatIllisible("", "le fichier est trop gros")
    try:
        dit = json.loads(texte)
    except (ValueError, RecursionError) as panne:
        raise EtatIllisible("", "le fichier n’est pas du JSON entier") from panne
    return comprendre(dit)


def comprendre(dit: Any) -> Etat:
    """The state, from what the JSON says. Raises ``EtatIllisible``."""
    tout = _Lu(dit, "")
    if tout.entier("version") != VERSION:
        raise EtatIllisible("version", f"{VERSION} attendu")
    nuits = sorted(map(_nuit, tout.liste("nuits")), key=lambda nuit: nuit.fini_le)
    exercice = tout.peut_etre("exercice", _exercice)
    return Etat(tuple(nuits), tuple(map(_endroit, tout.liste("endroits"))), exercice)


def ecrire(dossier: Path, etat: Etat) -> None:
    """Write the file whole or not at all; readable by the group of the folder."""
    texte = json.dumps(
        {"version": VERSION, **asdict(etat)}, default=_ecrit, ensure_ascii=False, indent=1
    )
    descripteur, provisoire = tempfile.mkstemp(dir=dossier, prefix=f".{FICHIER}.")
    try:
        with os.fdopen(descripteur, "w", encoding="utf-8") as fichier:
            fichier.write(texte + "\n")
            fichier.flush()
            os.fchmod(fichier.fileno(), 0o640)
            os.fsync(fichier.fileno())
        os.replace(provisoire, dossier / FICHIER)
    except BaseException:
        Path(provisoire).unlink(missing_ok=True)
        raise


class _Lu:
    """An object of the JSON, read field by field; each refusal says where."""

    def __init__(self, dit: Any, ou: str) -> None:
        if not isinstance(dit, dict):
            raise EtatIllisible(ou, "un objet attendu")
        self.dit, self.ou = dit, ou

    def _ou(self, nom: str) -> str:
        return f"{self.ou}.{nom}" if self.ou else nom

    def _de(self, nom: str, genre: type, attendu: str, defaut: Any) -> Any:
        valeur = self.dit.get(nom, defaut)
        # True is an integer to Python.
        if not isinstance(valeur, genre) or (genre is int and isinstance(valeur, bool)):
            raise EtatIllisible(self._ou(nom), attendu)
        return valeur

    def texte(self, nom: str, defaut: str | None = "") -> str:
        valeur: str = self._de(nom, str, "du texte attendu", defaut)
        return valeur.strip()

    def entier(self, nom: str, defaut: int | None = None) -> int:
        valeur: int = self._de(nom, int, "un nombre entier attendu", defaut)
        if valeur < 0:
            raise EtatIllisible(self._ou(nom), "zéro ou plus attendu")
        return valeur

    def oui_ou_non(self, nom: str, defaut: bool | None = None) -> bool:
        valeur: bool = self._de(nom, bool, "true ou false attendu", defaut)
        return valeur

    def jour(self, nom: str) -> date:
        try:
            return date.fromisoformat(self.texte(nom, None))
        except ValueError:
            raise EtatIllisible(self._ou(nom), "un jour attendu, AAAA-MM-JJ") from None

    def moment(self, nom: str) -> datetime | None:
        """None where it is null or not said; ``moment_dit`` wants one."""
        if self.dit.get(nom) is None:
            return None
        return self.moment_dit(nom)

    def moment_dit(self, nom: str) -> datetime:
        refus = EtatIllisible(self._ou(nom), "une date et une heure attendues, avec leur fuseau")
        try:
            moment = datetime.fromisoformat(self.texte(nom, None))
            if moment.tzinfo is None:
                raise refus
            return moment.astimezone(UTC)
        except (ValueError, OverflowError):
            raise refus from None

    def liste(self, nom: str) -> list["_Lu"]:
        valeur = self._de(nom, list, "une liste attendue", [])
        return [_Lu(dit, f"{self._ou(nom)}.{rang}") for rang, dit in enumerate(valeur)]

    def lignes(self, nom: str) -> tuple[str, ...]:
        return tuple(map(str, self._de(nom, list, "une liste de lignes attendue", [])))

    def peut_etre(self, nom: str, lire: Callable[["_Lu"], T]) -> T | None:
        dit = self.dit.get(nom)
        return None if dit is None else lire(_Lu(dit, self._ou(nom)))


def _nuit(lu: _Lu) -> Nuit:
    return Nuit(
        jour=lu.jour("jour"),
        fini_le=lu.moment_dit("fini_le"),
        reussie=lu.oui_ou_non("reussie"),
        raison=lu.texte("raison"),
        octets=lu.entier("octets", 0),
        relue=lu.oui_ou_non("relue", defaut=False),
        chiffree=lu.oui_ou_non("chiffree", defaut=False),
        compte=lu.peut_etre("compte", _compte),
    )


def _compte(lu: _Lu) -> Compte:
    return Compte(*(lu.entier(nom, 0) for nom in ("tickets", "depots", "photos")))


def _endroit(lu: _Lu) -> Endroit:
    genre = lu.texte("genre", None)
    if genre not in GENRES:
        raise EtatIllisible(f"{lu.ou}.genre", f"{' ou '.join(GENRES)} attendu")
    return Endroit(
        nom=lu.texte("nom", None),
        genre=genre,
        derniere=lu.moment("derniere"),
        garde=lu.texte("garde"),
        reussie=lu.oui_ou_non("reussie"),
        raison=lu.texte("raison"),
    )


def _exercice(lu: _Lu) -> Exercice:
    return Exercice(
        fini_le=lu.moment_dit("fini_le"),
        duree_s=lu.entier("duree_s"),
        reussi=lu.oui_ou_non("reussi"),
        raison=lu.texte("raison"),
        ecarts=lu.entier("ecarts", 0),
        chaine=lu.texte("chaine"),
        preuve=lu.lignes("preuve"),
        prochain=lu.moment("prochain"),
    )


def _ecrit(valeur: Any) -> str:
    if isinstance(valeur, datetime):
        return valeur.astimezone(UTC).isoformat(timespec="seconds")
    assert isinstance(valeur, date)
    return valeur.isoformat()
