"""Take a work, do it, say how far it is: what a worker does, whichever way it was called."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.droits import DroitManquant
from petiterockette.refus import Refus

from .models import Travail
from .registre import NATURES, ARemettre, Impossible

log = logging.getLogger(__name__)

# After each failed try, how long to wait; after the last, somebody must look.
DELAIS = tuple(timedelta(minutes=m) for m in (5, 15, 60, 240, 720, 1440, 1440))


class PlusANous(Exception):
    """Another worker took this work over: ours was believed dead, and stops."""


class _Avancement:
    def __init__(self, travail: Travail) -> None:
        self.travail = travail

    def dire(self, phrase: str, fait: int = 0, total: int = 0) -> None:
        """Write how far it is, and that somebody is still at it."""
        champs = {"phrase": phrase[:300], "fait": min(fait, total), "total": total}
        if not _le_notre(self.travail).update(**champs, battement=timezone.now()):
            raise PlusANous(self.travail.cle)


def conduire(numero: int) -> bool:
    """Do a work that waits; False where there is nothing to do, or somebody else is at it.

    The row is the lock: of two workers that hold the same number, one changes it. A failure
    is written in it, a refusal in its own words; ``ARemettre`` tries again later, longer and
    longer.
    """
    travail = _prendre(numero, timezone.now())
    if travail is None:
        return False
    nature = NATURES.get(travail.nature)
    try:
        if nature is None:
            raise Impossible(_("Le produit ne sait plus faire ce travail."))
        phrase = nature.faire(travail.donnees, _Avancement(travail))
    except PlusANous:
        log.warning("Travail nº %s repris par un autre ouvrier", numero)
    except ARemettre as raison:
        _remettre(travail, str(raison))
    # A rule that says no now says no again.
    except (Impossible, Refus) as raison:
        _finir(travail, Travail.Etat.PANNE, str(raison))
    except DroitManquant:
        sans_droit = _("Qui l’avait demandé n’en a plus le droit.")
        _finir(travail, Travail.Etat.PANNE, sans_droit)
    # A work must not take the worker down with it: whatever happened is told, and logged.
    except Exception:
        log.exception("Travail nº %s (%s) en panne", numero, travail.cle)
        panne = _("Une panne imprévue ; son détail est dans le journal technique du serveur.")
        _finir(travail, Travail.Etat.PANNE, panne)
    else:
        _finir(travail, Travail.Etat.FAIT, phrase)
    return True


def conduire_ce_qui_attend() -> int:
    """Do everything that waits now, oldest first; how many. For where no worker stands."""
    dus = Travail.objects.dus(timezone.now()).order_by("demande_le", "id")
    return sum(conduire(numero) for numero in list(dus.values_list("pk", flat=True)))


def reprendre_les_interrompus(maintenant: datetime) -> int:
    """Put back what a worker took and left, dead; how many."""
    silence = timedelta(seconds=settings.SILENCE_D_UN_OUVRIER_S)
    muets = Travail.objects.muets(maintenant - silence)
    # What ends its worker each time is not begun for ever.
    muets.filter(essais__gt=len(DELAIS)).update(
        etat=Travail.Etat.PANNE,
        phrase=_("Interrompu à chaque essai : voyez le journal technique du serveur."),
        fini_le=maintenant,
    )
    return muets.update(
        etat=Travail.Etat.ATTEND,
        phrase=_("Interrompu ; il va reprendre."),
        en_file_le=None,
        pas_avant=None,
    )


def _prendre(numero: int, maintenant: datetime) -> Travail | None:
    pris = (
        Travail.objects.dus(maintenant)
        .filter(pk=numero)
        .update(
            etat=Travail.Etat.EN_COURS,
            commence_le=maintenant,
            battement=maintenant,
            essais=F("essais") + 1,
            phrase="",
            fait=0,
            total=0,
        )
    )
    return Travail.objects.get(pk=numero) if pris else None


def _le_notre(travail: Travail):
    # The count of tries tells our taking from a later one's.
    return Travail.objects.filter(pk=travail.pk, etat=Travail.Etat.EN_COURS, essais=travail.essais)


def _finir(travail: Travail, etat: str, phrase: str) -> None:
    _le_notre(travail).update(etat=etat, phrase=phrase[:300], fini_le=timezone.now())


def _remettre(travail: Travail, raison: str) -> None:
    if travail.essais > len(DELAIS):
        _finir(travail, Travail.Etat.PANNE, raison)
        return
    _le_notre(travail).update(
        etat=Travail.Etat.ATTEND,
        phrase=raison[:300],
        pas_avant=timezone.now() + DELAIS[travail.essais - 1],
        en_file_le=None,
    )
