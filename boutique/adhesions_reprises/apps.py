from petiterockette.affichage import apps as affichage


class AdhesionsReprisesConfig(affichage.Salle):
    name = "boutique.adhesions_reprises"
    label = "boutique_adhesions_reprises"
    verbose_name = "reprise des adhésions"

    def ready(self) -> None:
        super().ready()
        from petiterockette.reprise import genres

        from .genre import PERSONNES

        genres.inscrire(PERSONNES)
