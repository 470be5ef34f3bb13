from petiterockette.affichage import apps as affichage


class RepriseConfig(affichage.Salle):
    name = "boutique.reprise"
    label = "boutique_reprise"
    verbose_name = "reprise d’Oressource"

    def ready(self) -> None:
        super().ready()
        from petiterockette.reprise import ailleurs

        from .ailleurs import ORESSOURCE

        ailleurs.inscrire(ORESSOURCE)
