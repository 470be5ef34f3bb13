"""The exercises that no archive holds."""

from collections.abc import Iterator
from datetime import date

from boutique.clotures.models import Cloture

from .models import Archive


def exercices_sans_archive(genre: str = Archive.Genre.CAISSES) -> Iterator[tuple[date, date]]:
    """The first and last days of the exercises closed at a till that no archive holds whole."""
    archives = list(Archive.objects.filter(genre=genre).values_list("debut", "fin"))
    clos = Cloture.objects.filter(niveau=Cloture.Niveau.ANNEE).order_by("fin")
    for debut, fin in clos.values_list("debut", "fin").distinct():
        if not any(a <= debut and fin <= b for a, b in archives):
            yield debut, fin
