"""The till's own kinds of articles."""

from django.utils.translation import gettext as _

from petiterockette.mots.monnaie import euros

from .models import BonAchat, LigneVente, Vente
from .refus import BonAchatEntame, PanierIncomplet
from .services.bons_achat import emettre, reprendre_le_bon, sceller_le_bon
from .vendables import Vendable, enregistrer


class BonDAchat(Vendable):
    """A voucher to give: owed once it is sold, refused back once something was spent of it."""

    genre = "bon_achat"

    def verifier(self, ligne: LigneVente) -> None:
        if ligne.quantite != 1 or ligne.remise_cts or not ligne.montant_cts:
            phrase = _("Un bon d’achat se vend à sa valeur, un par ligne.")
            raise PanierIncomplet(champs={f"lignes.{ligne.rang}.quantite": phrase})

    def cle(self, ligne: LigneVente) -> int:
        return emettre(valeur_cts=ligne.montant_cts, origine=BonAchat.Origine.VENDU).pk

    def vendu(self, ligne: LigneVente, vente: Vente) -> None:
        assert ligne.cle is not None
        sceller_le_bon(BonAchat.objects.get(pk=ligne.cle), vente)

    def rendu(self, ligne: LigneVente, vente: Vente) -> None:
        assert ligne.rend is not None
        assert ligne.rend.cle is not None
        bon = BonAchat.objects.select_for_update().get(pk=ligne.rend.cle)
        if bon.solde_cts != bon.valeur_cts:
            raise BonAchatEntame(code=bon.code, solde=euros(bon.solde_cts))
        reprendre_le_bon(bon)


enregistrer(BonDAchat())
