"""Which paper some labels are printed on, from which place, in how many files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest

from petiterockette.mots.numeros import numero_lu

from .models import FormatEtiquette

T = TypeVar("T")
# A file of more labels would keep its reader waiting.
PAR_FICHIER = 130
MEMOIRE = "format_etiquettes"


@dataclass(frozen=True)
class Partie:
    """Some pages of a print, in one file: from the one to the other, counted from 1."""

    rang: int
    premiere: int
    derniere: int


@dataclass(frozen=True)
class Choix:
    """So many labels on this paper, from the place ``depart`` of its first sheet on."""

    formats: list[FormatEtiquette]
    format: FormatEtiquette
    nombre: int
    depart: int

    @property
    def pages(self) -> int:
        return self.format.gabarit.pages(self.nombre, self.depart)

    @property
    def parties(self) -> list[Partie]:
        """The files to open: nearly always one."""
        chacune = max(1, PAR_FICHIER // self.format.par_page)
        return [
            Partie(rang, debut + 1, min(debut + chacune, self.pages))
            for rang, debut in enumerate(range(0, self.pages, chacune))
        ]

    def de_la_partie(self, etiquettes: Sequence[T], rang: int) -> tuple[Sequence[T], int]:
        """The labels of one file, and the place where they start."""
        partie, par_page = self.parties[rang], self.format.par_page
        debut = (partie.premiere - 1) * par_page - (self.depart - 1)
        fin = partie.derniere * par_page - (self.depart - 1)
        return etiquettes[max(0, debut) : fin], self.depart if debut < 0 else 1

    @property
    def rangees(self) -> list[list[tuple[int, str]]]:
        """The places of the first sheet, row by row: « prise » already, « servie » now, or free."""
        colonnes, fin = self.format.colonnes, self.depart + self.nombre
        return [
            [
                (n, "prise" if n < self.depart else "servie" if n < fin else "")
                for n in range(debut, debut + colonnes)
            ]
            for debut in range(1, self.format.par_page + 1, colonnes)
        ]


def lire_le_choix(request: HttpRequest, nombre: int) -> Choix | None:
    """The paper asked for, else the last one of this reader, else the first of the list.

    None where there is no paper at all. The choice is kept for the next labels.
    """
    formats = list(FormatEtiquette.objects.visibles())
    if not formats:
        return None
    par_id = {str(f.pk): f for f in formats}
    demande = par_id.get(request.GET.get("format", ""))
    if demande and request.session.get(MEMOIRE) != demande.pk:
        request.session[MEMOIRE] = demande.pk
    le_format = demande or par_id.get(str(request.session.get(MEMOIRE))) or formats[0]
    depart = _entier(request.GET.get("depart", ""), 1)
    return Choix(formats, le_format, nombre, depart if depart <= le_format.par_page else 1)


def lire_la_partie(request: HttpRequest, choix: Choix) -> int:
    """Which file is asked for: the first one unless it exists."""
    rang = _entier(request.GET.get("partie", ""), 0)
    return rang if rang < len(choix.parties) else 0


def _entier(texte: str, defaut: int) -> int:
    return max(numero_lu(texte, 99_999) or 0, defaut)
