from petiterockette.affichage import apps as affichage


class DeclarationsConfig(affichage.Salle):
    name = "collecte.declarations"
    label = "collecte_declarations"
    adresses = "collecte"

    def ready(self) -> None:
        from collecte.clotures.empechements import RETENUES
        from collecte.listes.services.chargement import A_CHARGER

        from . import listes  # noqa: F401  (registers its own)
        from .retenues import mois_deja_declare
        from .services.chargement import charger_les_eco_organismes

        super().ready()
        A_CHARGER.append(charger_les_eco_organismes)
        RETENUES.append(mois_deja_declare)
