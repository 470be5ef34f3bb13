from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import accueil, aller, aller_gestes, espaces, natures
from petiterockette.lieux.activites import ACTIVITES


class BoutiqueConfig(AppConfig):
    name = "boutique"
    verbose_name = "boutique"

    def ready(self) -> None:
        from collecte.bilans.sans_masse import COMPTEURS
        from collecte.clotures.retenues import RETENUES
        from collecte.tableau.aujourd_hui import COLONNES
        from collecte.tableau.cadre.voisines import VOISINES

        from . import accueil as de_la_boutique
        from . import apprendre, genres, oublis  # noqa: F401  (what the till registers by itself)
        from .accueil_bilans import COLONNES as DE_LA_BOUTIQUE
        from .activite import lieux_qui_vendent
        from .aller import SOURCES
        from .bilans import vendus_sans_masse
        from .cartes import cartes_de_la_boutique, cartes_des_bilans
        from .espace import BOUTIQUE
        from .retenues import caisse_a_fermer
        from .tableau.filtre import VOISINE

        aller.SOURCES.extend(SOURCES)
        aller_gestes.poser(*de_la_boutique.GESTES)
        espaces.ESPACES.append(BOUTIQUE)
        espaces.CARTES.append(("boutique", cartes_de_la_boutique))
        espaces.CARTES.append(("bilans", cartes_des_bilans))
        accueil.poser(*de_la_boutique.TUILES)
        natures.NATURES.update(de_la_boutique.NATURES)
        COLONNES.extend(DE_LA_BOUTIQUE)
        VOISINES.append(VOISINE)
        RETENUES.append(caisse_a_fermer)
        ACTIVITES.append(lieux_qui_vendent)
        COMPTEURS.append(vendus_sans_masse)
        autodiscover_modules("vendables")
