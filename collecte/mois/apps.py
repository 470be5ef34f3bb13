from petiterockette.affichage import apps as affichage
from petiterockette.lieux import parties_de_page


class MoisConfig(affichage.Salle):
    name = "collecte.mois"
    label = "collecte_mois"

    def ready(self) -> None:
        from .reglages_du_lieu import PARTIES

        super().ready()
        parties_de_page.PARTIES.extend(PARTIES)
