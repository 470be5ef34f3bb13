"""Load a questionnaire, say which indicator answers each question, take one away."""

from collections.abc import Mapping, Sequence
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.indicateurs.registre import INDICATEURS
from petiterockette.journal.services import consigner
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import Question, Questionnaire
from ..propositions import Propositions
from ..questions_du_tableur import QuestionLue
from ..refus import DejaCharge, IndicateurInconnu, QuestionnaireUtilise, SansQuestion
from .enquetes import lire_les_siens

DROIT = "dossiers.tenir"
# Of the gestures that load the example: one a year.
EXEMPLES = uuid5(NAMESPACE_URL, "petiterockette/enquetes/exemple")


def charger(
    *,
    compte: Compte,
    uuid: UUID,
    nom: str,
    reseau: str,
    annee: int,
    questions: Sequence[QuestionLue],
    version: str = "",
    officiel: bool = False,
) -> tuple[Questionnaire, bool]:
    """Keep a questionnaire and its questions, in their order; returns it and whether it is new.

    Where the file names the indicator it is chosen; elsewhere the nearest one is proposed. Raises
    ``SansQuestion``, ``DejaCharge`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    if not questions:
        raise SansQuestion()
    qui = {"nom": nom.strip(), "annee": annee, "version": version.strip()}

    def faire() -> Questionnaire:
        if Questionnaire.objects.filter(**qui).exists():
            raise DejaCharge(nom=f"{qui['nom']} {annee}")
        maintenant, propositions = timezone.now(), Propositions()
        questionnaire = Questionnaire(
            uuid=uuid,
            reseau=reseau.strip(),
            officiel=officiel,
            charge_le=maintenant,
            compte=compte,
            **qui,
        )
        questionnaire.full_clean(validate_unique=False)
        questionnaire.save()
        Question.objects.bulk_create(
            Question(
                questionnaire=questionnaire,
                rang=rang,
                rubrique=lue.rubrique,
                numero=lue.numero,
                libelle=lue.libelle,
                unite=lue.unite,
                nature=lue.nature,
                choix=lue.choix,
                code=lue.code or _propose(lue, propositions),
                choisi_le=maintenant if lue.code else None,
            )
            for rang, lue in enumerate(questions, start=1)
        )
        _consigner(
            questionnaire,
            "enquetes.questionnaire.charge",
            _("Questionnaire chargé"),
            compte,
            questions=len(questions),
            officiel=officiel,
        )
        return questionnaire

    return faire_ou_relire(faire, Questionnaire.objects.filter(uuid=uuid).first, DejaCharge)


def _propose(lue: QuestionLue, propositions: Propositions) -> str:
    if lue.nature != Question.Nature.NOMBRE:
        return ""
    return propositions.proposer(lue.libelle, lue.unite)


@transaction.atomic
def apparier(
    *, questionnaire: Questionnaire, compte: Compte, codes: Mapping[int, str]
) -> Questionnaire:
    """Say which indicator answers each question: rank → code, empty where people answer.

    Only questions that await a number may have one; ranks not said stay as they are. The surveys
    that answer it, and are not frozen, read their figures again. Raises
    ``IndicateurInconnu`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    tenu = Questionnaire.objects.select_for_update(no_key=True).get(pk=questionnaire.pk)
    maintenant, avant, apres = timezone.now(), {}, {}
    dites = list(tenu.questions.filter(rang__in=codes.keys()))
    for question in dites:
        code = codes[question.rang]
        if code and (code not in INDICATEURS or question.nature != Question.Nature.NOMBRE):
            raise IndicateurInconnu(champs={f"q{question.rang}": str(IndicateurInconnu.texte)})
        if question.choisi_le is None or question.code != code:
            dit = str(question.rang)
            avant[dit], apres[dit] = question.code, code
            question.code, question.choisi_le = code, maintenant
    if apres:
        Question.objects.bulk_update(dites, ["code", "choisi_le"])
        _consigner(
            tenu,
            "enquetes.questionnaire.apparie",
            _("Indicateurs d’un questionnaire choisis"),
            compte,
            avant=avant,
            apres=apres,
        )
        for enquete in tenu.enquetes.select_related("dossier"):
            if not enquete.est_figee:
                lire_les_siens(enquete)
    return tenu


@transaction.atomic
def retirer(*, questionnaire: Questionnaire, compte: Compte) -> None:
    """Take a questionnaire away that no survey answers. Raises ``QuestionnaireUtilise`` or
    ``DroitManquant``."""
    exiger(compte, DROIT)
    tenu = Questionnaire.objects.select_for_update().filter(pk=questionnaire.pk).first()
    if tenu is None:
        return
    if tenu.enquetes.exists():
        raise QuestionnaireUtilise()
    _consigner(tenu, "enquetes.questionnaire.retire", _("Questionnaire retiré"), compte)
    tenu.delete()


def _consigner(
    questionnaire: Questionnaire, code: str, phrase: str, compte: Compte, **contenu: object
) -> None:
    consigner(
        code,
        f"{phrase} : {questionnaire}",
        {"questionnaire": questionnaire.pk, **contenu},
        par=compte.personne_id,
        compte=compte.pk,
    )
