"""What the café saves, and whom it feeds."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.resultats.registre import Famille, Vers, de_l_indicateur, inscrire

POLE, DROIT = "cafe", "cafe.tenir"


def le_cafe(vers: Vers) -> str:
    return reverse("cafe:accueil")


inscrire(
    de_l_indicateur(
        "KG_ALIM", POLE, Famille.KILOS, _("Denrées sauvées"), page=le_cafe, droit=DROIT
    ),
    de_l_indicateur("N_REPAS", POLE, Famille.PUBLIC, _("Repas"), page=le_cafe, droit=DROIT),
)
