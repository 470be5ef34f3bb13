from petiterockette.affichage import apps as affichage


class RepriseConfig(affichage.Salle):
    name = "collecte.reprise"
    label = "collecte_reprise"
    verbose_name = "reprise des tonnages"

    def ready(self) -> None:
        super().ready()
        from petiterockette.reprise import genres

        from .genre import TONNAGES
        from .ouverture.genre import OUVERTURE
        from .partenaires.genre import PARTENAIRES
        from .pesees.genre import PESEES
        from .sorties.genre import SORTIES

        for genre in (TONNAGES, PESEES, SORTIES, OUVERTURE, PARTENAIRES):
            genres.inscrire(genre)
