from petiterockette.affichage import apps as affichage


class BenevolatRepriseConfig(affichage.Salle):
    name = "petiterockette.benevolat_reprise"
    label = "benevolat_reprise"
    verbose_name = "reprise du bénévolat"

    def ready(self) -> None:
        super().ready()
        from petiterockette.reprise import genres

        from .genre import HEURES

        genres.inscrire(HEURES)
