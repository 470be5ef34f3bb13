"""The fiscal perimeter: the files that decide what a ticket says, and their fingerprint.

Source: BOI-TVA-DECLA-30-10-30 § 100 and the sector's referential (perimeter, versions): what is
attested is a list of files as they were. A file that is not here cannot change what is sealed.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
# From the root of the product: all that a sale, a refund, a closing or an invoice runs, what the
# screen sends and what the paper says. ``tests/journal/test_perimetre.py`` follows the imports.
MOTIFS = (
    "boutique/**/*.py",
    # What each kind of article asks before it is sold, and does once it is.
    "*/vendables.py",
    "*/*/vendables.py",
    "ateliers/__init__.py",
    "ateliers/cafe/*.py",
    "ateliers/cafe/models/*.py",
    "ateliers/cafe/services/*.py",
    "ateliers/velo/*.py",
    "ateliers/velo/models/*.py",
    "ateliers/velo/services/*.py",
    "collecte/__init__.py",
    "collecte/matiere/**/*.py",
    "collecte/bureau/__init__.py",
    "collecte/bureau/models/*.py",
    "collecte/listes/**/*.py",
    "collecte/mois/**/*.py",
    "collecte/livre/**/*.py",
    "collecte/bilans/**/*.py",
    "collecte/comptoirs/**/*.py",
    "collecte/poids/**/*.py",
    "collecte/objets/**/*.py",
    "collecte/sorties/**/*.py",
    "collecte/tri/**/*.py",
    # Settings, roles and rights, money, masses, and how rows are read and written.
    "petiterockette/*.py",
    "petiterockette/base/*.py",
    "petiterockette/comptes/*.py",
    "petiterockette/freins/*.py",
    "petiterockette/journal/**/*.py",
    "petiterockette/lieux/*.py",
    "petiterockette/lieux/models/*.py",
    "petiterockette/mots/*.py",
    "petiterockette/photos/*.py",
    "petiterockette/saisie/*.py",
    "petiterockette/temps/*.py",
    "static/js/boutique/comptoir/**/*.js",
    "templates/boutique/ventes/**/*.html",
    "templates/boutique/clotures/**/*.html",
    "templates/boutique/factures/**/*.html",
    "templates/boutique/tickets/**/*.html",
    "templates/boutique/tickets/**/*.txt",
)
# The demo's story, the migrations' past, and the tests.
HORS = re.compile(r"(^|/)(demo|migrations|tests|__pycache__)/|(^|/)demo(_\w+|nstration)?\.py$")


def fichiers_du_perimetre(racine: Path = RACINE) -> list[str]:
    """The files of the périmètre fiscal: their paths from the root of the product, sorted."""
    trouves = {f.relative_to(racine).as_posix() for m in MOTIFS for f in racine.glob(m)}
    return sorted(f for f in trouves if not HORS.search(f))


@cache
def empreinte_du_perimetre() -> str:
    """SHA-256, in hexadecimal, of the list « digest, path » of its files, as this process runs."""
    condense = hashlib.sha256()
    for nom in fichiers_du_perimetre():
        empreinte = hashlib.sha256((RACINE / nom).read_bytes()).hexdigest()
        condense.update(f"{empreinte}  {nom}\n".encode())
    return condense.hexdigest()
