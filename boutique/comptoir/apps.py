from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class ComptoirConfig(AppConfig):
    name = "boutique.comptoir"
    label = "boutique_comptoir"

    def ready(self) -> None:
        from . import apprendre  # noqa: F401  (what the till teaches)
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
