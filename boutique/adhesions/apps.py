from petiterockette.affichage import apps as affichage


class AdhesionsConfig(affichage.Salle):
    name = "boutique.adhesions"
    label = "boutique_adhesions"

    def ready(self) -> None:
        from petiterockette.affichage.aller import ici as aller_ici

        from . import aller

        super().ready()
        aller_ici.MENTIONS |= aller.MENTIONS
