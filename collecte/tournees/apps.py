from petiterockette.affichage import apps as affichage


class TourneesConfig(affichage.Salle):
    name = "collecte.tournees"
    label = "collecte_tournees"

    def ready(self) -> None:
        from . import listes  # noqa: F401  (registers its own)

        super().ready()
