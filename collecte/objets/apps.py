from petiterockette.affichage import apps as affichage


class ObjetsConfig(affichage.Salle):
    name = "collecte.objets"
    label = "collecte_objets"

    def ready(self) -> None:
        from collecte.listes.services.chargement import A_CHARGER

        from . import listes  # noqa: F401  (registers its own)
        from .services.etiquettes import charger_les_formats
        from .services.suivi import charger_le_suivi

        super().ready()
        A_CHARGER.extend((charger_le_suivi, charger_les_formats))
