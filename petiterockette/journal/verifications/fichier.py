"""The file of the base itself holds together: on SQLite, a copy made by hand often does not."""

from collections.abc import Iterator

from petiterockette.base.integrite import fautes_du_fichier
from petiterockette.verification import Constat, verification


@verification("Fichier de la base")
def fichier() -> Iterator[Constat]:
    """Every page, row, index and check of the file, read whole."""
    for faute in fautes_du_fichier():
        yield Constat(f"le fichier de la base est abîmé\u00a0: {faute}")
