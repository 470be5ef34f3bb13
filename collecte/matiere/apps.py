from django.apps import AppConfig

from petiterockette.affichage import espaces


class MatiereConfig(AppConfig):
    name = "collecte.matiere"
    label = "collecte_matiere"

    def ready(self) -> None:
        from .espace import COLLECTE

        espaces.ESPACES.append(COLLECTE)
