"""The head of a page of figures: the periods and the sites one may go to from there."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.bilans.en_gros import annees_connues
from collecte.matiere.periode import NOMS, Genre, Periode
from petiterockette.temps.raccourcis import raccourcis

from .adresses import Adresses, AvecPeriode
from .textes import MOTS


def genres(filtre: AvecPeriode, adresses: Adresses) -> list[dict[str, Any]]:
    """The links to the other kinds of period, at the same moment."""
    periode, aujourd_hui = filtre.periode, timezone.localdate()
    repere = aujourd_hui if periode.contient(aujourd_hui) else periode.fin
    return [
        {
            "nom": NOMS[genre],
            "url": adresses.page(Periode.du(genre, repere), pas=None),
            "actif": genre == periode.genre,
        }
        for genre in Genre
        if genre != Genre.LIBRE
    ]


def maintenant(filtre: AvecPeriode, adresses: Adresses) -> list[dict[str, Any]]:
    """The periods that people ask for by name, and the same one a year before."""
    choix = [(r.nom, Periode.entre(r.debut, r.fin)) for r in raccourcis(timezone.localdate())]
    choix.append((MOTS[filtre.periode.genre]["an_dernier"], filtre.periode.an_dernier))
    return [
        {"nom": nom, "url": adresses.page(p, pas=None), "actif": p == filtre.periode}
        for nom, p in choix
    ]


def annees(filtre: AvecPeriode, adresses: Adresses) -> list[dict[str, Any]]:
    """The years in which the sites read moved something, brought in or not, the last one first."""
    choix = [
        (annee, Periode.du(Genre.ANNEE, date(annee, 1, 1)))
        for annee in reversed(annees_connues(filtre.lieux_lus.ids))
    ]
    return [
        {"nom": annee, "url": adresses.page(p, pas=None), "actif": p == filtre.periode}
        for annee, p in choix
    ]


def lieux(filtre: AvecPeriode, adresses: Adresses) -> list[dict[str, Any]]:
    """The sites to choose from, all of them first."""
    lieux_lus = filtre.lieux_lus
    choix = [
        {"nom": li.nom, "url": adresses.page(lieu=li.code), "actif": li == lieux_lus.lieu}
        for li in lieux_lus.lieux
    ]
    if lieux_lus.a_le_choix:
        tous = {"nom": _("Tous les lieux"), "url": adresses.page(lieu=None)}
        choix.insert(0, tous | {"actif": lieux_lus.lieu is None})
    return choix
