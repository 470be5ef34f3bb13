"""What each pole brings in and does, as a spreadsheet takes it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from petiterockette.comptes.lieux_lus import LieuxLus
from petiterockette.exports import Colonne, Document, Feuille, Genre
from petiterockette.indicateurs.exports import UNITES, mesurer
from petiterockette.indicateurs.registre import Unite
from petiterockette.temps.dates import date_format

from .lecture import Activite

# How a column leaves, by its unit; any other is a plain number, in the unit that heads it.
GENRES = {Unite.GRAMMES: Genre.GRAMMES, Unite.CENTIMES: Genre.EUROS}


def activite_a_emporter(activite: Activite, debut: date, fin: date, lus: LieuxLus) -> Document:
    """The tables of the page in one: a row a pole, the rows of its sites under it, their sum."""
    colonnes = [Colonne(_("Pôle")), Colonne(_("Lieu"))]
    for source in activite.sources:
        genre = GENRES.get(source.unite, Genre.NOMBRE)
        nom = str(source.nom)
        if source.unite == Unite.SECONDES:
            nom = f"{nom} ({UNITES[source.unite]})"
        colonnes.append(Colonne(nom, genre))
    return Document(
        nom=f"poles-{debut:%Y%m%d}-{fin:%Y%m%d}{lus.suffixe}",
        titre=_("Les pôles en chiffres"),
        filtres=[
            (_("Du"), date_format(debut)),
            (_("Au"), date_format(fin)),
            (_("Lieux"), lus.dite),
        ],
        definitions=[
            (str(s.nom), f"{s.definition} {s.exclusions}".strip()) for s in activite.sources
        ],
        feuilles=[Feuille(_("Pôles"), colonnes, list(_lignes(activite)))],
    )


def _lignes(activite: Activite) -> Iterator[list[Any]]:
    for rang in activite.rangs:
        yield [rang.nom, _("ensemble"), *_valeurs(activite, rang.valeurs)]
        yield from ([rang.nom, li.nom, *_valeurs(activite, li.valeurs)] for li in rang.lieux)
    yield [_("Total"), _("ensemble"), *_valeurs(activite, activite.totaux)]


def _valeurs(activite: Activite, valeurs: tuple[int | None, ...]) -> Iterator[Any]:
    for source, valeur in zip(activite.sources, valeurs, strict=True):
        yield valeur if source.unite in GENRES else mesurer(valeur, source.unite)
