from django.apps import AppConfig

from petiterockette.affichage import accueil, espaces


class TableauConfig(AppConfig):
    name = "boutique.tableau"
    label = "boutique_tableau"

    def ready(self) -> None:
        from collecte.tableau.aujourd_hui import COLONNES
        from collecte.tableau.cadre.voisines import VOISINES

        from .accueil import COLONNES as DE_LA_BOUTIQUE
        from .accueil import TUILES
        from .cartes import cartes_de_la_boutique, cartes_des_bilans
        from .filtre import VOISINE

        espaces.CARTES.append(("boutique", cartes_de_la_boutique))
        espaces.CARTES.append(("bilans", cartes_des_bilans))
        COLONNES.extend(DE_LA_BOUTIQUE)
        VOISINES.append(VOISINE)
        accueil.poser(*TUILES)
