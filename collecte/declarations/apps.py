from petiterockette.affichage import apps as affichage


class DeclarationsConfig(affichage.Salle):
    name = "collecte.declarations"
    label = "collecte_declarations"

    def ready(self) -> None:
        from collecte.clotures.empechements import RETENUES

        from . import listes  # noqa: F401  (registers its own)
        from .retenues import mois_deja_declare

        super().ready()
        RETENUES.append(mois_deja_declare)
