"""The answers of a survey, in the order asked: from the registry, typed, or still missing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.dossiers.cases import de_json
from petiterockette.dossiers.contenu import libelles_entiers, valeur_de
from petiterockette.dossiers.models import Figement
from petiterockette.indicateurs.registre import INDICATEURS, Portee
from petiterockette.mots.mesures import nombre

from .models import Enquete, Question, Reponse
from .unites import en_unite

Dite = Decimal | int | str | None
# The piece of a dossier that shows the answers of a survey.
PIECE = "reponses-enquete"


@dataclass(frozen=True)
class Repondue:
    """A question and its answer; ``valeur`` None: it is missing.

    ``saisie``: what somebody typed, which stands before the registry. ``registre``: what the
    registry says, in words, wherever it says something.
    """

    question: Question
    valeur: Dite
    unite: str
    source: str
    registre: str
    saisie: Reponse | None

    @property
    def manque(self) -> bool:
        return self.valeur is None

    @property
    def ecrite(self) -> str:
        """« 350,241 t », « oui »; nothing where it is missing."""
        return "" if self.valeur is None else _ecrire(self.valeur, self.unite)


def portee_de(enquete: Enquete) -> Portee:
    """The year of a survey, to today where it is not over, and its sites."""
    lieux = tuple(sorted(enquete.lieux.values_list("pk", flat=True)))
    return Portee(date(enquete.annee, 1, 1), dernier_jour(enquete.annee), lieux or None)


def dernier_jour(annee: int) -> date:
    return min(date(annee, 12, 31), timezone.localdate())


def reponses_de(
    enquete: Enquete, chiffres: Mapping[str, str | None] | None = None
) -> list[Repondue]:
    """Every question with its answer, in two queries.

    ``chiffres``: code → text of what the registry says; by default as last read.
    """
    chiffres = enquete.lecture.get("chiffres", {}) if chiffres is None else chiffres
    methodes = enquete.lecture.get("methodes", {})
    saisies: dict[int, Reponse] = {}
    for reponse in enquete.reponses.select_related("compte__personne"):
        saisies.setdefault(reponse.question_id, reponse)
    noms = libelles_entiers()
    return [
        _repondue(question, saisies.get(question.pk), chiffres, methodes, noms)
        for question in enquete.questionnaire.questions.all()
    ]


def reponses_figees(enquete: Enquete, figement: Figement) -> list[Repondue]:
    """Every question with the answer that its dossier froze; none where it did not show them."""
    for piece in figement.contenu["pieces"]:
        if piece["code"] == PIECE:
            lues = zip(reponses_de(enquete), piece["rangees"], strict=True)
            return [
                replace(r, valeur=de_json(valeur), unite=unite, source=source, registre="")
                for r, (_numero, _texte, valeur, unite, source) in lues
            ]
    return []


def _repondue(
    question: Question,
    saisie: Reponse | None,
    chiffres: Mapping[str, Any],
    methodes: Mapping[str, str],
    noms: Mapping[str, str],
) -> Repondue:
    code = question.code_choisi
    indicateur = INDICATEURS.get(code)
    lue, unite = None, question.unite
    if indicateur is not None:
        lue, unite = en_unite(valeur_de(chiffres.get(code)), indicateur.unite, question.unite)
    registre = "" if lue is None else _ecrire(lue, unite)
    if saisie and saisie.valeur:
        en_nombre = question.nature == Question.Nature.NOMBRE
        valeur: Dite = Decimal(saisie.valeur) if en_nombre else saisie.valeur
        return Repondue(question, valeur, question.unite, saisie.source, registre, saisie)
    source = ""
    if lue is not None:
        methode = methodes.get(code, "")
        source = _("registre : %(nom)s") % {"nom": noms[code]}
        source += f" ({methode})" if methode else ""
    return Repondue(question, lue, unite, source, registre, None)


def _ecrire(valeur: Decimal | int | str, unite: str) -> str:
    if isinstance(valeur, str):
        return valeur
    return "\u00a0".join(filter(None, (nombre(valeur), unite)))
