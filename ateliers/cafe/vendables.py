"""What the till asks of the café's lines: a suspended meal goes through its pool."""

from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.vendables import Vendable, enregistrer
from petiterockette.refus import Refus

from . import genres
from .models import MouvementSuspendu
from .refus import SuspenduGratuit, SuspenduPayant
from .services.suspendus import bouger

Nature = MouvementSuspendu.Nature


class _ParLaCagnotte(Vendable):
    """``sens``: what a unit sold adds to the pool."""

    sens: int
    vend: str
    rend: str

    def vendu(self, ligne: LigneVente, vente: Vente) -> None:
        try:
            bouger(ligne=ligne, vente=vente, nature=self.vend, nombre=self.sens * ligne.quantite)
        except Refus as refus:
            refus.a_la_ligne(ligne.rang)
            raise

    def rendu(self, ligne: LigneVente, vente: Vente) -> None:
        # What comes back has a negative quantity: the pool goes the other way by itself.
        bouger(ligne=ligne, vente=vente, nature=self.rend, nombre=self.sens * ligne.quantite)


class SuspenduAchete(_ParLaCagnotte):
    """Paid now, eaten later by somebody else: one more in the pool."""

    genre = genres.ACHETE
    sens, vend, rend = 1, Nature.ACHETE, Nature.REMBOURSE

    def verifier(self, ligne: LigneVente) -> None:
        if not ligne.montant_cts or ligne.remise_cts:
            raise SuspenduGratuit()


class SuspenduDonne(_ParLaCagnotte):
    """A meal that the pool offers: a line at 0 €, one less in it."""

    genre = genres.DONNE
    sens, vend, rend = -1, Nature.DONNE, Nature.REPRIS

    def verifier(self, ligne: LigneVente) -> None:
        if ligne.montant_cts:
            raise SuspenduPayant()


enregistrer(SuspenduAchete())
enregistrer(SuspenduDonne())
