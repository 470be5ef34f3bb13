from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage.composants import registre as composants


class ComptoirsConfig(AppConfig):
    name = "collecte.comptoirs"
    label = "collecte_comptoirs"

    def ready(self) -> None:
        from .composants import PLANCHES

        composants.PLANCHES.extend(PLANCHES)
        # What a counter teaches.
        autodiscover_modules("apprendre")
