"""Which version of the product wrote what: chained at the first start of each.

So is a start whose fiscal perimeter is not the same: code that was changed has not the same
fingerprint, whatever number it bears.
"""

from django.db import transaction

from petiterockette.version import VERSION

from .maison import MAISON, noter_a_la_maison
from .models import Chaine, Maillon
from .perimetre import empreinte_du_perimetre

CODE = "version.installee"


def noter_la_version() -> Maillon | None:
    """Chain the version that starts, where it is not the one that started last."""
    with transaction.atomic():
        # Several processes start at once: the chain is the lock, and one of them says it.
        Chaine.objects.get_or_create(nom=MAISON)
        Chaine.objects.select_for_update().get(nom=MAISON)
        dites = Maillon.objects.filter(chaine__nom=MAISON, contenu__code=CODE)
        derniere = dites.order_by("-rang").first()
        avant = derniere.contenu if derniere else {}
        perimetre = empreinte_du_perimetre()
        if (avant.get("version"), avant.get("perimetre")) == (VERSION, perimetre):
            return None
        return noter_a_la_maison(
            CODE,
            par=None,
            compte=None,
            version=VERSION,
            perimetre=perimetre,
            avant=avant.get("version"),
        )
