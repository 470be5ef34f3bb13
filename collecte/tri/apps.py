from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class TriConfig(AppConfig):
    name = "collecte.tri"
    label = "collecte_tri"

    def ready(self) -> None:
        from collecte.listes.services.chargement import A_CHARGER

        from . import listes  # noqa: F401  (registers its own)
        from .accueil import NATURES, TUILES
        from .services.chargement import charger_le_tri

        A_CHARGER.append(charger_le_tri)
        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
