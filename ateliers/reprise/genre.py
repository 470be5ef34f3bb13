"""The kind « workshops and their audience », as the page of what is brought in shows it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ateliers.poles import choix_des_poles
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.mots.mesures import nombre
from petiterockette.reprise.genres import Examen, Genre, Role
from petiterockette.reprise.lecture import une_periode
from petiterockette.reprise.manques import a_dire, annee, lieu
from petiterockette.reprise.models import Fichier
from petiterockette.reprise.mots import Listes
from petiterockette.temps.durees import en_duree

from .lecture import examiner, listes
from .services import TotalDeSeances, annuler_des_seances, reprendre_des_seances

ROLES = (
    Role("periode", gettext_lazy("la période : année, mois ou jour"), ("periode", "date", "jour")),
    Role("annee", gettext_lazy("l’année"), ("annee", "an", "exercice")),
    Role("mois", gettext_lazy("le mois"), ("mois",)),
    Role("lieu", gettext_lazy("le lieu"), ("lieu", "site", "ressourcerie")),
    Role("pole_d_atelier", gettext_lazy("le pôle"), ("pole", "activite", "secteur")),
    Role("intitule", gettext_lazy("l’atelier"), ("atelier", "intitule", "titre", "nom", "theme")),
    Role("seances", gettext_lazy("combien de séances"),
         ("seances", "nombre de seances", "nb seances", "nombre d ateliers", "nb ateliers",
          "ateliers", "sessions")),
    Role("heures", gettext_lazy("les heures"), ("heures", "heure", "duree", "temps")),
    Role("participants", gettext_lazy("combien de participants"),
         ("participants", "nombre de participants", "nb participants", "personnes", "presents",
          "frequentation", "total participants")),
    Role("public", gettext_lazy("le public"), ("public", "type de public", "publics")),
    Role("public_en_colonne", gettext_lazy("des participants, par public"), par_titre=True),
    Role("unite", gettext_lazy("l’unité des heures"), ("unite",)),
)  # fmt: skip

MODELE = (
    ("Période", "Lieu", "Pôle", "Atelier", "Séances", "Heures", "Grand public", "École primaire"),
    ("2019", "La Petite Rockette", "L’animation", "Récup et couture", "24", "48", "120", "75"),
    ("mars 2020", "La Petite Rockette", "La Cycklette", "", "4", "12", "38", ""),
    ("12/03/2021", "La Petite Rockette", "La formation", "Valoriste", "1", "7", "8", ""),
)


def _deviner(tete: str, listes: Listes) -> str:
    public = listes["public"]
    connu = public.sure(tete) or (tete in public.doutes and tete)
    return "public_en_colonne" if connu else ""


def _manques() -> Mapping[str, forms.Field]:
    """What is said once for a whole file, where no column says it."""
    return {
        "lieu": lieu(),
        "pole_d_atelier": a_dire(_("De quel pôle\u00a0?"), choix_des_poles()),
        "annee": annee(),
    }


def ecrire(fichier: Fichier, examen: Examen, compte: Compte) -> Mapping[str, Any]:
    """Write the séances of a file, in the transaction of whoever brings it in."""
    lieux = {lieu.code: lieu for lieu in Lieu.objects.all()}
    totaux = [
        TotalDeSeances(
            lieu=lieux[lues.lieu],
            pole=lues.pole,
            intitule=lues.intitule,
            debut=lues.periode.debut,
            fin=lues.periode.fin,
            seances=lues.seances,
            minutes=lues.minutes,
            participants=lues.participants,
            publics=dict(lues.publics),
        )
        for lues in examen.lignes
    ]
    reprendre_des_seances(fichier=fichier, totaux=totaux, compte=compte)
    annees = sorted({total.debut.year for total in totaux}, reverse=True)
    return {
        "dits": [
            [_("Séances"), nombre(sum(total.seances for total in totaux))],
            [_("Heures"), en_duree(sum(total.minutes for total in totaux))],
            [_("Participants"), nombre(sum(total.participants for total in totaux))],
        ],
        "lignes": len(totaux),
        "voir": [[str(a), reverse("resultats:annee", args=[a])] for a in annees],
    }


def annuler(fichier: Fichier, compte: Compte, _motif: str) -> None:
    """Cancel every total of a file, by its counter-entry."""
    annuler_des_seances(fichier=fichier, compte=compte)


ATELIERS = Genre(
    code="ateliers",
    nom=gettext_lazy("Ateliers et leur public"),
    texte=gettext_lazy("par an, mois ou jour : séances, heures, participants de chaque public"),
    pictogramme="users",
    roles=ROLES,
    listes=listes,
    manques=_manques,
    examiner=examiner,
    ecrire=ecrire,
    annuler=annuler,
    modele=MODELE,
    # Each line has its publics.
    longues=400,
    deviner=_deviner,
    est_titre=une_periode,
    repris=gettext_lazy("C’est repris : les pôles disent ces chiffres, marqués « repris »."),
    annulation=gettext_lazy(
        "Les chiffres de ce fichier repartent : ils ne compteront plus. "
        "Le journal en garde la trace."
    ),
)
