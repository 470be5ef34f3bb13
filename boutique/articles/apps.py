from petiterockette.affichage import apps as affichage


class ArticlesConfig(affichage.Salle):
    name = "boutique.articles"
    label = "boutique_articles"

    def ready(self) -> None:
        super().ready()
        from petiterockette.reprise import genres

        from .reprise.genre import PRIX

        genres.inscrire(PRIX)
