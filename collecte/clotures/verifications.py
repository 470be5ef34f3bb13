"""The check of closings: what one froze is still so."""

from collections.abc import Iterator

from collecte.mois.models import Mois
from petiterockette.temps.dates import date_format
from petiterockette.verification import Constat, verification

from .services.clotures import empreinte_du_mois


@verification("Mois clos")
def mois_clos() -> Iterator[Constat]:
    """What a closing froze is still what the month's sums say."""
    clos = Mois.objects.filter(clos_le__isnull=False).select_related("lieu").order_by("pk")
    for mois in clos:
        cloture = mois.clotures.order_by("rang").last()
        if cloture and cloture.figures["empreinte"] != empreinte_du_mois(mois.lieu, mois.mois):
            nom = date_format(mois.mois, "F Y")
            yield Constat(f"{mois.lieu}, {nom} : le mois clos n’a plus les chiffres qu’il avait")
