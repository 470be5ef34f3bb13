"""One valid object of each model of the surveys, what spoils it, what may stand beside it."""

from uuid import uuid4

from django.utils import timezone

from tests.fabriques import un_compte

from .les_enquetes import la_question, un_questionnaire, une_enquete


def _une_reponse() -> dict:
    enquete = une_enquete()
    return {
        "uuid": uuid4(),
        "enquete": enquete,
        "question": la_question(enquete, 2),
        "rang": 1,
        "valeur": "280",
        "source": "le bail",
        "enregistre_le": timezone.now(),
        "compte": enquete.compte,
    }


VALIDES = {
    "enquetes.Questionnaire": lambda: {
        "uuid": uuid4(),
        "nom": "Observatoire",
        "reseau": "Le réseau",
        "annee": 2026,
        "charge_le": timezone.now(),
        "compte": un_compte(),
    },
    "enquetes.Question": lambda: {
        "questionnaire": un_questionnaire(),
        "rang": 12,
        "libelle": "Tonnage collecté",
        "nature": "nombre",
    },
    "enquetes.Enquete": lambda: {
        "uuid": uuid4(),
        "questionnaire": un_questionnaire(),
        "annee": 2026,
        "lu_le": timezone.now(),
        "cree_le": timezone.now(),
        "compte": un_compte(),
    },
    "enquetes.Reponse": _une_reponse,
}

INTERDITS: dict[str, list] = {
    "enquetes_questionnaire_dit": [{"nom": ""}, {"reseau": ""}],
    "enquetes_questionnaire_annee_possible": [{"annee": 1999}, {"annee": 2201}],
    "enquetes_question_dite": [{"libelle": ""}],
    "enquetes_question_nature_connue": [
        {"nature": "date"},
        {"nature": "choix"},
        {"choix": "oui\nnon"},
    ],
    "enquetes_question_indicateur_nombre": [{"nature": "texte", "code": "T_COLLECTE"}],
    "enquetes_enquete_annee_possible": [{"annee": 1999}, {"annee": 2201}],
    "enquetes_reponse_source_dite": [{"source": ""}],
    "enquetes_reponse_reprise_apres_coup": [{"valeur": ""}, {"rang": 0}],
}
UNIQUES: dict[str, dict] = {
    "enquetes_questionnaire_unique": {"version": "2", "uuid": uuid4},
    "enquetes_question_rang_unique": {"rang": 13},
    "enquetes_reponse_rang_unique": {"rang": 2, "uuid": uuid4},
}
