from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import accueil, natures, navigation


class BoutiqueConfig(AppConfig):
    name = "boutique"
    verbose_name = "boutique"

    def ready(self) -> None:
        from collecte.retenues import RETENUES
        from collecte.sans_masse import COMPTEURS
        from collecte.tableau.voisines import VOISINES

        from . import accueil as de_la_boutique
        from . import apprendre, genres, oublis  # noqa: F401  (what the till registers by itself)
        from .bilans import vendus_sans_masse
        from .retenues import caisse_a_fermer
        from .tableau.filtre import VOISINE

        navigation.NAVIGATION.extend(de_la_boutique.MOTS)
        accueil.TUILES.extend(de_la_boutique.TUILES)
        natures.NATURES.update(de_la_boutique.NATURES)
        VOISINES.append(VOISINE)
        RETENUES.append(caisse_a_fermer)
        COMPTEURS.append(vendus_sans_masse)
        autodiscover_modules("vendables")
