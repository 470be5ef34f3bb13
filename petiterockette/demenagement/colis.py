"""Where an export is written: a zip or a folder, member after member, digests on the way."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone

from petiterockette.base.dossiers_prives import FICHIER, dossier_prive

# What is pressed already gains nothing by being pressed again.
_DEJA_SERRES = (".jpg", ".zip")


class Ecrit(NamedTuple):
    """What a member holds."""

    octets: int
    sha256: str


class Membre:
    """A member that is being written."""

    def __init__(self, sortie: IO[bytes]) -> None:
        self.sortie, self.octets, self._condense = sortie, 0, hashlib.sha256()

    def dire(self, octets: bytes) -> None:
        self.sortie.write(octets)
        self._condense.update(octets)
        self.octets += len(octets)

    @property
    def ecrit(self) -> Ecrit:
        return Ecrit(self.octets, self._condense.hexdigest())


class Colis(Protocol):
    """Takes members one after the other, by their names."""

    def nouveau(self, nom: str) -> Any: ...


class ColisZip:
    """A zip, written as it goes to anything that takes bytes, even what cannot go back."""

    def __init__(self, zf: ZipFile, le: datetime | None = None) -> None:
        self.zf, self.le = zf, le or timezone.localtime()

    @contextmanager
    def nouveau(self, nom: str) -> Iterator[Membre]:
        info = ZipInfo(nom, self.le.timetuple()[:6])
        info.compress_type = ZIP_STORED if nom.endswith(_DEJA_SERRES) else ZIP_DEFLATED
        info.external_attr = FICHIER << 16
        with self.zf.open(info, "w", force_zip64=True) as sortie:
            yield Membre(sortie)


class ColisDossier:
    """A folder, which only the product's own user reads."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier

    @contextmanager
    def nouveau(self, nom: str) -> Iterator[Membre]:
        chemin = self.dossier / nom
        dossier_prive(chemin.parent)
        with chemin.open("wb") as sortie:
            chemin.chmod(FICHIER)
            yield Membre(sortie)


class ColisPerdu:
    """Keeps nothing: what is written is only weighed, and its digest taken."""

    @contextmanager
    def nouveau(self, nom: str) -> Iterator[Membre]:
        with open(os.devnull, "wb") as sortie:
            yield Membre(sortie)
