from petiterockette.affichage import apps as affichage


class VeloRepriseConfig(affichage.Salle):
    name = "ateliers.velo_reprise"
    label = "velo_reprise"
    verbose_name = "reprise des vélos"

    def ready(self) -> None:
        super().ready()
        from petiterockette.reprise import genres

        from .genre import VELOS

        genres.inscrire(VELOS)
