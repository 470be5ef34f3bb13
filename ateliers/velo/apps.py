from django.apps import AppConfig


class VeloConfig(AppConfig):
    name = "ateliers.velo"
    label = "velo"
    verbose_name = "vélo"

    def ready(self) -> None:
        from collecte.objets.aller import FICHES
        from collecte.objets.services.situations import TENUS_AILLEURS
        from petiterockette.affichage import natures

        from .accueil import NATURES
        from .lectures import suivi_par_l_atelier

        FICHES.append(("velo", "velo:velo", "velo.lire"))
        natures.NATURES.update(NATURES)
        TENUS_AILLEURS.append(suivi_par_l_atelier)
