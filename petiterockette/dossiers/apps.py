from django.utils.module_loading import autodiscover_modules

from petiterockette.affichage import apps as affichage


class DossiersConfig(affichage.Salle):
    name = "petiterockette.dossiers"
    label = "dossiers"
    verbose_name = "dossiers"

    def ready(self) -> None:
        super().ready()
        autodiscover_modules("pieces")
