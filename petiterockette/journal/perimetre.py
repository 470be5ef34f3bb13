"""The fiscal perimeter: the files that decide what a ticket says, and their fingerprint.

Source: BOI-TVA-DECLA-30-10-30 § 100 and the sector's referential (perimeter, versions): what is
attested is a list of files as they were. A file that is not here cannot change what is sealed.
"""

import hashlib
from functools import cache
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
# From the root of the product; the demo's story and the migrations' past are no part of it.
MOTIFS = (
    "boutique/**/*.py",
    "petiterockette/journal/**/*.py",
    "petiterockette/monnaie.py",
    "petiterockette/mesures.py",
    "petiterockette/version.py",
    "petiterockette/verification.py",
    "collecte/services/mouvements.py",
    "petiterockette/insertion.py",
    "petiterockette/requetes.py",
    "petiterockette/rangees.py",
    "collecte/lecteur.py",
    "static/js/caisse/**/*.js",
    "templates/boutique/tickets/**/*.html",
    "templates/boutique/clotures/**/*.html",
)
HORS = ("boutique/demo/",)


def fichiers_du_perimetre() -> list[str]:
    """Their paths from the root of the product, sorted."""
    trouves = {f.relative_to(RACINE).as_posix() for m in MOTIFS for f in RACINE.glob(m)}
    return sorted(f for f in trouves if not f.startswith(HORS) and "__pycache__" not in f)


@cache
def empreinte_du_perimetre() -> str:
    """SHA-256, in hexadecimal, of the list « digest, path » of its files, as this process runs."""
    condense = hashlib.sha256()
    for nom in fichiers_du_perimetre():
        empreinte = hashlib.sha256((RACINE / nom).read_bytes()).hexdigest()
        condense.update(f"{empreinte}  {nom}\n".encode())
    return condense.hexdigest()
