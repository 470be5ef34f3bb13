from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class ListesConfig(AppConfig):
    name = "collecte.listes"
    label = "collecte_listes"

    def ready(self) -> None:
        from . import listes  # noqa: F401  (registers its own)
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
