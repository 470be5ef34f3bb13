"""Hours of before are written as one, and cancelled as one by their counter-entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.reprise.models import Fichier
from petiterockette.temps.durees import en_duree

from ..models import HeuresReprises, Pole
from ..perimetre import TENIR


@dataclass(frozen=True)
class TotalDHeures:
    """Minutes that some people gave at a site to a pole, over some days; None: how many of them is
    unknown."""

    lieu: Lieu
    pole: Pole
    debut: date
    fin: date
    minutes: int
    benevoles: int | None


@transaction.atomic
def reprendre_des_heures(
    *, fichier: Fichier, totaux: Sequence[TotalDHeures], compte: Compte
) -> int:
    """Write the totals that a file tells; the minutes of all of them. Raises ``DroitManquant``."""
    exiger_partout(compte, TENIR)
    maintenant = timezone.now()
    HeuresReprises.objects.bulk_create(
        HeuresReprises(fichier=fichier, enregistre_le=maintenant, **vars(total)) for total in totaux
    )
    minutes = sum(total.minutes for total in totaux)
    _dire("benevolat.heures.reprises", _("Bénévolat d’avant repris : %(duree)s"), fichier, minutes,
          compte)  # fmt: skip
    return minutes


@transaction.atomic
def annuler_des_heures(*, fichier: Fichier, compte: Compte) -> int:
    """Cancel what a file wrote, minute for minute; how many. Raises ``DroitManquant``."""
    exiger_partout(compte, TENIR)
    tenues = list(HeuresReprises.objects.qui_tiennent().filter(fichier=fichier))
    HeuresReprises.objects.bulk_create(
        HeuresReprises(
            fichier=fichier,
            lieu_id=h.lieu_id,
            pole_id=h.pole_id,
            debut=h.debut,
            fin=h.fin,
            minutes=-h.minutes,
            contre=h,
            enregistre_le=timezone.now(),
        )
        for h in tenues
    )
    minutes = sum(h.minutes for h in tenues)
    _dire("benevolat.heures.reprises_annulees", _("Bénévolat d’avant annulé : %(duree)s"), fichier,
          minutes, compte)  # fmt: skip
    return minutes


def _dire(code: str, phrase: str, fichier: Fichier, minutes: int, compte: Compte) -> None:
    consigner(
        code,
        phrase % {"duree": en_duree(minutes)},
        {"fichier": fichier.pk, "minutes": minutes},
        par=compte.personne_id,
        compte=compte.pk,
    )
