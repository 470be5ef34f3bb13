"""Begin a survey, read its figures, answer by hand what the registry does not know, make its
dossier."""

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.dossiers.lecture import lire_les_chiffres
from petiterockette.dossiers.models import Dossier
from petiterockette.dossiers.services.dossiers import creer, rafraichir, verrouiller
from petiterockette.dossiers.services.ordre import choisir
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import Enquete, Question, Questionnaire, Reponse
from ..refus import (
    AnneeAVenir,
    ChoixInconnu,
    EnqueteFigee,
    NombreAttendu,
    QuestionDAilleurs,
    ReponseEntreTemps,
    RienAReprendre,
)
from ..reponses import PIECE, dernier_jour, portee_de

DROIT = "dossiers.tenir"
# A number as it is kept: fifteen digits before its point, as many after.
NOMBRE = re.compile(r"-?(?=[\d.])\d{0,15}(?:\.\d{0,15})?(?<=\d)", re.ASCII)


def commencer(
    *,
    compte: Compte,
    uuid: UUID,
    questionnaire: Questionnaire,
    annee: int,
    lieux: Collection[Lieu] = (),
    a_rendre_le: date | None = None,
) -> tuple[Enquete, bool]:
    """Begin to answer a questionnaire for a year and some sites (none: all of them).

    Its figures are read at once. Returns it and whether it is new. Raises ``AnneeAVenir`` or
    ``DroitManquant``.
    """
    exiger(compte, DROIT)
    if annee > timezone.localdate().year:
        raise AnneeAVenir(annee=annee)

    def faire() -> Enquete:
        maintenant = timezone.now()
        enquete = Enquete.objects.create(
            uuid=uuid,
            questionnaire=questionnaire,
            annee=annee,
            a_rendre_le=a_rendre_le,
            lu_le=maintenant,
            cree_le=maintenant,
            compte=compte,
        )
        enquete.lieux.set(lieux)
        lire_les_siens(enquete)
        _consigner(enquete, "enquetes.enquete.commencee", _("Enquête commencée"), compte)
        return enquete

    return faire_ou_relire(faire, Enquete.objects.filter(uuid=uuid).first)


@transaction.atomic
def relire_les_chiffres(*, enquete: Enquete, compte: Compte) -> Enquete:
    """Read the figures of its questions again. Raises ``EnqueteFigee`` or ``DroitManquant``."""
    tenue = _tenir(enquete, compte)
    lire_les_siens(tenue)
    return tenue


@transaction.atomic
def repondre(
    *,
    enquete: Enquete,
    question: Question,
    valeur: str,
    source: str,
    uuid: UUID,
    compte: Compte,
) -> tuple[Reponse, bool]:
    """Answer a question by hand, or correct what was answered; an empty value takes it back.

    What was written stays: the last word stands. Returns it and whether it is new. Raises
    ``QuestionDAilleurs``, ``NombreAttendu``, ``ChoixInconnu``, ``RienAReprendre``,
    ``EnqueteFigee``, ``ReponseEntreTemps``, ``ValidationError`` or ``DroitManquant``.
    """
    tenue = _tenir(enquete, compte)
    if question.questionnaire_id != tenue.questionnaire_id:
        raise QuestionDAilleurs()
    if deja := Reponse.objects.filter(uuid=uuid).first():
        if (deja.enquete_id, deja.question_id) != (tenue.pk, question.pk):
            raise QuestionDAilleurs()
        return deja, False
    dernier = tenue.reponses.filter(question=question).first()
    lue = lire_la_reponse(question, valeur)
    if not lue and not (dernier and dernier.valeur):
        raise RienAReprendre(champs={"valeur": str(RienAReprendre.texte)})
    reponse = Reponse(
        uuid=uuid,
        enquete=tenue,
        question=question,
        rang=dernier.rang + 1 if dernier else 1,
        valeur=lue,
        source=source.strip(),
        enregistre_le=timezone.now(),
        compte=compte,
    )
    reponse.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            reponse.save(force_insert=True)
    except IntegrityError:
        raise ReponseEntreTemps() from None
    _consigner(
        tenue,
        "enquetes.reponse.saisie" if lue else "enquetes.reponse.reprise",
        _("Réponse à une enquête") if lue else _("Réponse à une enquête reprise"),
        compte,
        question=question.pk,
        avant=dernier.valeur if dernier else "",
        apres=lue,
        source=reponse.source,
    )
    rafraichir(tenue.dossier, PIECE)
    return reponse, True


def lire_la_reponse(question: Question, dite: str) -> str:
    """What was typed, as it is kept: « 12,5 » is « 12.5 »; nothing for nothing.

    Raises ``NombreAttendu`` or ``ChoixInconnu``.
    """
    dite = dite.strip()
    if not dite:
        return ""
    if question.nature == Question.Nature.CHOIX and dite not in question.les_choix:
        raise ChoixInconnu(champs={"valeur": str(ChoixInconnu.texte)})
    if question.nature == Question.Nature.NOMBRE:
        return _nombre(dite)
    return dite


def _nombre(dite: str) -> str:
    sans_espaces = "".join(dite.split()).replace(",", ".").replace("\u2212", "-")
    if not NOMBRE.fullmatch(sans_espaces):
        raise NombreAttendu(dit=dite, champs={"valeur": str(NombreAttendu(dit=dite))})
    return f"{Decimal(sans_espaces):f}"


@transaction.atomic
def faire_le_dossier(*, enquete: Enquete, compte: Compte) -> Dossier:
    """The dossier of a survey, with its answers in the order asked; the one made before if any.

    Raises what ``dossiers.creer`` raises.
    """
    tenue = _verrouiller(enquete, compte)
    if tenue.dossier:
        return tenue.dossier

    def lier(dossier: Dossier) -> None:
        tenue.dossier = dossier
        tenue.save(update_fields=["dossier"])

    dossier, _neuf = creer(
        compte=compte,
        uuid=uuid5(tenue.uuid, "dossier"),
        objet=Dossier.Objet.ENQUETE,
        titre=str(tenue)[:100],
        pour=tenue.questionnaire.reseau,
        debut=date(tenue.annee, 1, 1),
        fin=dernier_jour(tenue.annee),
        lieux=list(tenue.lieux.all()),
        a_rendre_le=tenue.a_rendre_le,
        avec=lier,
    )
    # The answers tell every figure that is asked, in the order asked.
    choisir(dossier=dossier, compte=compte, indicateurs=[], pieces=[PIECE])
    return dossier


def _verrouiller(enquete: Enquete, compte: Compte) -> Enquete:
    exiger(compte, DROIT)
    return Enquete.objects.select_for_update(no_key=True).get(pk=enquete.pk)


def _tenir(enquete: Enquete, compte: Compte) -> Enquete:
    tenue = _verrouiller(enquete, compte)
    if tenue.dossier and not verrouiller(tenue.dossier, compte).est_un_brouillon:
        raise EnqueteFigee()
    return tenue


def lire_les_siens(enquete: Enquete) -> None:
    """Keep the figures that a survey’s questions ask, as they stand now."""
    enquete.lecture = lire_les_chiffres(portee_de(enquete), _codes_choisis(enquete))
    enquete.lu_le = timezone.now()
    enquete.save(update_fields=["lecture", "lu_le"])


def _codes_choisis(enquete: Enquete) -> list[str]:
    """The indicators that answer its questions, in the order asked, each once."""
    return list(dict.fromkeys(q.code_choisi for q in enquete.questionnaire.questions.all()))


def _consigner(enquete: Enquete, code: str, phrase: str, compte: Compte, **contenu: Any) -> None:
    consigner(
        code,
        f"{phrase} : {enquete}",
        {"enquete": enquete.pk, **contenu},
        par=compte.personne_id,
        compte=compte.pk,
    )
