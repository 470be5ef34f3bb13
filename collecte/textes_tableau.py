"""The words of the dashboard that depend on the kind of its period."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .tableau.periode import Genre

MOTS: dict[Genre, dict[str, Any]] = {
    Genre.JOUR: {
        "an_dernier": _("Le même jour, l’an dernier"),
        "precedente": _("Jour précédent"),
        "suivante": _("Jour suivant"),
        "aucune_donnee": _("Aucune donnée ce jour-là"),
        "variation": _("ce jour-là"),
        "close": _("jour d’un mois clos"),
        "ouverte": _("jour d’un mois ouvert"),
        "en_cours": _("journée en cours"),
        "total": _("Le jour"),
        "celle_ci": _("ce jour"),
        "entiere": _("entier"),
    },
    Genre.SEMAINE: {
        "an_dernier": _("La même semaine, l’an dernier"),
        "precedente": _("Semaine précédente"),
        "suivante": _("Semaine suivante"),
        "aucune_donnee": _("Aucune donnée cette semaine-là"),
        "variation": _("sur la semaine"),
        "close": _("mois clos"),
        "ouverte": _("mois ouvert"),
        "en_cours": _("semaine en cours"),
        "total": _("La semaine"),
        "celle_ci": _("cette semaine"),
        "entiere": _("entière"),
    },
    Genre.MOIS: {
        "an_dernier": _("Le même mois, l’an dernier"),
        "precedente": _("Mois précédent"),
        "suivante": _("Mois suivant"),
        "aucune_donnee": _("Aucune donnée ce mois-ci"),
        "variation": _("sur le mois"),
        "close": _("mois clos"),
        "ouverte": _("mois ouvert"),
        "en_cours": _("mois en cours"),
        "total": _("Le mois"),
        "celle_ci": _("ce mois"),
        "entiere": _("entier"),
    },
    Genre.TRIMESTRE: {
        "an_dernier": _("Le même trimestre, l’an dernier"),
        "precedente": _("Trimestre précédent"),
        "suivante": _("Trimestre suivant"),
        "aucune_donnee": _("Aucune donnée ce trimestre"),
        "variation": _("sur le trimestre"),
        "close": _("trimestre clos"),
        "ouverte": _("trimestre ouvert"),
        "en_cours": _("trimestre en cours"),
        "total": _("Le trimestre"),
        "celle_ci": _("ce trimestre"),
        "entiere": _("entier"),
    },
    Genre.ANNEE: {
        "an_dernier": _("L’année d’avant"),
        "precedente": _("Année précédente"),
        "suivante": _("Année suivante"),
        "aucune_donnee": _("Aucune donnée cette année"),
        "variation": _("sur l’année"),
        "close": _("année close"),
        "ouverte": _("année ouverte"),
        "en_cours": _("année en cours"),
        "total": _("L’année"),
        "celle_ci": _("cette année"),
        "entiere": _("entière"),
    },
    Genre.LIBRE: {
        "an_dernier": _("Les mêmes dates, l’an dernier"),
        "precedente": _("Période précédente"),
        "suivante": _("Période suivante"),
        "aucune_donnee": _("Aucune donnée à ces dates"),
        "variation": _("sur ces dates"),
        "close": _("mois clos"),
        "ouverte": _("mois ouverts"),
        "en_cours": _("période en cours"),
        "total": _("La période"),
        "celle_ci": _("cette période"),
        "entiere": _("entière"),
    },
}

# Days of the week, Monday first.
JOURS_DE_SEMAINE = (
    _("lundi"),
    _("mardi"),
    _("mercredi"),
    _("jeudi"),
    _("vendredi"),
    _("samedi"),
    _("dimanche"),
)
