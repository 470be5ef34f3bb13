"""The séances of before are written as one, and cancelled as one by their counter-entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.reprise.models import Fichier

from .models import PublicRepris, SeancesReprises


@dataclass(frozen=True)
class TotalDeSeances:
    """What a pole did at a site over some days; ``publics``: code of a public → how many came."""

    lieu: Lieu
    pole: str
    intitule: str
    debut: date
    fin: date
    seances: int
    minutes: int
    participants: int
    publics: Mapping[str, int]


@transaction.atomic
def reprendre_des_seances(
    *, fichier: Fichier, totaux: Sequence[TotalDeSeances], compte: Compte
) -> None:
    """Write the totals that a file tells, in the transaction of whoever brings it in."""
    maintenant = timezone.now()
    for total in totaux:
        dit = {nom: valeur for nom, valeur in vars(total).items() if nom != "publics"}
        reprises = SeancesReprises.objects.create(fichier=fichier, enregistre_le=maintenant, **dit)
        PublicRepris.objects.bulk_create(
            PublicRepris(reprises=reprises, public=public, participants=n)
            for public, n in total.publics.items()
            if n
        )
    _dire("ateliers.reprise.ecrite", _("Séances d’avant reprises"), fichier, len(totaux), compte)


@transaction.atomic
def annuler_des_seances(*, fichier: Fichier, compte: Compte) -> None:
    """Cancel what a file wrote, number for number."""
    tenues = list(SeancesReprises.objects.qui_tiennent().filter(fichier=fichier))
    maintenant = timezone.now()
    SeancesReprises.objects.bulk_create(
        SeancesReprises(
            fichier=fichier,
            lieu_id=s.lieu_id,
            pole=s.pole,
            intitule=s.intitule,
            debut=s.debut,
            fin=s.fin,
            seances=-s.seances,
            minutes=-s.minutes,
            participants=-s.participants,
            contre=s,
            enregistre_le=maintenant,
        )
        for s in tenues
    )
    _dire("ateliers.reprise.annulee", _("Séances d’avant annulées"), fichier, len(tenues), compte)


def _dire(code: str, phrase: str, fichier: Fichier, totaux: int, compte: Compte) -> None:
    consigner(
        code,
        f"{phrase}, {fichier}",
        {"fichier": fichier.pk, "totaux": totaux},
        par=compte.personne_id,
        compte=compte.pk,
    )
