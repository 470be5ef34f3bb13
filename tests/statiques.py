from django.contrib.staticfiles.storage import StaticFilesStorage

from petiterockette.affichage.statiques.stockage import EnPaquets


class StatiquesDesEssais(EnPaquets, StaticFilesStorage):
    """What an installation serves to a browser, under the names of the sources."""
