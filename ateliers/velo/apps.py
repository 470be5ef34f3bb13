from petiterockette.affichage import apps as affichage


class VeloConfig(affichage.Salle):
    name = "ateliers.velo"
    label = "velo"
    verbose_name = "vélo"

    def ready(self) -> None:
        from collecte.objets.aller import FICHES
        from collecte.objets.services.situations import TENUS_AILLEURS

        from .parc import suivi_par_l_atelier

        super().ready()
        FICHES.append(("velo", "velo:velo", "velo.lire"))
        TENUS_AILLEURS.append(suivi_par_l_atelier)
