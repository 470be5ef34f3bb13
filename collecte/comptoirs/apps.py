from django.apps import AppConfig

from petiterockette.affichage.composants import registre as composants


class ComptoirsConfig(AppConfig):
    name = "collecte.comptoirs"
    label = "collecte_comptoirs"

    def ready(self) -> None:
        from .composants import PLANCHES

        composants.PLANCHES.extend(PLANCHES)
