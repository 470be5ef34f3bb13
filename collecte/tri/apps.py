from petiterockette.affichage import apps as affichage


class TriConfig(affichage.Salle):
    name = "collecte.tri"
    label = "collecte_tri"

    def ready(self) -> None:
        from collecte.listes.services.chargement import A_CHARGER

        from . import listes  # noqa: F401  (registers its own)
        from .services.chargement import charger_le_tri

        super().ready()
        A_CHARGER.append(charger_le_tri)
