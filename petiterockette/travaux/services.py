"""Ask for a work, try one again, put the old ones away."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from .models import EtapeDeNuit, Travail
from .refus import RienAReessayer
from .taches import faire

GARDES = timedelta(days=60)
VERIFICATION = "verification"
EN_PANNE_GARDES = timedelta(days=180)


@transaction.atomic
def demander(
    *, nature: str, cle: str, resume: str, donnees: dict[str, Any] | None = None
) -> Travail:
    """Ask for a work, once: asked again under the same key, it is the same work.

    ``donnees``: numbers and ISO days. It goes to the queue when the transaction holds.
    """
    maintenant = timezone.now()
    travail, cree = Travail.objects.get_or_create(
        cle=cle,
        defaults={
            "nature": nature,
            "resume": resume,
            "donnees": donnees or {},
            "demande_le": maintenant,
        },
    )
    if cree:
        mettre_en_file([travail.pk], maintenant)
    return travail


@transaction.atomic
def demander_encore(
    *, nature: str, sur: tuple[str, int], resume: str, donnees: dict[str, Any] | None = None
) -> Travail:
    """Ask for a work that one thing may need again and again, once at a time: while one waits or
    runs, it is that one.

    ``sur``: name of the thing among the data, its id; ``donnees``: the others, as in ``demander``.
    """
    quoi, numero = sur
    siens = Travail.objects.filter(nature=nature, **{f"donnees__{quoi}": numero})
    return siens.qui_bougent().first() or demander(
        nature=nature,
        cle=f"{nature}:{numero}:{siens.count()}",
        resume=resume,
        donnees={quoi: numero, **(donnees or {})},
    )


@transaction.atomic
def demander_en_nombre(
    *, nature: str, demandes: Mapping[str, tuple[str, dict[str, Any]]]
) -> list[Travail]:
    """Ask for many works in as many queries as for one; those asked already are left out.

    ``demandes``: key → sentence and data, as in ``demander``. A single one goes to the queue with
    the transaction; several wait for the worker's next look, a minute at most.
    """
    maintenant = timezone.now()
    deja = set(Travail.objects.filter(cle__in=demandes).values_list("cle", flat=True))
    travaux = Travail.objects.bulk_create(
        Travail(nature=nature, cle=cle, resume=resume, donnees=donnees, demande_le=maintenant)
        for cle, (resume, donnees) in demandes.items()
        if cle not in deja
    )
    if len(travaux) == 1:
        mettre_en_file([travaux[0].pk], maintenant)
    return travaux


@transaction.atomic
def demander_la_verification() -> Travail:
    """Ask that the books be gone through now; asked while one waits or runs, it is that one."""
    deja = Travail.objects.qui_bougent().filter(nature=VERIFICATION).first()
    return deja or demander(
        nature=VERIFICATION,
        cle=f"{VERIFICATION}:{timezone.now():%Y%m%dT%H%M%S}",
        resume=_("Vérifier tous les livres"),
    )


@transaction.atomic
def reessayer(*, travail: Travail, par: Compte) -> Travail:
    """Try again what broke down. Raises ``RienAReessayer`` or ``DroitManquant``."""
    exiger(par, "travaux.suivre")
    rendu = Travail.objects.filter(pk=travail.pk, etat=Travail.Etat.PANNE).update(
        etat=Travail.Etat.ATTEND,
        phrase="",
        essais=0,
        pas_avant=None,
        fini_le=None,
        demande_le=timezone.now(),
    )
    if not rendu:
        raise RienAReessayer()
    consigner(
        "travaux.travail.reessaye",
        _("Travail réessayé : %(quoi)s") % {"quoi": travail.resume},
        {"travail": travail.pk, "nature": travail.nature},
        par=par.personne_id,
        compte=par.pk,
    )
    mettre_en_file([travail.pk], timezone.now())
    return travail


def remettre_en_file(maintenant: datetime) -> int:
    """Send to the queue what waits and that the queue forgot, or whose time has come.

    A worker killed between the queue and the work leaves it waiting, out of the queue: as
    long a silence as that of a work begun says so.
    """
    dus = Travail.objects.dus(maintenant)
    silence = timedelta(seconds=settings.SILENCE_D_UN_OUVRIER_S)
    oublies = dus.filter(en_file_le=None) | dus.filter(en_file_le__lt=maintenant - silence)
    numeros = list(oublies.order_by("demande_le", "id").values_list("pk", flat=True))
    mettre_en_file(numeros, maintenant)
    return len(numeros)


def mettre_en_file(numeros: list[int], maintenant: datetime) -> None:
    # Twice in the queue does no harm: the work's own row says who does it.
    if numeros:
        Travail.objects.filter(pk__in=numeros).update(en_file_le=maintenant)
        transaction.on_commit(lambda: [faire.enqueue(numero) for numero in numeros])


def ranger(maintenant: datetime) -> int:
    """Put away what was done long ago: works, nights, and the queue's own rows; how many."""
    vieux = maintenant - GARDES
    n, _tables = Travail.objects.filter(etat=Travail.Etat.FAIT, fini_le__lt=vieux).delete()
    en_panne = maintenant - EN_PANNE_GARDES
    n += Travail.objects.filter(etat=Travail.Etat.PANNE, fini_le__lt=en_panne).delete()[0]
    n += EtapeDeNuit.objects.filter(jour__lt=timezone.localdate(vieux)).delete()[0]
    # One that says it runs since yesterday was killed: its work was taken over long ago.
    hier = maintenant - timedelta(days=1)
    DBTaskResult.objects.finished().filter(finished_at__lt=hier).delete()
    DBTaskResult.objects.running().filter(started_at__lt=hier).delete()
    return n
