from django.apps import AppConfig

from petiterockette.affichage import accueil, natures, navigation


class FormationConfig(AppConfig):
    name = "ateliers.formation"
    label = "formation"
    verbose_name = "formation"

    def ready(self) -> None:
        from . import tuiles

        accueil.poser(*tuiles.TUILES)
        navigation.MES_PAGES.extend(tuiles.MES_PAGES)
        natures.NATURES.update(tuiles.NATURES)
