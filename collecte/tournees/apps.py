from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class TourneesConfig(AppConfig):
    name = "collecte.tournees"
    label = "collecte_tournees"

    def ready(self) -> None:
        from . import listes  # noqa: F401  (registers its own)
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
