"""What a reader of the accountant's files gives, and what it says of a file that is wrong."""

import hashlib
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from petiterockette.mots.mesures import nombre

# A FEC of 200 000 lines takes forty of them.
OCTETS_MAX = 80_000_000
LIGNES_MAX = 400_000
ERREURS_MAX = 20
MORCEAU = 1 << 20


class FichierFaux(Exception):
    """A file that is not read: what is wrong in it, line by line, in French."""

    def __init__(self, *erreurs: str) -> None:
        super().__init__(*erreurs)
        self.erreurs = list(erreurs)


@dataclass
class Relecture:
    """What is wrong in a file, as it is read: the first ones are told, the others counted."""

    erreurs: list[str] = field(default_factory=list)
    autres: int = 0

    def noter(self, ligne: int, phrase: str) -> None:
        if len(self.erreurs) < ERREURS_MAX:
            dits = {"n": nombre(ligne), "phrase": phrase}
            self.erreurs.append(_("Ligne %(n)s : %(phrase)s") % dits)
        else:
            self.autres += 1

    def juger(self) -> None:
        """Raise ``FichierFaux`` if anything was wrong."""
        if self.autres:
            phrase = ngettext("Et %(n)s autre ligne.", "Et %(n)s autres lignes.", self.autres)
            raise FichierFaux(*self.erreurs, phrase % {"n": nombre(self.autres)})
        if self.erreurs:
            raise FichierFaux(*self.erreurs)


@dataclass
class Somme:
    """An account of a file: its name, what was debited and credited, in cents."""

    libelle: str
    debit_cts: int = 0
    credit_cts: int = 0


@dataclass
class BalanceLue:
    """A file as it was read: ``soldes``: (account, analytic code) → its sums."""

    genre: str
    nom: str
    empreinte: str = ""
    lignes: int = 0
    soldes: dict[tuple[str, str], Somme] = field(default_factory=dict)

    def ajouter(
        self, numero: str, libelle: str, analytique: str, debit_cts: int, credit_cts: int
    ) -> None:
        somme = self.soldes.get((numero, analytique))
        if somme is None:
            somme = self.soldes[numero, analytique] = Somme(libelle[:100])
        somme.debit_cts += debit_cts
        somme.credit_cts += credit_cts
        self.lignes += 1

    @property
    def debit_cts(self) -> int:
        return sum(s.debit_cts for s in self.soldes.values())

    @property
    def credit_cts(self) -> int:
        return sum(s.credit_cts for s in self.soldes.values())


def empreinte_de(fichier: BinaryIO) -> str:
    """SHA-256 of a file, in hexadecimal; it is read by pieces, and left at its beginning."""
    fichier.seek(0)
    empreinte = hashlib.file_digest(fichier, "sha256").hexdigest()  # type: ignore[arg-type]
    fichier.seek(0)
    return empreinte


def lignes_de(fichier: BinaryIO) -> Iterator[str]:
    """The lines of a text, without their end, in whichever of the encodings that accountants use.

    UTF-8 with or without its mark, else ISO 8859-15 as the law allows, or Windows' own where the
    file has signs that only it has. Raises ``FichierFaux`` for what is no text.
    """
    encodage = _encodage(fichier)
    for rang, ligne in enumerate(fichier):
        lue = ligne.decode(encodage, errors="replace").rstrip("\r\n")
        yield lue.removeprefix("\ufeff") if rang == 0 else lue


def _encodage(fichier: BinaryIO) -> str:
    fichier.seek(0)
    debut = fichier.read(4)
    if debut[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise FichierFaux(_("Ce texte est en UTF-16 : enregistrez-le en UTF-8."))
    fichier.seek(0)
    est_utf8, de_windows, utf8 = True, False, getincrementaldecoder("utf-8")()
    while morceau := fichier.read(MORCEAU):
        if b"\0" in morceau:
            raise FichierFaux(_("Ce fichier n’est pas un texte."))
        de_windows = de_windows or any(0x80 <= octet <= 0x9F for octet in set(morceau))
        est_utf8 = est_utf8 and _se_decode(utf8, morceau)
    fichier.seek(0)
    # A sign that the end of the file cuts is none.
    if est_utf8 and _se_decode(utf8, b"", la_fin=True):
        return "utf-8"
    return "cp1252" if de_windows else "iso8859-15"


def _se_decode(decodeur: IncrementalDecoder, octets: bytes, *, la_fin: bool = False) -> bool:
    try:
        decodeur.decode(octets, final=la_fin)
    except UnicodeDecodeError:
        return False
    return True
