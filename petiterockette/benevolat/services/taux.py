"""Say what an hour given is worth from a day on: the one door to these rows."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

from ..models import TauxHoraire
from ..refus import TauxEntreTemps, TauxSansSource

DROIT = "indicateurs.saisir"


@transaction.atomic
def dire_le_taux(
    *, debut: date, taux_cts: int | None, source: str, uuid: UUID, compte: Compte
) -> tuple[TauxHoraire, bool]:
    """Hours are worth so much from that day on, or nothing (None); returns it, and whether it is
    new.

    Raises ``TauxSansSource``, ``TauxEntreTemps`` or ``DroitManquant``.
    """
    exiger(compte, DROIT)
    deja = TauxHoraire.objects.filter(uuid=uuid).first()
    if deja:
        return deja, False
    source = " ".join(source.split())
    if not source:
        raise TauxSansSource(champs={"source": str(TauxSansSource.texte)})
    dernier = TauxHoraire.objects.filter(debut=debut).aggregate(n=Max("rang"))["n"] or 0
    taux = TauxHoraire(
        debut=debut,
        rang=dernier + 1,
        uuid=uuid,
        taux_cts=taux_cts,
        source=source,
        enregistre_le=timezone.now(),
        compte=compte,
    )
    taux.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            taux.save(force_insert=True)
    except IntegrityError:
        raise TauxEntreTemps() from None
    dite = _("aucune valeur") if taux_cts is None else euros(taux_cts)
    consigner(
        "benevolat.taux.dit",
        _("Heure de bénévolat depuis le %(jour)s : %(valeur)s")
        % {"jour": date_format(debut), "valeur": dite},
        {
            "taux": taux.pk,
            "debut": debut.isoformat(),
            "taux_cts": taux_cts,
            "source": source,
        },
        par=compte.personne_id,
        compte=compte.pk,
    )
    return taux, True
