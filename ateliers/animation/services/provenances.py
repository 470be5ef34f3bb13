"""Say where those who came live: heads by arrondissement, whose sum is the bilan's."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import ngettext

from ateliers.seances.models import Bilan, Seance
from petiterockette.comptes.models import Compte

from ..models import Provenance, TetesParZone
from ..refus import SommesDifferentes
from .apres_le_bilan import dire


def dire_d_ou(
    *, seance: Seance, uuid: UUID, zones: Mapping[str, int], compte: Compte
) -> tuple[Provenance, bool]:
    """Split the heads of a closed séance by arrondissement; written again, the last one holds.

    ``zones``: heads by zone (``zones.ZONES``). Raises ``SommesDifferentes``, or what ``dire`` does.
    """
    dites = {zone: n for zone, n in zones.items() if n}
    compte_ = sum(dites.values())

    def verifier(bilan: Bilan) -> dict[str, int]:
        if compte_ != bilan.presents:
            raise SommesDifferentes(compte=compte_, presents=bilan.presents)
        return {}

    def repartir(provenance: Provenance) -> None:
        TetesParZone.objects.bulk_create(
            [TetesParZone(provenance=provenance, zone=z, presents=n) for z, n in dites.items()]
        )

    return dire(
        Provenance,
        seance=seance,
        uuid=uuid,
        compte=compte,
        champs=verifier,
        meme=lambda derniere: zones_de(derniere) == dites,
        ensuite=repartir,
        nature="animation.provenance.comptee",
        resume=ngettext(
            "Provenance de %%(quoi)s : %(n)d présent",
            "Provenance de %%(quoi)s : %(n)d présents",
            compte_,
        )
        % {"n": compte_},
        details={"zones": dites},
    )


def zones_de(provenance: Provenance) -> dict[str, int]:
    """Heads by zone, as a provenance says."""
    return dict(provenance.tetes.values_list("zone", "presents"))
