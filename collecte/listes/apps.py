from petiterockette.affichage import apps as affichage


class ListesConfig(affichage.Salle):
    name = "collecte.listes"
    label = "collecte_listes"

    def ready(self) -> None:
        from . import listes  # noqa: F401  (registers its own)

        super().ready()
