from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.navigation import NAVIGATION


class CollecteConfig(AppConfig):
    name = "collecte"
    verbose_name = "collecte"

    def ready(self) -> None:
        NAVIGATION.extend(
            [
                (_("Comptoir"), "collecte:comptoir", "collecte.peser"),
                (_("Le mois"), "collecte:mois_courant", "collecte.lire_les_mois"),
            ]
        )
