from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import apps as affichage


class VentesConfig(affichage.Salle):
    name = "boutique.ventes"
    label = "boutique_ventes"

    def ready(self) -> None:
        from collecte.bilans.sans_masse import COMPTEURS
        from collecte.emissions import estimation

        from . import genres  # noqa: F401  (registers what the till sells by itself)
        from .bilans import objets_par_mois, vendus_sans_masse

        super().ready()
        COMPTEURS.append(vendus_sans_masse)
        estimation.COMPTEURS.append(objets_par_mois)
        autodiscover_modules("vendables")
