from django.apps import AppConfig

from petiterockette.affichage import accueil, natures
from petiterockette.affichage.aller import registre as aller


class ObjetsConfig(AppConfig):
    name = "collecte.objets"
    label = "collecte_objets"

    def ready(self) -> None:
        from collecte.listes.services.chargement import A_CHARGER

        from . import listes  # noqa: F401  (registers its own)
        from .accueil import NATURES, TUILES
        from .aller import SOURCES
        from .services.etiquettes import charger_les_formats
        from .services.suivi import charger_le_suivi

        aller.SOURCES.extend(SOURCES)
        A_CHARGER.extend((charger_le_suivi, charger_les_formats))
        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
