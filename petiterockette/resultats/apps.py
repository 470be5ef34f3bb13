from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import apps as affichage


class ResultatsConfig(affichage.Salle):
    name = "petiterockette.resultats"
    label = "resultats"
    verbose_name = "résultats"

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("resultats")
