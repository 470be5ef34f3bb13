"""Open an export and judge it whole before anything is written.

What it holds is what its description says, byte for byte: no member more, none less, none whose
name leaves its folder, none that unfolds into more than it told.
"""

import csv
import hashlib
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ErreurZlib

from django.conf import settings

from petiterockette.base.dossiers_prives import dossier_prive

from .chiffre import ENTETE, cle_de_la_phrase, dechiffrer, identite
from .dossiers import est_un_nom_sur
from .ecriture import BLOC, DESCRIPTION, FICHIERS, LISEZMOI
from .refus import (
    CleDemandee,
    EmpreinteFausse,
    FichierIllisible,
    MembreInattendu,
    MembreManquant,
    TropGros,
)

# The two members of an export that a phrase protects, beside its words.
CHIFFRE, CLE = "tout.zip.age", "cle.age"
DESCRIPTION_MAX = 20 << 20
CLE_MAX = 10_000
# Texts fold to a thirtieth at best; what folds to far less than that is made to harm.
PLI_MAX, PLI_JUGE = 300, 10 << 20
_ILLISIBLE = (BadZipFile, ErreurZlib, EOFError, NotImplementedError, RuntimeError)


@dataclass
class Export:
    """An export that was opened: what it says of itself, and its members."""

    zf: ZipFile
    dit: dict[str, Any]
    empreinte: str
    # Name of each file beside the tables → its size and digest.
    fichiers: dict[str, tuple[int, str]] = field(default_factory=dict)

    def octets(self, nom: str) -> IO[bytes]:
        """A member, to be read as it goes."""
        return self.zf.open(nom)

    def lignes(self, nom: str) -> Iterator[list[str]]:
        """The rows of a table's file, its heads first."""
        with self.octets(nom) as entree:
            yield from csv.reader(TextIOWrapper(entree, encoding="utf-8", newline=""))


@contextmanager
def ouvrir(chemin: Path, *, phrase: str = "", cle: str = "") -> Iterator[Export]:
    """An export, judged whole; ``phrase``, or ``cle`` (an age identity), where it is encrypted.

    Raises ``FichierIllisible``, ``CleDemandee``, ``CleQuiNOuvrePas``, ``MembreInattendu``,
    ``MembreManquant``, ``EmpreinteFausse`` or ``TropGros``.
    """
    with ExitStack() as ouverts:
        try:
            brut = ouverts.enter_context(chemin.open("rb"))
            zf = ouverts.enter_context(ZipFile(_en_clair(brut, ouverts, phrase, cle)))
            export = _decrire(zf)
            _juger(export)
        except _ILLISIBLE as erreur:
            raise FichierIllisible(quoi=erreur) from erreur
        except OSError as erreur:
            raise FichierIllisible(quoi=erreur.strerror or erreur) from erreur
        # Cells may hold a whole file; elsewhere, the limit is of the whole program.
        limite = csv.field_size_limit(sys.maxsize)
        ouverts.callback(csv.field_size_limit, limite)
        yield export


def est_chiffre_par_phrase(chemin: Path) -> bool:
    """Whether a phrase is what opens this file."""
    try:
        with ZipFile(chemin) as zf:
            return CLE in zf.namelist()
    except (*_ILLISIBLE, OSError):
        return False


def _en_clair(brut: IO[bytes], ouverts: ExitStack, phrase: str, cle: str) -> IO[bytes]:
    """The zip itself; one that was encrypted is opened in a file that nobody else reads."""
    if brut.read(len(ENTETE)) == ENTETE:
        if not cle:
            raise CleDemandee()
        brut.seek(0)
        return _dechiffre(brut, ouverts, identite(cle))
    brut.seek(0)
    zf = ZipFile(brut)
    if CHIFFRE not in zf.namelist():
        brut.seek(0)
        return brut
    if CLE not in zf.namelist() or not phrase:
        raise CleDemandee()
    with zf.open(CLE) as entree:
        la_cle = cle_de_la_phrase(entree.read(CLE_MAX), phrase)
    return _dechiffre(ouverts.enter_context(zf.open(CHIFFRE)), ouverts, la_cle)


def _dechiffre(entree: IO[bytes], ouverts: ExitStack, cle: Any) -> IO[bytes]:
    dossier = dossier_prive(Path(settings.DOSSIER_DES_PAPIERS))
    clair: IO[bytes] = ouverts.enter_context(TemporaryFile(dir=dossier))  # noqa: SIM115
    dechiffrer(entree, clair, cle)
    clair.seek(0)
    return clair


def _decrire(zf: ZipFile) -> Export:
    try:
        info = zf.getinfo(DESCRIPTION)
    except KeyError as erreur:
        raise MembreManquant(nom=DESCRIPTION) from erreur
    if info.file_size > DESCRIPTION_MAX:
        raise TropGros(nom=DESCRIPTION)
    octets = zf.read(DESCRIPTION)
    try:
        dit = json.loads(octets)
        # All that is read of it later, in the form that it must have.
        for dite in [*dit["tables"], dit["fichiers"]]:
            _attendu(dite)
        str(dit["version"]), dict(dit["migrations"])
    except (ValueError, LookupError, TypeError, AttributeError) as erreur:
        raise FichierIllisible(quoi=DESCRIPTION) from erreur
    return Export(zf, dit, hashlib.sha256(octets).hexdigest())


def _attendu(dite: dict[str, Any]) -> tuple[str, tuple[int, str]]:
    return str(dite["fichier"]), (int(dite["octets"]), str(dite["sha256"]))


def _juger(export: Export) -> None:
    """Every member once, each as it was told."""
    infos: dict[str, ZipInfo] = {}
    for info in export.zf.infolist():
        if info.filename in infos or info.is_dir():
            raise MembreInattendu(nom=info.filename)
        infos[info.filename] = info
    attendus = dict(_attendu(dite) for dite in [*export.dit["tables"], export.dit["fichiers"]])
    liste = export.dit["fichiers"]["fichier"]
    if liste != FICHIERS:
        raise MembreInattendu(nom=liste)
    _juger_le_membre(export, infos, liste, *attendus[liste])
    for nom, octets, sha256 in list(export.lignes(FICHIERS))[1:]:
        if not est_un_nom_sur(nom):
            raise MembreInattendu(nom=nom)
        export.fichiers[nom] = (int(octets), sha256)
    attendus |= export.fichiers
    for nom in infos.keys() - attendus.keys() - {DESCRIPTION, LISEZMOI}:
        raise MembreInattendu(nom=nom)
    for nom, attendu in attendus.items():
        if nom != liste:
            _juger_le_membre(export, infos, nom, *attendu)


def _juger_le_membre(
    export: Export, infos: dict[str, ZipInfo], nom: str, octets: int, sha256: str
) -> None:
    info = infos.get(nom)
    if info is None:
        raise MembreManquant(nom=nom)
    if info.file_size > max(PLI_JUGE, PLI_MAX * info.compress_size):
        raise TropGros(nom=nom)
    condense, lus = hashlib.sha256(), 0
    with export.octets(nom) as entree:
        while bloc := entree.read(BLOC):
            lus += len(bloc)
            if lus > octets:
                raise EmpreinteFausse(nom=nom)
            condense.update(bloc)
    if (lus, condense.hexdigest()) != (octets, sha256):
        raise EmpreinteFausse(nom=nom)
