from django.apps import AppConfig

from petiterockette.affichage import accueil, aller, aller_gestes, natures


class ArticlesConfig(AppConfig):
    name = "boutique.articles"
    label = "boutique_articles"

    def ready(self) -> None:
        from .accueil import GESTES, NATURES, TUILES
        from .aller import SOURCES

        aller.SOURCES.extend(SOURCES)
        accueil.poser(*TUILES)
        natures.NATURES.update(NATURES)
        aller_gestes.poser(*GESTES)
