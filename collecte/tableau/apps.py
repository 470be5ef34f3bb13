from petiterockette.affichage import apps as affichage
from petiterockette.affichage import espaces


class TableauConfig(affichage.Salle):
    name = "collecte.tableau"
    label = "collecte_tableau"

    def ready(self) -> None:
        from .cartes import cartes_de_la_collecte, cartes_des_bilans

        super().ready()
        espaces.CARTES.append(("collecte", cartes_de_la_collecte))
        espaces.CARTES.append(("bilans", cartes_des_bilans))
