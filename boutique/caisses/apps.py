from django.apps import AppConfig

from petiterockette.affichage import accueil, natures
from petiterockette.lieux.activites import ACTIVITES


class CaissesConfig(AppConfig):
    name = "boutique.caisses"
    label = "boutique_caisses"

    def ready(self) -> None:
        from collecte.clotures.retenues import RETENUES

        from .accueil import NATURES, TUILES
        from .activite import lieux_qui_vendent
        from .retenues import caisse_a_fermer

        RETENUES.append(caisse_a_fermer)
        ACTIVITES.append(lieux_qui_vendent)
        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
