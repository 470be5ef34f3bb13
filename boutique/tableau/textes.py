"""The words of the page of sales that depend on the kind of its period."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from collecte.matiere.periode import Genre

RIEN_VENDU: dict[Genre, Any] = {
    Genre.JOUR: _("Rien de vendu en caisse ce jour-là"),
    Genre.SEMAINE: _("Rien de vendu en caisse cette semaine-là"),
    Genre.MOIS: _("Rien de vendu en caisse ce mois-ci"),
    Genre.TRIMESTRE: _("Rien de vendu en caisse ce trimestre"),
    Genre.ANNEE: _("Rien de vendu en caisse cette année"),
    Genre.LIBRE: _("Rien de vendu en caisse à ces dates"),
}
