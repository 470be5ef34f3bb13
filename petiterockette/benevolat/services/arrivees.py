"""« J’arrive », « je pars »: the hours count themselves, for whoever likes it so."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.heures import MINUIT, instant
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import au
from petiterockette.personnes.models import Personne

from ..models import Arrivee, HeuresFaites, Pole
from ..perimetre import PARTICIPER
from ..refus import DejaArrivee, PasArrivee, PasDeLEquipe, TropTotPourPartir
from .heures import noter


@transaction.atomic
def arriver(*, personne: Personne, lieu: Lieu, pole: Pole, compte: Compte) -> Arrivee:
    """Somebody begins now. An arrival that yesterday forgot makes room, and counts nothing.

    Raises ``DejaArrivee``, ``PasDeLEquipe`` or ``DroitManquant``.
    """
    exiger(compte, PARTICIPER, lieu)
    jour = timezone.localdate()
    equipe = Personne.objects.de_l_equipe(lieu, jour)
    if personne.pk != compte.personne_id and not equipe.filter(pk=personne.pk).exists():
        raise PasDeLEquipe(ou=au(lieu))
    oublier_les_arrivees(avant=timezone.localdate(), personne=personne)
    try:
        with transaction.atomic():
            arrivee = Arrivee.objects.create(
                personne=personne, lieu=lieu, pole=pole, le=timezone.now()
            )
    except IntegrityError:
        raise DejaArrivee() from None
    consigner(
        "benevolat.arrivee.notee",
        _("Arrivée d’un bénévole, %(pole)s") % {"pole": pole.nom},
        {"personne": personne.pk, "pole": pole.code},
        lieu=lieu.pk,
        par=compte.personne_id,
        compte=compte.pk,
    )
    return arrivee


@transaction.atomic
def partir(*, uuid: UUID, personne: Personne, lieu: Lieu, compte: Compte) -> HeuresFaites:
    """Somebody leaves: the minutes since the arrival of today are noted.

    Raises ``PasArrivee``, ``TropTotPourPartir``, ``PlusDUnJour`` or ``DroitManquant``.
    """
    exiger(compte, PARTICIPER, lieu)
    maintenant = timezone.now()
    arrivee = (
        Arrivee.objects.select_for_update()
        .filter(
            personne=personne, lieu=lieu, le__gte=instant(timezone.localdate(maintenant), MINUIT)
        )
        .first()
    )
    if arrivee is None:
        raise PasArrivee()
    minutes = int((maintenant - arrivee.le).total_seconds()) // 60
    if minutes < 1:
        raise TropTotPourPartir()
    pole = arrivee.pole
    arrivee.delete()
    rangees, _neuves = noter(
        uuid=uuid,
        lieu=lieu,
        personnes=[personne],
        jour=timezone.localdate(maintenant),
        pole=pole,
        minutes=minutes,
        compte=compte,
    )
    return rangees[0]


def oublier_les_arrivees(*, avant: date, personne: Personne | None = None) -> int:
    """Forget the arrivals of the days before; how many."""
    oubliees = Arrivee.objects.filter(le__lt=instant(avant, MINUIT))
    if personne:
        oubliees = oubliees.filter(personne=personne)
    return oubliees.delete()[0]
