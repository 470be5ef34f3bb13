"""A ticket as it is written: its lines, its payments, what it moves and what it adds."""

import hashlib
from datetime import datetime

from boutique.caisses.models import Session
from boutique.ventes.models import (
    CumulHeuresDeVente,
    CumulReglements,
    CumulTickets,
    CumulVentes,
    LigneVente,
    Reglement,
    Vente,
)
from boutique.ventes.services import cumuls
from boutique.ventes.services.matiere import deplace_la_matiere, sortante
from boutique.ventes.services.ventes import fait_de_la_vente
from collecte.demo.ecriture.ecrivain import Ecrivain
from collecte.livre.entete import Entete
from collecte.matiere.etapes import Etape, Nature
from petiterockette.empreintes import empreinte_du_texte
from petiterockette.journal.services import entree_de
from petiterockette.version import VERSION

from .bons_achat import BonsAchat
from .caisses import CaisseTenue
from .lignes import total
from .uniques import Uniques


class TicketsRacontes:
    """The tickets of every till, one at a time."""

    def __init__(self, ecrivain: Ecrivain, uniques: Uniques, bons: BonsAchat) -> None:
        self.ecrivain, self.annuaire = ecrivain, ecrivain.annuaire
        self.uniques, self.bons = uniques, bons

    def ecrire(
        self,
        tenue: CaisseTenue,
        session: Session,
        cle: str,
        nature: str,
        instant: datetime,
        par: int | None,
        lien: Vente | None,
        motif: str,
        lignes: list[LigneVente],
        reglements: list[Reglement],
    ) -> Vente:
        """Compose a ticket, its lines, its payments, what it moves and what it adds."""
        ecole, serie = session.ecole, tenue.series[session.ecole]
        if ecole:
            cle = f"{cle}/ecole"
        uuid = self.annuaire.uuid(cle)
        empreinte = hashlib.sha256(repr((cle, instant)).encode()).hexdigest()
        entete = Entete(
            uuid=uuid,
            empreinte=empreinte,
            lieu=tenue.caisse.point.lieu,
            point=tenue.caisse.point,
            compte=tenue.compte,
            par=par,
            appareil_le=instant,
        )
        bon = None if ecole else self._bouger(entete, nature, instant, lignes)
        self.uniques.nommer(lignes)
        vend = nature == Vente.Nature.VENTE and not ecole
        emis = self.bons.vendre(session.jour, lignes) if vend else []
        vente = Vente(
            uuid=uuid,
            empreinte=empreinte,
            serie=serie,
            numero=tenue.numero(ecole),
            nature=nature,
            session=session,
            jour=session.jour,
            le=instant,
            appareil_le=instant,
            compte=tenue.compte,
            par=par,
            lien=lien,
            motif=motif,
            bon=bon,
            emetteur=tenue.emetteur,
            catalogue_cts=sum(li.catalogue_cts for li in lignes),
            remise_cts=sum(li.remise_cts for li in lignes),
            total_cts=total(lignes),
            ht_cts=sum(li.ht_cts for li in lignes),
            tva_cts=sum(li.tva_cts for li in lignes),
            jeton=uuid.hex,
            commentaire_empreinte=empreinte_du_texte(""),
            version=VERSION,
        )
        self.ecrivain.ranger(vente)
        for rangee in (*lignes, *reglements):
            rangee.vente = vente
        self.ecrivain.ranger(*lignes, *reglements)
        for bon_emis in emis:
            tenue.noter(
                self.ecrivain, "bon.emis", None, instant, par, rangees=[bon_emis], vente=vente.pk
            )
        if not ecole:
            self._compter(vente, lignes, reglements)
            self.uniques.retenir(vente, lignes)
        return vente

    def _bouger(self, entete: Entete, nature: str, instant: datetime, lignes: list[LigneVente]):
        """The bon of what a ticket moves; None: nothing."""
        rendu = nature == Vente.Nature.AVOIR
        sortantes = [
            sortante(li, Etape.VENDU, li.vers) if rendu else sortante(li, Etape.RAYON, Etape.VENDU)
            for li in lignes
            if deplace_la_matiere(li)
        ]
        if not sortantes:
            return None
        genre = Nature.RETOUR_VENTE if rendu else Nature.VENTE
        return self.ecrivain.deplacer(entete, genre, instant, sortantes, tel_quel=rendu)

    def _compter(self, vente: Vente, lignes: list[LigneVente], reglements: list[Reglement]) -> None:
        """The caches and the journal's sentence of a real ticket."""
        ecrivain = self.ecrivain
        ecrivain.ajouter(CumulVentes, cumuls.ajouts_des_lignes(vente, lignes))
        ecrivain.ajouter(CumulTickets, cumuls.ajout_du_ticket(vente, lignes))
        ecrivain.ajouter(CumulHeuresDeVente, cumuls.ajouts_de_l_heure(vente, lignes))
        ecrivain.ajouter(CumulReglements, cumuls.ajouts_des_reglements(vente, reglements))
        fait = fait_de_la_vente(vente, lignes, reglements)
        if vente.nature != Vente.Nature.VENTE:
            rendu = vente.nature == Vente.Nature.AVOIR
            fait["code"] = "boutique.avoir.rendu" if rendu else "boutique.paiement.corrige"
        ecrivain.ranger(entree_de(**fait, le=vente.le))
