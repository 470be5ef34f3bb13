"""Have the entries of the grants made here, since a day, or no more."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.regles.services import lignes_de_liste
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.temps.dates import date_format

from ..ecritures import premier_jour_ouvert
from ..models import ReglageSubventions
from ..refus import AccordAVenir, ExerciceDejaFige

DROIT = "boutique.regler"


@transaction.atomic
def regler_les_subventions(
    *, actives: bool, depuis: date | None, accord_le: date | None, compte: Compte
) -> ReglageSubventions:
    """Book the grants from a day on, once the accountant agreed; or leave them out.

    What a frozen exercise holds stays there. Raises ``ExerciceDejaFige``, ``AccordAVenir``,
    ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    reglage = ReglageSubventions.objects.select_for_update().first() or ReglageSubventions(pk=1)
    if actives:
        garde = reglage.actives and reglage.depuis == depuis
        if depuis and not garde and depuis < (ouvert := premier_jour_ouvert()):
            dit = ExerciceDejaFige(ouvert=date_format(ouvert))
            raise ExerciceDejaFige(ouvert=date_format(ouvert), champs={"depuis": str(dit)})
        if accord_le and accord_le > timezone.localdate():
            raise AccordAVenir(champs={"accord_le": str(AccordAVenir.texte)})
        reglage.depuis, reglage.accord_le = depuis, accord_le
    reglage.actives = actives
    neuf = reglage._state.adding
    lignes_de_liste.inscrire(
        reglage,
        code="boutique.subventions.reglees",
        resume=_("Réglage changé\u00a0: «\u00a0%(rangee)s\u00a0»"),
        compte=compte,
        avant={} if neuf else None,
    )
    return reglage
