from boutique.ventes.vendables import Vendable, enregistrer
from petiterockette.refus import Refus


class Miel(Vendable):
    genre = "miel"

    def verifier(self, ligne):
        if ligne.quantite != 1:
            raise Refus()


enregistrer(Miel())
