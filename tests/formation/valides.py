"""One valid object of each constrained model of the training pole, and what breaks it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from ateliers.formation.models import DemiJournee, Emargement, Feuille
from tests.fabriques import un_compte, un_lieu, une_personne

from .en_formation import un_formateur, un_stagiaire, une_action, une_session

DEBUT = datetime(2026, 5, 4, 7, tzinfo=UTC)


def une_demi_journee() -> DemiJournee:
    return DemiJournee.objects.create(**VALIDES["formation.DemiJournee"]())


def une_feuille() -> Feuille:
    feuille = Feuille(**VALIDES["formation.Feuille"]())
    feuille.save(force_insert=True)
    return feuille


def une_signature() -> Emargement:
    signature = Emargement(**VALIDES["formation.Emargement"]())
    signature.save(force_insert=True)
    return signature


def _inscription() -> dict[str, Any]:
    return {
        "session": une_session(),
        "personne": une_personne(),
        "type_stagiaire": "a",
        "origine": "1",
        "jeton": uuid4().hex,
    }


def _emargement() -> dict[str, Any]:
    demi_journee = une_demi_journee()
    stagiaire = un_stagiaire(demi_journee.session)
    return {
        "uuid": uuid4(),
        "nature": "signature",
        "demi_journee": demi_journee,
        "inscription": stagiaire,
        "personne": stagiaire.personne_id,
        "rang": 1,
        "debut": demi_journee.debut,
        "duree_min": 210,
        "mode": "ecran",
        "trace_empreinte": "a" * 64,
        "le": demi_journee.debut,
    }


VALIDES: dict[str, Any] = {
    "formation.Action": lambda: {
        "intitule": "Trier le textile",
        "code_nsf": "343",
        "duree_min": 420,
        "objectifs": "Reconnaître les matières.",
    },
    "formation.Organisme": lambda: {"id": 1, "nda": "11755555555"},
    "formation.Session": lambda: {
        "action": une_action(),
        "lieu": un_lieu(),
        "cadre": "convention",
        "terme": date(2031, 5, 4),
        "ouverte_le": DEBUT,
        "compte": un_compte(),
    },
    "formation.Formateur": lambda: {
        "session": une_session(),
        "personne": une_personne(),
        "jeton": uuid4().hex,
    },
    "formation.DemiJournee": lambda: {
        "session": une_session(),
        "jour": date(2026, 5, 4),
        "moment": "matin",
        "debut": DEBUT,
        "fin": DEBUT + timedelta(minutes=210),
    },
    "formation.Inscription": _inscription,
    "formation.Feuille": lambda: {
        "uuid": uuid4(),
        "demi_journee": une_demi_journee(),
        "empreinte": "a" * 64,
        "le": DEBUT,
        "compte": un_compte(),
    },
    "formation.Emargement": _emargement,
}
INTERDITS: dict[str, list] = {
    "formation_action_objectif_connu": [{"objectif": "loisir"}],
    "formation_action_duree_positive": [{"duree_min": 0}],
    "formation_organisme_un_seul": [{"id": 2}],
    "formation_session_cadre_connu": [{"cadre": "rien"}],
    "formation_demi_journee_moment": [{"moment": "soir"}],
    "formation_demi_journee_heures": [{"fin": DEBUT}],
    "formation_inscription_lignes_du_bpf": [{"type_stagiaire": "z"}, {"origine": "12"}],
    "formation_inscription_montant_facture": [
        {"montant_cts": 100},
        {"montant_cts": 100, "facture_numero": "F-1"},
    ],
    "formation_emargement_qui": [
        {"inscription": None},
        lambda: {"formateur": un_formateur(une_session())},
    ],
    "formation_emargement_nature": [
        {"nature": "fantaisie"},
        {"mode": ""},
        {"mode": "papier"},
        {"nature": "absence", "mode": "", "trace_empreinte": ""},
        {"motif": "une signature n’en a pas"},
        lambda: {"feuille": une_feuille()},
        lambda: {"annule": une_signature()},
        lambda: {
            "nature": "annulation",
            "annule": une_signature(),
            "mode": "",
            "trace_empreinte": "",
        },
    ],
    "formation_emargement_apres_le_debut": [{"le": DEBUT - timedelta(seconds=1)}],
    "formation_emargement_duree": [{"duree_min": 0}],
}
UNIQUES: dict[str, dict] = {
    "formation_formateur_une_fois": {"personne": une_personne, "jeton": "autre"},
    "formation_inscription_une_fois": {"personne": une_personne, "jeton": "autre"},
    "formation_demi_journee_unique": {"moment": "apres_midi"},
    "formation_feuille_unique": {"empreinte": "b" * 64, "uuid": uuid4},
    "formation_emargement_stagiaire": {"rang": 2, "uuid": uuid4},
    "formation_emargement_formateur": {"rang": 2, "uuid": uuid4},
}


def _du_formateur() -> dict[str, Any]:
    formateur = un_formateur(une_session())
    return {"inscription": None, "formateur": formateur, "personne": formateur.personne_id}


# What the first row of a unique key needs besides being valid.
DEPART: dict[str, Any] = {"formation_emargement_formateur": _du_formateur}
