from petiterockette.affichage import apps as affichage


class UniquesConfig(affichage.Salle):
    name = "boutique.uniques"
    label = "boutique_uniques"

    def ready(self) -> None:
        super().ready()
        from petiterockette.reprise import genres

        from .reprise.genre import OBJETS

        genres.inscrire(OBJETS)
