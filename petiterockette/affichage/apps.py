from django.apps import AppConfig


class AffichageConfig(AppConfig):
    name = "petiterockette.affichage"
    label = "affichage"
    verbose_name = "affichage"

    def ready(self) -> None:
        from . import (
            accueil,
            aller,
            aller_gestes,
            aller_ici,
            aller_lieux,
            composants,
            espaces,
            journee,
            planches,
        )

        espaces.CARTES.append(("maison", journee.portes))
        aller.SOURCES.extend([*aller_ici.SOURCES, *aller_lieux.SOURCES, *aller_gestes.SOURCES])
        accueil.poser(*journee.TUILES)
        accueil.FIN[:0] = journee.FIN
        composants.PLANCHES[:0] = planches.PLANCHES
