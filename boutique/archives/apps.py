from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class ArchivesConfig(AppConfig):
    name = "boutique.archives"
    label = "boutique_archives"
    # The pages whose gestures may settle its alerts.
    adresses = "boutique"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES

        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
