from petiterockette.affichage import apps as affichage
from petiterockette.affichage import espaces


class ReglesConfig(affichage.Salle):
    name = "boutique.regles"
    label = "boutique_regles"

    def ready(self) -> None:
        from .espace import BOUTIQUE

        super().ready()
        espaces.ESPACES.append(BOUTIQUE)
