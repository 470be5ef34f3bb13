"""« Collecte suspendue »: told to donors and at the counter; it forbids no weighing."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.temps.dates import date_format

from ..models import Lieu, Suspension
from ..refus import CollecteDejaSuspendue, CollectePasSuspendue, PageDejaServie


@transaction.atomic
def suspendre_la_collecte(
    *,
    lieu: Lieu,
    uuid: UUID,
    motif: str,
    precision: str = "",
    jusqu_a: datetime | None = None,
    par: Any,
) -> tuple[Suspension, bool]:
    """Say that a site takes nothing in, until ``jusqu_a`` (None: until it resumes).

    ``motif``: a ``Suspension.Motif``; the reason is public and names nobody. Returns the
    suspension, and whether this very page made it now. Raises ``CollecteDejaSuspendue``,
    ``PageDejaServie``, a ValidationError beside its field, or ``DroitManquant``.
    """
    exiger(par, "lieux.suspendre_la_collecte", lieu)
    maintenant = timezone.now()
    Lieu.objects.select_for_update().get(pk=lieu.pk)
    deja = Suspension.objects.filter(uuid=uuid).first()
    if deja and deja.lieu_id != lieu.pk:
        raise PageDejaServie()
    if deja:
        return deja, False
    if lieu.suspensions.en_cours(maintenant).exists():
        raise CollecteDejaSuspendue()
    # One that ended by itself is lifted at its own hour, and makes room.
    for finie in lieu.suspensions.filter(levee_le=None):
        finie.levee_le = finie.jusqu_a
        finie.save(update_fields=["levee_le"])
    suspension = Suspension(
        lieu=lieu,
        uuid=uuid,
        motif=motif,
        precision=" ".join(precision.split()),
        debut=maintenant,
        jusqu_a=jusqu_a,
    )
    suspension.full_clean()
    suspension.save(force_insert=True)
    fin = (
        _(", jusqu’au %(fin)s") % {"fin": date_format(timezone.localtime(jusqu_a), "j F, G:i")}
        if jusqu_a
        else ""
    )
    consigner(
        "lieux.collecte.suspendue",
        _("Collecte suspendue : %(raison)s%(fin)s") % {"raison": suspension.raison, "fin": fin},
        {
            "suspension": suspension.pk,
            "motif": motif,
            "jusqu_a": jusqu_a.isoformat() if jusqu_a else None,
        },
        lieu=lieu.pk,
        par=par.personne_id,
        compte=par.pk,
    )
    return suspension, True


@transaction.atomic
def reprendre_la_collecte(*, lieu: Lieu, par: Any) -> Suspension:
    """Take donations in again. Raises ``CollectePasSuspendue`` or ``DroitManquant``."""
    exiger(par, "lieux.suspendre_la_collecte", lieu)
    maintenant = timezone.now()
    Lieu.objects.select_for_update().get(pk=lieu.pk)
    suspension = lieu.suspensions.en_cours(maintenant).first()
    if suspension is None:
        raise CollectePasSuspendue()
    suspension.levee_le = maintenant
    suspension.save(update_fields=["levee_le"])
    consigner(
        "lieux.collecte.reprise",
        _("Collecte reprise"),
        {"suspension": suspension.pk},
        lieu=lieu.pk,
        par=par.personne_id,
        compte=par.pk,
    )
    return suspension
