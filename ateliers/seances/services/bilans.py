"""Close a séance in a minute: heads by public, time, kilograms, one sentence; then sealed."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.mots.mesures import kilos
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import Bilan, Seance, TetesComptees
from ..refus import CompteDemande, PasEncoreCommencee, RienNeChange, SeancePasClose
from .presences import ACCUEILLIR
from .seances import noter, verrouiller

CORRIGER = "seances.tenir"


def clore(
    *,
    seance: Seance,
    uuid: UUID,
    tetes: Mapping[str, int],
    minutes: int,
    reemploi_g: int = 0,
    recit: str = "",
    compte: Compte,
) -> tuple[Bilan, bool]:
    """Say what came of a séance, once it began; sealed from then on. The same page twice is once.

    ``tetes``: heads by public. Raises ``CompteDemande``, ``PasEncoreCommencee``,
    ``SeanceAnnulee``, ``SeanceClose`` or ``DroitManquant``.
    """

    def geste() -> Bilan:
        if deja := _deja(uuid, seance):
            return deja
        la_seance = verrouiller(seance, compte, ACCUEILLIR)
        if timezone.now() < la_seance.debut:
            raise PasEncoreCommencee()
        la_seance.recit = " ".join(recit.split())[:300]
        la_seance.save(update_fields=["recit"])
        bilan = _ecrire(la_seance, uuid, 1, tetes, minutes, reemploi_g, "", compte)
        noter("seances.seance.close", _dit(bilan), la_seance, compte, bilan=bilan.pk)
        return bilan

    exiger(compte, ACCUEILLIR, seance.lieu, seance.pole)
    return faire_ou_relire(geste, lambda: _deja(uuid, seance))


def corriger(
    *,
    seance: Seance,
    uuid: UUID,
    tetes: Mapping[str, int],
    minutes: int,
    reemploi_g: int = 0,
    motif: str,
    compte: Compte,
) -> tuple[Bilan, bool]:
    """Write other figures for a closed séance, and why; the first ones stay to be read.

    Nobody at all says that it was not held: it leaves the figures. Raises ``SeancePasClose``,
    ``RienNeChange`` or ``DroitManquant``.
    """

    def geste() -> Bilan:
        la_seance = Seance.objects.select_for_update().get(pk=seance.pk)
        if deja := _deja(uuid, seance):
            return deja
        dernier = la_seance.bilans.order_by("-rang").first()
        if dernier is None:
            raise SeancePasClose()
        neuves = {public: n for public, n in tetes.items() if n}
        dites = (dernier.minutes, dernier.reemploi_g, tetes_de(dernier))
        if dites == (minutes, reemploi_g, neuves):
            raise RienNeChange()
        rang = dernier.rang + 1
        bilan = _ecrire(la_seance, uuid, rang, tetes, minutes, reemploi_g, motif, compte)
        noter("seances.bilan.corrige", _dit(bilan), la_seance, compte, bilan=bilan.pk)
        return bilan

    exiger(compte, CORRIGER, seance.lieu, seance.pole)
    return faire_ou_relire(geste, lambda: _deja(uuid, seance))


def tetes_de(bilan: Bilan) -> dict[str, int]:
    """Heads by public, as a bilan says."""
    return dict(bilan.tetes.values_list("public", "presents"))


@transaction.atomic
def _ecrire(
    seance: Seance,
    uuid: UUID,
    rang: int,
    tetes: Mapping[str, int],
    minutes: int,
    reemploi_g: int,
    motif: str,
    compte: Compte,
) -> Bilan:
    presents = sum(tetes.values())
    # A séance that its first bilan held by mistake is corrected to nobody: it was not held.
    if presents < 1 and rang == 1:
        raise CompteDemande()
    bilan = Bilan(
        uuid=uuid,
        seance=seance,
        rang=rang,
        presents=presents,
        minutes=minutes,
        reemploi_g=reemploi_g,
        motif=motif,
        enregistre_le=timezone.now(),
        par=compte.personne_id,
        compte=compte.pk,
    )
    bilan.full_clean()
    bilan.save()
    TetesComptees.objects.bulk_create(
        [TetesComptees(bilan=bilan, public=p, presents=n) for p, n in sorted(tetes.items()) if n]
    )
    return bilan


def _deja(uuid: UUID, seance: Seance) -> Bilan | None:
    return Bilan.objects.filter(uuid=uuid, seance=seance).first()


def _dit(bilan: Bilan) -> str:
    phrase = ngettext(
        "Bilan de %(quoi)s : %(n)d présent, %(minutes)d min, %(kilos)s",
        "Bilan de %(quoi)s : %(n)d présents, %(minutes)d min, %(kilos)s",
        bilan.presents,
    )
    return phrase % {
        "quoi": bilan.seance,
        "n": bilan.presents,
        "minutes": bilan.minutes,
        "kilos": kilos(bilan.reemploi_g),
    }
