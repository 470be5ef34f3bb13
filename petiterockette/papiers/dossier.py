"""Where a paper waits to be drawn, then to be taken: two files of one name, out of the base."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from petiterockette.base.dossiers_prives import dossier_prive
from petiterockette.base.tirages import nouveau_jeton

# What nobody took by then is thrown away.
GARDE = timedelta(days=1)


def deposer(page: str) -> str:
    """Keep a page that is to be drawn; its number, which nobody guesses."""
    numero = nouveau_jeton()
    _page_de(numero).write_text(page, encoding="utf-8")
    return numero


def page_de(numero: str) -> str:
    """The page that is to be drawn; empty once it is too old."""
    fichier = _page_de(numero)
    return fichier.read_text(encoding="utf-8") if fichier.is_file() else ""


def pdf_de(numero: str) -> Path | None:
    """The paper, once it is drawn."""
    fichier = _dossier() / f"{numero}.pdf"
    return fichier if fichier.is_file() else None


def ranger(numero: str, octets: bytes) -> None:
    """Keep a paper that was drawn: whole, or not there."""
    en_cours = _dossier() / f"{numero}.en-cours"
    en_cours.write_bytes(octets)
    en_cours.rename(_dossier() / f"{numero}.pdf")


def jeter(maintenant: datetime) -> int:
    """Throw away what is older than a day; how many files."""
    avant = (maintenant - GARDE).timestamp()
    vieux = [f for f in _dossier().iterdir() if f.stat().st_mtime < avant]
    for fichier in vieux:
        fichier.unlink(missing_ok=True)
    return len(vieux)


def _page_de(numero: str) -> Path:
    return _dossier() / f"{numero}.html"


def _dossier() -> Path:
    return dossier_prive(Path(settings.DOSSIER_DES_PAPIERS))
