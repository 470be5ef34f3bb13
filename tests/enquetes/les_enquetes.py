"""A questionnaire and a survey for a test: three questions, of which the first is answered by the
registry."""

from uuid import uuid4

from petiterockette.enquetes.models import Enquete, Question, Questionnaire, Reponse
from petiterockette.enquetes.questions_du_tableur import QuestionLue
from petiterockette.enquetes.services.enquetes import commencer, repondre
from petiterockette.enquetes.services.questionnaires import charger
from tests.fabriques import les_listes, un_compte

QUESTIONS = (
    QuestionLue("La matière", "1.1", "Tonnage collecté", "t", "nombre", "", "T_COLLECTE"),
    QuestionLue("L’accueil", "2.1", "Surface ouverte au public", "m²", "nombre", "", ""),
    QuestionLue("L’accueil", "2.2", "Une convention ?", "", "choix", "oui\nnon", ""),
    QuestionLue("Des mots", "", "Ce qui a marqué l’année", "", "texte", "", ""),
)


def un_questionnaire(**champs) -> Questionnaire:
    champs.setdefault("compte", un_compte("direction"))
    champs = {
        "uuid": uuid4(),
        "nom": "Observatoire",
        "reseau": "Le réseau",
        "annee": 2026,
        "questions": QUESTIONS,
        **champs,
    }
    return charger(**champs)[0]


def une_enquete(**champs) -> Enquete:
    les_listes()
    champs.setdefault("compte", un_compte("direction"))
    champs.setdefault("uuid", uuid4())
    champs.setdefault("annee", 2026)
    if "questionnaire" not in champs:
        champs["questionnaire"] = un_questionnaire(compte=champs["compte"])
    return commencer(**champs)[0]


def la_question(enquete: Enquete, rang: int) -> Question:
    return enquete.questionnaire.questions.get(rang=rang)


def repondu(enquete: Enquete, rang: int, valeur: str, **champs) -> Reponse:
    champs.setdefault("uuid", uuid4())
    champs.setdefault("compte", enquete.compte)
    champs.setdefault("source", "le bail")
    return repondre(enquete=enquete, question=la_question(enquete, rang), valeur=valeur, **champs)[
        0
    ]
