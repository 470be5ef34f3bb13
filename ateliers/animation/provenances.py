"""Where those who came probably live: what the page of a séance's heads starts from."""

from ateliers.seances.models import Bilan, Seance

from .models import SeanceDemandee
from .services.provenances import zones_de
from .zones import INCONNU, zone_du_code_postal


def zones_proposees(seance: Seance, bilan: Bilan | None) -> dict[str, int]:
    """What was written; else all of them from where the organisation that asked is."""
    if bilan is None:
        return {}
    ecrite = bilan.provenances.order_by("-rang").first()
    if ecrite:
        return zones_de(ecrite)
    demandee = (
        SeanceDemandee.objects.filter(seance=seance).select_related("demande__organisme").first()
    )
    zone = zone_du_code_postal(demandee.demande.organisme.code_postal) if demandee else INCONNU
    return {zone: bilan.presents}
