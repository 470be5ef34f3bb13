from django.apps import AppConfig

from petiterockette.affichage import accueil, natures


class ComptagesConfig(AppConfig):
    name = "collecte.comptages"
    label = "collecte_comptages"

    def ready(self) -> None:
        from petiterockette.affichage.aller import lieux as aller_lieux

        from .accueil import NATURES, TUILES

        aller_lieux.PAR_LIEU.extend(("collecte:stock", "collecte:inventaires"))
        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
