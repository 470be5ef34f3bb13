from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import accueil, natures


class VentesConfig(AppConfig):
    name = "boutique.ventes"
    label = "boutique_ventes"

    def ready(self) -> None:
        from collecte.bilans.sans_masse import COMPTEURS

        from . import genres  # noqa: F401  (registers what the till sells by itself)
        from .accueil import NATURES, TUILES
        from .bilans import vendus_sans_masse

        COMPTEURS.append(vendus_sans_masse)
        autodiscover_modules("vendables")
        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
