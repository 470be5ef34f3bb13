"""Who opens what, of the surveys: typed by hand, like the whole table."""

from typing import Any
from uuid import uuid4

from petiterockette.enquetes.models import Questionnaire

from .les_enquetes import un_questionnaire, une_enquete

TIENT = {"tresorerie", "direction"}


def rien(_monde) -> list:
    return []


def le_questionnaire(_monde) -> list:
    return [_un_autre().pk]


def l_enquete(_monde) -> list:
    return [une_enquete(questionnaire=_un_autre()).pk]


def la_question(_monde) -> list:
    return [une_enquete(questionnaire=_un_autre()).pk, 2]


def _un_autre() -> Questionnaire:
    """One more each time: a questionnaire is loaded once."""
    return un_questionnaire(version=uuid4().hex[:8])


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "enquetes:enquetes": ("get", rien, TIENT),
    "enquetes:charger": ("get", rien, TIENT),
    "enquetes:modele": ("get", rien, TIENT),
    "enquetes:exemple": ("post", rien, TIENT),
    "enquetes:questionnaire": ("get", le_questionnaire, TIENT),
    "enquetes:retirer": ("post", le_questionnaire, TIENT),
    "enquetes:commencer": ("get", le_questionnaire, TIENT),
    "enquetes:enquete": ("get", l_enquete, TIENT),
    "enquetes:recompter": ("post", l_enquete, TIENT),
    "enquetes:dossier": ("post", l_enquete, TIENT),
    "enquetes:reponse": ("get", la_question, TIENT),
}
