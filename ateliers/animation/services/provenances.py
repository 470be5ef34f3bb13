"""Say where those who came live: heads by arrondissement, whose sum is the bilan's."""

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ateliers.seances.models import Bilan, Seance
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.rejeux import faire_ou_relire

from ..droits import TENIR
from ..models import Provenance, TetesParZone
from ..refus import AilleursQueLAnimation, PasDeBilan, RienNeChange, SommesDifferentes
from .demandes import POLE


def dire_d_ou(
    *, seance: Seance, uuid: UUID, zones: Mapping[str, int], compte: Compte
) -> tuple[Provenance, bool]:
    """Split the heads of a closed séance by arrondissement; written again, the last one holds.

    ``zones``: heads by zone (``zones.ZONES``). Raises ``PasDeBilan``, ``SommesDifferentes``,
    ``RienNeChange``, ``AilleursQueLAnimation`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, seance.lieu)
    dites = {zone: n for zone, n in zones.items() if n}

    def geste() -> Provenance:
        la_seance = Seance.objects.select_for_update().get(pk=seance.pk)
        if la_seance.pole != POLE:
            raise AilleursQueLAnimation()
        if trouvee := _deja(uuid, seance):
            return trouvee
        bilan = Bilan.objects.filter(seance=la_seance).order_by("-rang").first()
        if bilan is None:
            raise PasDeBilan()
        compte_ = sum(dites.values())
        if compte_ != bilan.presents:
            raise SommesDifferentes(compte=compte_, presents=bilan.presents)
        derniere = bilan.provenances.order_by("-rang").first()
        if derniere and zones_de(derniere) == dites:
            raise RienNeChange()
        provenance = Provenance(
            uuid=uuid,
            bilan=bilan,
            rang=derniere.rang + 1 if derniere else 1,
            enregistree_le=timezone.now(),
            par=compte.personne_id,
            compte=compte.pk,
        )
        provenance.full_clean()
        provenance.save(force_insert=True)
        TetesParZone.objects.bulk_create(
            [TetesParZone(provenance=provenance, zone=z, presents=n) for z, n in dites.items()]
        )
        consigner(
            "animation.provenance.comptee",
            _("Provenance de %(quoi)s : %(n)d présents") % {"quoi": la_seance, "n": compte_},
            {"seance": la_seance.pk, "bilan": bilan.pk, "zones": dites},
            lieu=la_seance.lieu_id,
            par=compte.personne_id,
            compte=compte.pk,
        )
        return provenance

    return faire_ou_relire(geste, lambda: _deja(uuid, seance))


def zones_de(provenance: Provenance) -> dict[str, int]:
    """Heads by zone, as a provenance says."""
    return dict(provenance.tetes.values_list("zone", "presents"))


def _deja(uuid: UUID, seance: Seance) -> Provenance | None:
    return Provenance.objects.filter(uuid=uuid, bilan__seance=seance).first()
