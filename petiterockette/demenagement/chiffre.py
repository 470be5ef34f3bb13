"""Encrypt an export on its way out, with age (age-encryption.org), and open one.

A phrase opens a key, and the key the export: age protects by a phrase only what it holds whole in
memory. So the phrase is used once, and nothing keeps it.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import IO

import pyrage

from .refus import CleQuiNOuvrePas, DestinataireIllisible, PhraseTropCourte

SIGNES_MIN = 16
ENTETE = b"age-encryption.org/v1"


def destinataire(dit: str) -> pyrage.x25519.Recipient:
    """Who may open: « age1… ». Raises ``DestinataireIllisible``."""
    try:
        return pyrage.x25519.Recipient.from_str(dit.strip())
    except pyrage.RecipientError as erreur:
        raise DestinataireIllisible(dit=dit.strip()[:80]) from erreur


def cle_sous_phrase(phrase: str) -> tuple[str, bytes]:
    """A new recipient, and its key as a file that the phrase opens. Raises ``PhraseTropCourte``."""
    if len(phrase) < SIGNES_MIN:
        raise PhraseTropCourte(n=SIGNES_MIN)
    cle = pyrage.x25519.Identity.generate()
    return str(cle.to_public()), pyrage.passphrase.encrypt(f"{cle}\n".encode(), phrase)


def cle_de_la_phrase(fichier: bytes, phrase: str) -> pyrage.x25519.Identity:
    """The key that a phrase opens. Raises ``CleQuiNOuvrePas``."""
    try:
        return identite(pyrage.passphrase.decrypt(fichier, phrase).decode())
    except (pyrage.DecryptError, UnicodeDecodeError) as erreur:
        raise CleQuiNOuvrePas() from erreur


def identite(texte: str) -> pyrage.x25519.Identity:
    """The key of a file of age, comments apart. Raises ``CleQuiNOuvrePas``."""
    lignes = [li.strip() for li in texte.splitlines() if li.strip() and not li.startswith("#")]
    try:
        return pyrage.x25519.Identity.from_str(lignes[0])
    except (pyrage.IdentityError, IndexError) as erreur:
        raise CleQuiNOuvrePas() from erreur


@contextmanager
def en_chiffrant(
    sortie: IO[bytes], destinataires: Sequence[pyrage.x25519.Recipient]
) -> Iterator[IO[bytes]]:
    """What is written inside goes to ``sortie`` encrypted, without waiting for the end."""
    lu, ecrit = os.pipe()
    with ThreadPoolExecutor(1) as fil:
        fini = fil.submit(_chiffrer, lu, sortie, destinataires)
        try:
            with open(ecrit, "wb") as entree:
                yield entree
        finally:
            # What broke there says more than the pipe that it broke.
            fini.result()


def dechiffrer(entree: IO[bytes], sortie: IO[bytes], cle: pyrage.x25519.Identity) -> None:
    """Open what ``en_chiffrant`` wrote. Raises ``CleQuiNOuvrePas``, for a cut file too."""
    try:
        pyrage.decrypt_io(entree, sortie, [cle])
    except pyrage.DecryptError as erreur:
        raise CleQuiNOuvrePas() from erreur


def _chiffrer(lu: int, sortie: IO[bytes], destinataires: Sequence[pyrage.x25519.Recipient]) -> None:
    with open(lu, "rb") as entree:
        pyrage.encrypt_io(entree, sortie, list(destinataires))
