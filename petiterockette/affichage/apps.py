from django.apps import AppConfig


class AffichageConfig(AppConfig):
    name = "petiterockette.affichage"
    label = "affichage"
    verbose_name = "affichage"

    def ready(self) -> None:
        from . import accueil, espaces, journee
        from .aller import gestes as aller_gestes
        from .aller import ici as aller_ici
        from .aller import lieux as aller_lieux
        from .aller import registre as aller
        from .composants import planches
        from .composants import registre as composants

        espaces.CARTES.append(("maison", journee.portes))
        aller.SOURCES.extend([*aller_ici.SOURCES, *aller_lieux.SOURCES, *aller_gestes.SOURCES])
        accueil.poser(*journee.TUILES)
        accueil.FIN[:0] = journee.FIN
        composants.PLANCHES[:0] = planches.PLANCHES
