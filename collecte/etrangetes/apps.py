from django.apps import AppConfig

from petiterockette.affichage import accueil


class EtrangetesConfig(AppConfig):
    name = "collecte.etrangetes"
    label = "collecte_etrangetes"
    # The pages whose gestures may settle its alerts.
    adresses = "collecte"

    def ready(self) -> None:
        from petiterockette.affichage.aller import lieux as aller_lieux

        from .accueil import TUILES

        aller_lieux.PAR_LIEU.append("collecte:a_regulariser")
        accueil.poser(*TUILES)
