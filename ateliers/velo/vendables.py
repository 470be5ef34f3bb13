"""What the till asks of a bike before it sells it, and tells the workshop afterwards."""

from boutique.ventes.models import LigneVente, Vente
from boutique.ventes.vendables import Vendable, enregistrer
from collecte.objets.models import Objet
from petiterockette.refus import Refus

from .etats import Statut
from .models import Velo
from .refus import ParLAtelier, SansControle, SansIdentifiant, VeloPasEnVente, VeloSansFiche
from .services import ventes
from .services.velos import CATEGORIE


class VeloAVendre(Vendable):
    """A bike: identified above 16 inches, and checked without a defect."""

    genre = ventes.GENRE

    def empeche(self, objet: Objet) -> Refus | None:
        mere = objet.categorie.parent
        if CATEGORIE not in {objet.categorie.code, mere.code if mere else ""}:
            return None
        velo = Velo.objects.filter(objet=objet).first()
        if velo is None:
            return VeloSansFiche()
        # The workshop has just put it on sale: it is the one who gives the price.
        return None if velo.statut == Statut.EN_VENTE else ParLAtelier(velo=velo)

    def verifier(self, ligne: LigneVente) -> None:
        velo = _velo(ligne)
        if velo is None:
            raise VeloSansFiche()
        if not velo.est_exempte and not velo.identifiant:
            raise SansIdentifiant(velo=velo)
        if velo.controle_id is None:
            raise SansControle(velo=velo)
        if velo.statut != Statut.EN_VENTE:
            raise VeloPasEnVente(velo=velo, statut=velo.get_statut_display())

    def cle(self, ligne: LigneVente) -> int | None:
        velo = _velo(ligne)
        return velo.pk if velo else None

    def vendu(self, ligne: LigneVente, vente: Vente) -> None:
        if velo := _velo(ligne):
            ventes.vendre(ligne, vente, velo)

    def rendu(self, ligne: LigneVente, vente: Vente) -> None:
        if ligne.rend and ligne.rend.cle:
            velo = Velo.objects.select_related("objet__lieu").get(pk=ligne.rend.cle)
            ventes.revenir(ligne, vente, velo)


def _velo(ligne: LigneVente) -> Velo | None:
    """The bike of a line; its thing was locked by the sale."""
    objet = ligne.article.objet_id if ligne.article else None
    return Velo.objects.select_related("objet__lieu").filter(objet=objet).first() if objet else None


enregistrer(VeloAVendre())
