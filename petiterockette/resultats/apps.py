from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import apps as affichage


class ResultatsConfig(affichage.Salle):
    name = "petiterockette.resultats"
    label = "resultats"
    verbose_name = "résultats"

    def ready(self) -> None:
        from petiterockette.indicateurs.registre import VOISINES

        from . import accueil

        super().ready()
        VOISINES.extend(accueil.VOISINES)
        autodiscover_modules("resultats")
