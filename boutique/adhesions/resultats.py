"""What memberships bring: they are the whole house's."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.resultats.registre import HORS_POLE, Famille, de_l_indicateur, inscrire

inscrire(
    de_l_indicateur(
        "ADHESIONS_RECETTE",
        HORS_POLE,
        Famille.PRODUITS,
        _("Adhésions"),
        page=lambda vers: reverse("adhesions:adherents"),
        droit="adhesions.lire",
        rang=40,
    )
)
