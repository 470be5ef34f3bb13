from petiterockette.affichage import apps as affichage
from petiterockette.lieux.activites import ACTIVITES


class CaissesConfig(affichage.Salle):
    name = "boutique.caisses"
    label = "boutique_caisses"

    def ready(self) -> None:
        from collecte.clotures.empechements import EMPECHEMENTS

        from .activite import lieux_qui_vendent
        from .empechements import caisse_a_fermer

        super().ready()
        EMPECHEMENTS.append(caisse_a_fermer)
        ACTIVITES.append(lieux_qui_vendent)
