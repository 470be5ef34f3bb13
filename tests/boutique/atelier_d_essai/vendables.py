"""Found by its name alone."""

from boutique.ventes.vendables import Vendable, enregistrer


class Location(Vendable):
    genre = "location_d_essai"


enregistrer(Location())
