from django.apps import AppConfig

from petiterockette.affichage import accueil, aller_gestes, natures


class DepotsConfig(AppConfig):
    name = "collecte.depots"
    label = "collecte_depots"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES
        from .aller_gestes import GESTES

        aller_gestes.poser(*GESTES)
        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
