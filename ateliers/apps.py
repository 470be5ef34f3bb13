from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import accueil, espaces, natures


class AteliersConfig(AppConfig):
    name = "ateliers"
    verbose_name = "ateliers"

    def ready(self) -> None:
        from petiterockette.depart.poles import A_L_OUVERTURE

        from . import benevoles  # noqa: F401  (it is a source of the calendar)
        from .accueil import NATURES, tuiles
        from .accueil import espaces as des_poles
        from .programme import programme
        from .services import charger_les_poles

        # In the order of settings.POLES, which is that of the pages.
        autodiscover_modules("pole", "agenda")
        espaces.ESPACES.extend(des_poles())
        accueil.poser(*tuiles())
        accueil.BLOCS.append(accueil.Bloc("ateliers/_programme.html", programme))
        natures.NATURES.update(NATURES)
        A_L_OUVERTURE.append(charger_les_poles)
