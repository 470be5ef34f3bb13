"""What the dock adds to the home page."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Tuile
from petiterockette.lieux.appareil import point_de_l_appareil

from .models import ContenantPlein


def pleins_au_quai(request: HttpRequest) -> str | None:
    """« 5 contenants pleins » at this device's site, or nothing."""
    point = point_de_l_appareil(request)
    if point is None:
        return None
    n = ContenantPlein.objects.presents().filter(lieu=point.lieu).count()
    return ngettext("%(n)d contenant plein", "%(n)d contenants pleins", n) % {"n": n} if n else None


TUILES_QUAI = [
    Tuile(
        nom=gettext_lazy("Sortir"),
        texte=gettext_lazy("contenants pleins, dons, recycleurs, bacs, envois"),
        pictogramme="truck",
        url="collecte:comptoir_quai",
        droit="collecte.sortir",
        ici=True,
        chiffre=pleins_au_quai,
    ),
]
