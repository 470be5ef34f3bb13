"""The bytes of an export as text: in UTF-8, or in what it says itself."""

import codecs
import re
from collections.abc import Iterator

from ..refus import FichierVide, JeuInconnu, PasDuTexte, PasEnUtf8
from .fichiers import Source

MORCEAU = 1_000_000
UTF8 = {"utf8", "utf8mb3", "utf8mb4", "binary"}
# An export says how it is written among its first lines.
PREMIERES = 8_000
DECLARE = re.compile(rb"SET\s+NAMES\s+'?(\w+)\W", re.IGNORECASE)
# What MySQL calls latin1 is cp1252, the bytes that cp1252 leaves undefined being themselves:
# « Á » written twice is « Ã » and U+0081.
_CP1252 = {n: bytes([n]).decode("cp1252", "replace") for n in range(0x80, 0xA0)}
LATIN1 = {n: lettre for n, lettre in _CP1252.items() if lettre != "\ufffd"}
VERS_LATIN1 = {ord(lettre): n for n, lettre in LATIN1.items()}


class Texte:
    """The text of an export, piece after piece. ``jeu``: « utf8 » or « latin1 »."""

    def __init__(self, source: Source) -> None:
        """Raises ``PasDuTexte``, ``JeuInconnu``, or what the source raises."""
        self._source = source
        tete = source.lire(MORCEAU)
        if not tete:
            raise FichierVide()
        if tete.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in tete:
            raise PasDuTexte()
        self._tete = tete.removeprefix(codecs.BOM_UTF8)
        self.jeu = _jeu(self._tete)

    def morceaux(self) -> Iterator[str]:
        """Raises ``PasEnUtf8``, with the line of what is not, or what the source raises."""
        decodeur = codecs.getincrementaldecoder("latin-1" if self.jeu == "latin1" else "utf-8")()
        lignes, octets = 1, self._tete
        while True:
            try:
                texte = decodeur.decode(octets, final=not octets)
            except UnicodeDecodeError as faute:
                raise PasEnUtf8(ligne=lignes + faute.object.count(b"\n", 0, faute.start)) from None
            lignes += octets.count(b"\n")
            yield texte.translate(LATIN1) if self.jeu == "latin1" else texte
            if not octets:
                return
            octets = self._source.lire(MORCEAU)


def _jeu(tete: bytes) -> str:
    """What an export says of itself: the first « SET NAMES »; nothing is UTF-8."""
    dit = DECLARE.search(tete[:PREMIERES])
    jeu = dit[1].decode("ascii", "replace").lower() if dit else "utf8mb4"
    if jeu in UTF8:
        return "utf8"
    if jeu in ("latin1", "cp1252"):
        return "latin1"
    raise JeuInconnu(jeu=jeu)
