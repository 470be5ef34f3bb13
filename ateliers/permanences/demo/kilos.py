"""The kilograms of the demo's bikes, in the ledger."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ateliers.velo.etats import Statut
from ateliers.velo.models import Changement, Demontage, Velo
from collecte.demo.ecriture.annuaire import Annuaire
from collecte.demo.ecriture.ecrivain import Ecrivain
from collecte.demo.recit.gestes import Sortir
from collecte.listes.models import Categorie
from collecte.livre.entete import Entete
from collecte.livre.services.gestes import LigneSortante, fait_du_geste
from collecte.livre.services.preuves import entree_de_bon
from collecte.matiere.etapes import Etape, Nature
from petiterockette.comptes.models import Compte
from petiterockette.empreintes import empreinte_de
from petiterockette.lieux.models import Lieu

from .vies import Vie

LE_SOIR = timedelta(hours=2)
SITE, POINT, QUI, CATEGORIE = "GON", "Atelier vélo", "direction", "velo"
S = Statut
# What the move itself says to the ledger: its gesture, and where the kilograms go.
KILOS: dict[tuple[str, str], tuple[str, str]] = {
    (S.CONTROLE_OK, S.EN_VENTE): (Nature.ORIENTATION, Etape.RAYON),
    (S.CONTROLE_OK, S.PRETE): (Nature.PRET, Etape.PRETE),
    (S.PRETE, S.DIAGNOSTIQUE): (Nature.PRET, Etape.ATELIER),
}


class Kilos:
    """Moves, gives and takes apart the bikes of a site."""

    def __init__(
        self,
        ecrivain: Ecrivain,
        annuaire: Annuaire,
        lieu: Lieu,
        compte: Compte,
        categorie: Categorie,
    ) -> None:
        self.ecrivain, self.annuaire = ecrivain, annuaire
        self.lieu, self.compte, self.categorie = lieu, compte, categorie

    def demonter(self, velo: Velo, changement: Changement, vie: Vie) -> tuple[Demontage, int]:
        """Pieces and carcass of a bike; the row to insert, and what its wheels weigh."""
        pieces_g = velo.masse_g // 100 * 35
        carcasse_g = velo.masse_g - pieces_g
        pas = [
            (Etape.ATELIER, Etape.PIECES, pieces_g),
            (Etape.ATELIER, Etape.A_RECYCLER, carcasse_g),
        ]
        bon = self.deplacer(vie, S.DEMONTE, Nature.DEMONTAGE, changement.le, pas)
        changement.bon_id = bon
        demontage = Demontage(
            velo=velo,
            bon_id=bon,
            le=changement.le,
            masse_g=velo.masse_g,
            pieces_g=pieces_g,
            carcasse_g=carcasse_g,
            dechets_g=0,
        )
        # Half of them go to the shelf before the evening; the rest waits for a bike.
        au_rayon = [(Etape.PIECES, Etape.RAYON, pieces_g // 2)]
        self.deplacer(
            vie, "pieces", Nature.PIECES, changement.le + LE_SOIR, au_rayon, "velo.pieces.sorties"
        )
        return demontage, pieces_g // 2

    def donner(self, vie: Vie, quand: datetime) -> None:
        # Out of the workshop first: what is on the shelf already is for sale.
        pas = [(Etape.ATELIER, Etape.RAYON, vie.masse_g)]
        self.deplacer(vie, "a-donner", Nature.ORIENTATION, quand, pas)
        self.ecrivain.ecrire(
            Sortir(
                cle=f"{vie.cle}/don",
                instant=quand,
                lieu=SITE,
                point=POINT,
                compte=QUI,
                par="",
                genre="don",
                vers=Etape.DONNE_PARTICULIER,
                type_don="Don à un particulier",
                categorie=CATEGORIE,
                masse_g=vie.masse_g,
            )
        )

    def deplacer(
        self,
        vie: Vie,
        vers: str,
        nature: str,
        quand: datetime,
        pas: Sequence[tuple[str, str, int]],
        code: str = "velo.velo.deplace",
    ) -> int:
        cle = f"{vie.cle}/{vers}/{quand:%Y-%m-%d}/bon"
        uuid = self.annuaire.uuid(cle)
        entete = Entete(uuid, empreinte_de({"cle": cle}), self.lieu, None, self.compte, None)
        recycle = self.categorie.matiere_id
        lignes = [
            LigneSortante(
                de=de,
                vers=a,
                brut_g=g,
                masse_g=g,
                categorie=self.categorie.pk,
                matiere=recycle if a == Etape.A_RECYCLER else None,
            )
            for de, a, g in pas
        ]
        bon = self.ecrivain.deplacer(entete, nature, quand, lignes, tel_quel=True)
        fait = fait_du_geste(bon, code, bon.ses_lignes, None)
        self.ecrivain.ranger(entree_de_bon(bon, quand, **fait))
        return bon.pk
