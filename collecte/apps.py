from django.apps import AppConfig

from petiterockette.affichage import accueil, composants, natures, navigation


class CollecteConfig(AppConfig):
    name = "collecte"
    verbose_name = "collecte"

    def ready(self) -> None:
        from . import accueil as de_la_collecte
        from . import apprendre  # noqa: F401  (what the counters teach)
        from . import composants as a_la_collecte

        navigation.NAVIGATION.extend(de_la_collecte.MOTS)
        navigation.PUBLIQUES.extend(de_la_collecte.PUBLIQUES)
        accueil.TUILES.extend(de_la_collecte.TUILES)
        accueil.BLOCS.extend(de_la_collecte.BLOCS)
        natures.NATURES.update(de_la_collecte.NATURES)
        composants.PLANCHES.extend(a_la_collecte.PLANCHES)
