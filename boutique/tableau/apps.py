from petiterockette.affichage import apps as affichage
from petiterockette.affichage import espaces


class TableauConfig(affichage.Salle):
    name = "boutique.tableau"
    label = "boutique_tableau"

    def ready(self) -> None:
        from collecte.tableau.aujourd_hui import COLONNES
        from collecte.tableau.cadre.voisines import VOISINES

        from .accueil import COLONNES as DE_LA_BOUTIQUE
        from .cartes import cartes_de_la_boutique, cartes_des_bilans
        from .filtre import VOISINE

        super().ready()
        espaces.CARTES.append(("boutique", cartes_de_la_boutique))
        espaces.CARTES.append(("bilans", cartes_des_bilans))
        COLONNES.extend(DE_LA_BOUTIQUE)
        VOISINES.append(VOISINE)
