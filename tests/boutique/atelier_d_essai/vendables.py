"""Found by its name alone."""

from boutique.vendables import Vendable, enregistrer


class Location(Vendable):
    genre = "location_d_essai"


enregistrer(Location())
