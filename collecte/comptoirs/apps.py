from django.apps import AppConfig

from petiterockette.affichage import composants


class ComptoirsConfig(AppConfig):
    name = "collecte.comptoirs"
    label = "collecte_comptoirs"

    def ready(self) -> None:
        from .composants import PLANCHES

        composants.PLANCHES.extend(PLANCHES)
