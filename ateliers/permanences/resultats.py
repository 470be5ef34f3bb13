"""Who comes to the permanences of the bike workshop."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.resultats.registre import Famille, de_l_indicateur, inscrire

inscrire(
    de_l_indicateur(
        "V_PASSAGES",
        "velo",
        Famille.PUBLIC,
        _("Passages vélo"),
        page=lambda vers: reverse("velo:accueil"),
        droit="velo.accueillir",
    )
)
