"""What a new house is loaded with of the lists."""

from petiterockette.installation import Listes, etape

from .services.chargement import charger_les_listes, charger_les_listes_minimales

etape("Listes de la collecte", pour=Listes.MINIMALES)(charger_les_listes_minimales)
etape("Listes de la collecte", pour=Listes.LA_PETITE_ROCKETTE)(charger_les_listes)
