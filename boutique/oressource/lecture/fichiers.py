"""The bytes of an export, whatever it was packed in, never more than a bounded part at a time.

A zip's member is read where it stands: its path serves nothing, and nothing is laid on a disk.
"""

import gzip
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ..refus import FichierAbime, FichierTropGros, FichierVide, ZipFerme, ZipSansBase

MO = 1_000_000
# No association's export weighs more once opened; a text of rows packs ten or twenty times.
OUVERT_MAX = 8_000 * MO
RAPPORT_MAX = 200
# Below it, nobody's memory or time is at stake.
TOUJOURS_LU = 64 * MO
# A zip's list of members is held whole by whoever opens it: thousands of them already.
SOMMAIRE_MAX = 1 * MO
FIN_DU_ZIP, FIN_MAX = b"PK\x05\x06", 66_000
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
ABIME = (EOFError, OSError, zlib.error, BadZipFile)


class Source:
    """What an export says, byte after byte.

    ``genre``: « sql », « gzip » or « zip », from its content. ``part``: how much of the file was
    read, from 0 to 1.
    """

    def __init__(self, genre: str, brut: IO[bytes], ouvert: IO[bytes], taille: int) -> None:
        self.genre, self._brut, self._ouvert, self._taille = genre, brut, ouvert, taille
        self._lus, self._max = 0, min(OUVERT_MAX, max(TOUJOURS_LU, RAPPORT_MAX * taille))

    @property
    def part(self) -> float:
        return min(1.0, self._brut.tell() / self._taille)

    def lire(self, octets: int) -> bytes:
        """The next bytes, none at the end.

        Raises ``FichierAbime``, or ``FichierTropGros`` for a bomb.
        """
        try:
            lus = self._ouvert.read(octets)
        except ABIME as faute:
            raise FichierAbime(pourquoi=type(faute).__name__) from faute
        self._lus += len(lus)
        if self._lus > self._max:
            raise FichierTropGros(mo=self._max // MO)
        return lus


@contextmanager
def ouvrir(brut: IO[bytes]) -> Iterator[Source]:
    """Open an export, plain, gzip or zip by its content, from a file that can be sought.

    Raises ``BaseRefusee`` when it holds no single base.
    """
    taille = brut.seek(0, os.SEEK_END)
    brut.seek(0)
    debut = brut.read(len(ZIP))
    brut.seek(0)
    if not debut:
        raise FichierVide()
    if debut.startswith(GZIP):
        with gzip.GzipFile(fileobj=brut, mode="rb") as ouvert:
            yield Source("gzip", brut, cast(IO[bytes], ouvert), taille)
    elif debut == ZIP:
        with _archive(brut, taille) as archive, _membre(archive) as ouvert:
            yield Source("zip", brut, ouvert, taille)
    else:
        yield Source("sql", brut, brut, taille)


def _archive(brut: IO[bytes], taille: int) -> ZipFile:
    brut.seek(max(0, taille - FIN_MAX))
    fin = brut.read()
    rang = fin.rfind(FIN_DU_ZIP)
    # The size of the list of members, in the last record of a zip (APPNOTE.TXT, 4.3.16).
    if rang < 0 or len(fin) < rang + 16:
        raise FichierAbime(pourquoi=BadZipFile.__name__)
    (sommaire,) = struct.unpack_from("<I", fin, rang + 12)
    if sommaire > SOMMAIRE_MAX:
        raise FichierTropGros(mo=SOMMAIRE_MAX // MO)
    try:
        return ZipFile(brut)
    except (*ABIME, ValueError, NotImplementedError) as faute:
        raise FichierAbime(pourquoi=type(faute).__name__) from faute


def _membre(archive: ZipFile) -> IO[bytes]:
    bases = [m for m in archive.infolist() if _est_une_base(m)]
    if len(bases) != 1:
        raise ZipSansBase(nombre=len(bases))
    [base] = bases
    # The others are opened whole in memory, however little is asked.
    if base.flag_bits & 1 or base.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ZipFerme()
    try:
        return archive.open(base)
    except (*ABIME, RuntimeError, NotImplementedError) as faute:
        raise FichierAbime(pourquoi=type(faute).__name__) from faute


def _est_une_base(membre: ZipInfo) -> bool:
    """Macintoshes add a twin of each file, which holds nothing."""
    nom = membre.filename.lower()
    return nom.endswith(".sql") and not nom.startswith("__macosx/")
