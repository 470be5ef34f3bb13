from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import accueil, natures, navigation

from . import tuiles


class AbonnementsConfig(AppConfig):
    name = "petiterockette.abonnements"
    label = "abonnements"
    verbose_name = "abonnements"

    def ready(self) -> None:
        autodiscover_modules("resumes")
        accueil.FIN.extend(tuiles.TUILES)
        navigation.MES_PAGES.extend(tuiles.MES_PAGES)
        natures.NATURES.update(tuiles.NATURES)
