"""The kind « volunteers' hours », as the page of what is brought in shows it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.benevolat.models import Pole
from petiterockette.benevolat.services.reprises import (
    TotalDHeures,
    annuler_des_heures,
    reprendre_des_heures,
)
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import nombre
from petiterockette.reprise.genres import Examen, Genre, Role
from petiterockette.reprise.lecture import une_periode
from petiterockette.reprise.manques import a_dire, annee, lieu
from petiterockette.reprise.models import Fichier
from petiterockette.temps.durees import en_duree

from .lecture import examiner, listes

ROLES = (
    Role(
        "periode",
        gettext_lazy("la période : année, mois ou jour"),
        ("periode", "date", "jour"),
    ),
    Role("annee", gettext_lazy("l’année"), ("annee", "an", "exercice")),
    Role("mois", gettext_lazy("le mois"), ("mois",)),
    Role("lieu", gettext_lazy("le lieu"), ("lieu", "site", "ressourcerie")),
    Role("pole", gettext_lazy("le pôle"), ("pole", "activite", "mission", "equipe", "poste")),
    Role(
        "personne",
        gettext_lazy("la personne : comptée, jamais gardée"),
        ("personne", "nom", "benevole", "prenom"),
    ),
    Role(
        "benevoles",
        gettext_lazy("combien de bénévoles"),
        ("nombre de benevoles", "nb benevoles", "nb de benevoles", "effectif", "benevoles"),
    ),
    Role("heures", gettext_lazy("les heures"), ("heures", "heure", "duree", "temps", "nb heures")),
    Role("unite", gettext_lazy("l’unité : heures ou minutes"), ("unite",)),
    Role("total", gettext_lazy("un total, à comparer seulement"), ("total", "totaux")),
)

MODELE = (
    ("Période", "Lieu", "Pôle", "Nombre de bénévoles", "Heures"),
    ("2019", "La Petite Rockette", "Boutique", "34", "2 150"),
    ("mars 2020", "La Petite Rockette", "Tri", "12", "96,5"),
    ("12/03/2021", "La Petite Rockette", "Café", "3", "7h30"),
)


def _manques() -> Mapping[str, forms.Field]:
    """What is said once for a whole file, where no column says it."""
    return {
        "lieu": lieu(),
        "pole": a_dire(_("Pour quel pôle\u00a0?"), Pole.objects.values_list("code", "nom")),
        "annee": annee(),
    }


def ecrire(fichier: Fichier, examen: Examen, compte: Compte) -> Mapping[str, Any]:
    """Write the hours of a file, in the transaction of whoever brings it in."""
    lieux = {lieu.code: lieu for lieu in Lieu.objects.all()}
    poles = {pole.code: pole for pole in Pole.objects.all()}
    totaux = [
        TotalDHeures(
            lieu=lieux[lues.lieu],
            pole=poles[lues.pole],
            debut=lues.periode.debut,
            fin=lues.periode.fin,
            minutes=lues.minutes,
            benevoles=lues.benevoles,
        )
        for lues in examen.lignes
    ]
    minutes = reprendre_des_heures(fichier=fichier, totaux=totaux, compte=compte)
    annees = sorted({total.debut.year for total in totaux}, reverse=True)
    return {
        "dits": [
            [_("Totaux repris"), nombre(len(totaux))],
            [_("Heures"), en_duree(minutes)],
        ],
        "lignes": len(totaux),
        "voir": [[str(a), reverse("benevolat:chiffres_de", args=[a])] for a in annees],
    }


def annuler(fichier: Fichier, compte: Compte, _motif: str) -> None:
    """Cancel every total of a file, by its counter-entry."""
    annuler_des_heures(fichier=fichier, compte=compte)


HEURES = Genre(
    code="benevolat",
    nom=gettext_lazy("Heures de bénévolat"),
    texte=gettext_lazy("par an, mois ou jour, pour chaque pôle ; aucun nom n’est gardé"),
    pictogramme="hand-heart",
    roles=ROLES,
    listes=listes,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    modele=MODELE,
    # Names are counted, and nobody asked to be kept.
    de_personnes=True,
    est_titre=une_periode,
    repris=gettext_lazy(
        "C’est repris : ces heures comptent dans leurs années, marquées « repris »."
    ),
    annulation=gettext_lazy(
        "Les chiffres de ce fichier repartent : ils ne compteront plus. "
        "Le journal en garde la trace."
    ),
)
