from django.apps import AppConfig

from petiterockette.affichage import accueil, espaces, natures


class ReglesConfig(AppConfig):
    name = "boutique.regles"
    label = "boutique_regles"

    def ready(self) -> None:
        from .accueil import NATURES, TUILES
        from .espace import BOUTIQUE

        espaces.ESPACES.append(BOUTIQUE)
        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
