"""The example of a survey in the demo: answered by the registry, half of the rest by hand."""

from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.demonstration import compte_de_la_direction
from petiterockette.demonstration import CHAPITRES, Chapitre, Histoire

from .exemple import EXEMPLE, NOM, RESEAU
from .models import Enquete
from .services.enquetes import commencer, repondre
from .services.questionnaires import charger

# Number as asked → the answer, and where it comes from.
REPONSES = {
    "5.6": ("980", _("les deux baux, relus par la direction")),
    "6.1": ("oui", _("convention signée avec la Ville, classeur des conventions")),
}


class Enquetes(Chapitre):
    """What a network asks of the last year, on the last day of the story."""

    def commencer(self, histoire: Histoire, jour: date, maintenant: datetime) -> None:
        direction = compte_de_la_direction()
        if direction is None or Enquete.objects.exists():
            return
        annee = max(jour.year - 1, histoire.debut.year)
        questionnaire, _neuf = charger(
            compte=direction,
            uuid=uuid5(NAMESPACE_URL, f"demo-questionnaire-{annee}"),
            nom=NOM,
            reseau=RESEAU,
            annee=annee,
            questions=EXEMPLE,
        )
        enquete, _neuve = commencer(
            compte=direction,
            uuid=uuid5(questionnaire.uuid, "enquete"),
            questionnaire=questionnaire,
            annee=annee,
            a_rendre_le=date(annee + 1, 12, 31),
        )
        for question in questionnaire.questions.filter(numero__in=REPONSES):
            valeur, source = REPONSES[question.numero]
            repondre(
                enquete=enquete,
                question=question,
                valeur=valeur,
                source=str(source),
                uuid=uuid5(enquete.uuid, question.numero),
                compte=direction,
            )


CHAPITRES.append(Enquetes())
