"""One valid object of each constrained model of the base: sites, people, accounts, works…"""

from datetime import UTC, date, datetime, time
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from petiterockette.abonnements.models import Abonnement
from petiterockette.journal.chaines import enchainer
from petiterockette.journal.models import Chaine
from tests.fabriques import un_compte, un_lieu, une_ouverture, une_personne

MAI = date(2026, 5, 1)


def un_maillon(chaine=None):
    with transaction.atomic():
        return enchainer(chaine or "essai", {"n": 1}, timezone.now())


def un_abonnement_enregistre():
    abonnement = Abonnement(**VALIDES["abonnements.Abonnement"]())
    abonnement.save()
    return abonnement


VALIDES = {
    "lieux.Association": lambda: {"id": 1, "nom": "La Petite Rockette"},
    "lieux.Lieu": lambda: {"code": "NEUF", "nom": "Neuf", "ouvert_le": MAI},
    "lieux.Point": lambda: {"lieu": un_lieu(), "nom": "Quai", "genre": "quai", "ouvert_le": MAI},
    "lieux.HoraireHabituel": lambda: {
        "lieu": un_lieu(),
        "jour": 0,
        "ouvre": time(9),
        "ferme": time(18),
    },
    "lieux.Tache": lambda: {"lieu": un_lieu(), "moment": "ouverture", "texte": "Alarme"},
    "lieux.Ouverture": lambda: {
        "lieu": un_lieu(),
        "rang": 1,
        "uuid": uuid4(),
        "le": timezone.now(),
        "enregistre_le": timezone.now(),
    },
    "indicateurs.Vue": lambda: {
        "compte": un_compte("direction"),
        "nom": "Textiles",
        "chemin": "/collecte/mois/2026/",
        "gardee_le": timezone.now(),
    },
    "indicateurs.Releve": lambda: {
        "indicateur": "ETP",
        "annee": 2026,
        "rang": 1,
        "uuid": uuid4(),
        "valeur": 1_250,
        "methode": "fiches de paie",
        "enregistre_le": timezone.now(),
        "compte": un_compte(),
    },
    "indicateurs.Cible": lambda: {
        "indicateur": "R_REVALORISATION",
        "annee": 2026,
        "rang": 1,
        "uuid": uuid4(),
        "valeur": 92,
        "motif": "votée par le conseil",
        "enregistre_le": timezone.now(),
        "compte": un_compte(),
    },
    "travaux.Travail": lambda: {
        "cle": "essai:1",
        "nature": "essai",
        "resume": "Essai",
        "demande_le": timezone.now(),
    },
    "travaux.EtapeDeNuit": lambda: {
        "jour": MAI,
        "code": "essai",
        "etat": "en_cours",
        "commence_le": timezone.now(),
    },
    "alertes.Alerte": lambda: {"genre": "bac", "cle": "1", "phrase": "Un bac", "depuis": MAI},
    "sante.SigneDeVie": lambda: {"id": 1, "le": timezone.now()},
    "sante.MesureDuDisque": lambda: {"jour": MAI, "pris": 24, "total": 40},
    "alertes.Calcul": lambda: {"id": 1, "jour": MAI, "le": timezone.now()},
    "alertes.MiseDeCote": lambda: {
        "genre": "bac",
        "cle": "1",
        "jusqu_au": MAI,
        "motif": "jeudi",
        "le": timezone.now(),
        "compte": un_compte(),
    },
    "alertes.SeuilChoisi": lambda: {
        "genre": "bac",
        "rang": 1,
        "valeur": 3,
        "le": timezone.now(),
        "compte": un_compte(),
    },
    "alertes.Echeance": lambda: {
        "uuid": uuid4(),
        "nature": "vignette",
        "objet": "Balance du comptoir",
        "fin": MAI,
    },
    "abonnements.Abonnement": lambda: {
        "compte": un_compte(),
        "courriel": "awa@rockette.example",
        "demande_le": timezone.now(),
    },
    "abonnements.Envoi": lambda: {
        "abonnement": un_abonnement_enregistre(),
        "mois": MAI,
        "prevu_le": timezone.now(),
    },
    "lieux.Fermeture": lambda: {
        "ouverture": une_ouverture(un_lieu()),
        "uuid": uuid4(),
        "le": timezone.now(),
        "enregistre_le": timezone.now(),
    },
    "lieux.CorrectionHeures": lambda: {
        "ouverture": une_ouverture(un_lieu()),
        "rang": 1,
        "uuid": uuid4(),
        "debut": datetime(2026, 5, 1, 8, tzinfo=UTC),
        "fin": datetime(2026, 5, 1, 9, tzinfo=UTC),
        "motif": "Oubli",
        "enregistre_le": timezone.now(),
    },
    "lieux.Suspension": lambda: {
        "lieu": un_lieu(),
        "uuid": uuid4(),
        "motif": "plein",
        "debut": timezone.now(),
    },
    "personnes.Equipier": lambda: {"personne": une_personne(), "lieu": un_lieu(), "debut": MAI},
    "personnes.Personne": lambda: {"prenom": "Awa"},
    "personnes.Mot": lambda: {"personne": une_personne("Zoé"), "mot": "awa"},
    "personnes.Consentement": lambda: {
        "personne": une_personne(),
        "donnee": "courriel",
        "finalite": "service",
        "donne_le": timezone.now(),
    },
    "personnes.PasDoublon": lambda: {"une": une_personne(), "autre": une_personne()},
    "personnes.Effacement": lambda: {"motif": "terme", "le": timezone.now()},
    "personnes.Structure": lambda: {"nom": "Neuve", "genre": "autre"},
    "comptes.Affectation": lambda: {
        "compte": un_compte(),
        "role": "benevole",
        "lieu": un_lieu(),
        "debut": MAI,
    },
    "journal.Maillon": lambda: {
        "chaine": Chaine.objects.create(nom="essai"),
        "rang": 1,
        "le": timezone.now(),
        "contenu": {},
        "empreinte": "0" * 64,
    },
}
