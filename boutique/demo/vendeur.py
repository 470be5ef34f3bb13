"""Writes the tills of many days at once, as the services would have written them one by one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from boutique.caisses.models import Session
from boutique.caisses.services.en_main import empreinte_de_l_appareil, fin_du_jour
from boutique.clotures.services.clotures import rattraper
from boutique.integrite.verifications.listes import inconnues
from boutique.regles.services.lignes_de_liste import noter_les_neuves
from boutique.tickets.parts import ligne_contraire, total_de
from boutique.tiroirs.models import Comptage, MouvementEspeces
from boutique.ventes.models import (
    BonAchat,
    CumulHeuresDeVente,
    CumulReglements,
    CumulTickets,
    CumulVentes,
    LigneVente,
    Reglement,
    Vente,
)
from boutique.ventes.scellement import contenus
from boutique.ventes.services import cumuls
from collecte.demo.ecriture.ecrivain import Ecrivain
from collecte.demo.recit.gestes import Vendre
from collecte.matiere.etapes import Etape
from petiterockette.base.insertion import inserer
from petiterockette.demonstration import Histoire
from petiterockette.journal.chaines import allonger
from petiterockette.journal.tetes.fichier import Tete, avancer

from . import dosages, remises_en_banque
from .bons_achat import BonsAchat
from .caisses import CaisseTenue, les_caisses
from .chapitre import annoncer_les_operations, ouvrir_boutique
from .comptages import compter
from .lignes import Etal, total
from .recette import JourneeDite, LigneDite, TicketDit, journee, ouvre_sa_caisse
from .tickets import TicketsRacontes
from .uniques import AuDetail, Uniques

DES_CAISSES = (BonAchat, Session, Vente, LigneVente, Reglement, Comptage, MouvementEspeces)
TABLES = (*DES_CAISSES, *remises_en_banque.TABLES)
CACHES = {
    CumulVentes: cumuls.CLE_VENTES,
    CumulTickets: cumuls.CLE_TICKETS,
    CumulHeuresDeVente: cumuls.CLE_HEURES,
    CumulReglements: cumuls.CLE_REGLEMENTS,
}
LOT = 500
Natures = Vente.Nature


class LesCaisses:
    """The tills of the story, where they are."""

    def venir(self, histoire: Histoire, ecrivain: Ecrivain) -> "AuxCaisses":
        ouvrir_boutique(histoire)
        return AuxCaisses(histoire, ecrivain)


class AuxCaisses:
    """A lot of days at every till."""

    def __init__(self, histoire: Histoire, ecrivain: Ecrivain) -> None:
        self.histoire, self.ecrivain = histoire, ecrivain
        self.annuaire = ecrivain.annuaire
        self.uniques = Uniques()
        self.au_detail = AuDetail(histoire.graine, self.uniques)
        self.etal = Etal(self.uniques.articles)
        self.tenues = les_caisses(self.annuaire)
        ecrivain.accueillir(TABLES, CACHES)
        self.dernier: date | None = None
        self.masses: dict[str, dict[str, int]] = defaultdict(dict)
        self.tickets: dict[tuple[str, bool], list[Vente]] = defaultdict(list)
        self.bons = BonsAchat(ecrivain)
        self.ecrits = TicketsRacontes(ecrivain, self.uniques, self.bons)
        self.remises = remises_en_banque.Remises(ecrivain)

    def prend(self, vente: Vendre) -> bool:
        if vente.lieu not in self.tenues or not self.etal.vend(vente.categorie):
            return False
        masses = self.masses[vente.lieu]
        masses[vente.categorie] = masses.get(vente.categorie, 0) + vente.masse_g
        return True

    def finir_le_jour(self, jour: date) -> None:
        annoncer_les_operations({jour.year})
        self.dernier = jour
        for cle, tenue in self.tenues.items():
            masses = self.masses.pop(cle, {})
            if not ouvre_sa_caisse(cle, jour, masses):
                continue
            partis = self.uniques.du_jour(cle, jour, masses)
            dite = journee(self.histoire.graine, cle, jour, masses)
            assert dite is not None
            if cle == "CHV" and jour.weekday() == 2 and jour.day <= 7:
                self._tenir(tenue, _seance(dite), ecole=True)
                self.bons.octroyer(jour)
            a_part = (*self.uniques.tickets(dite, partis), *self.au_detail.tickets(dite))
            tickets = [*dite.tickets, *a_part]
            self._tenir(tenue, replace(dite, tickets=tickets))

    def finir(self) -> None:
        """Seal the tickets, read back from the base, and tell the heads of the chains outside."""
        noter_les_neuves(inconnues())
        self.uniques.livrer()
        for (cle, ecole), ventes in self.tickets.items():
            chaine = self.tenues[cle].series[ecole].chaine
            for rang in range(0, len(ventes), LOT):
                lot = ventes[rang : rang + LOT]
                lus = contenus([vente.pk for vente in lot])
                inserer([allonger(chaine, lus[vente.pk], vente.le) for vente in lot])
            self._avancer(chaine)
        for tenue in self.tenues.values():
            inserer(tenue.maillons)
            if tenue.maillons:
                self._avancer(tenue.evenements)
        self.bons.livrer()
        if self.dernier:
            # Told between midnight and 04:30, the last day is not closed yet: its night is to come.
            jusque_la = min(fin_du_jour(self.dernier), timezone.now())
            for tenue in self.tenues.values():
                rattraper(tenue.caisse, jusque_la, heure=fin_du_jour)

    def _avancer(self, chaine) -> None:
        chaine.save(update_fields=["rang", "empreinte", "le"])
        tete = Tete(chaine.rang, chaine.empreinte)
        transaction.on_commit(lambda: avancer(chaine.nom, tete))

    def _tenir(self, tenue: CaisseTenue, dite: JourneeDite, *, ecole: bool = False) -> None:
        """A session, from its opening to its count."""
        par = self._par(tenue, dite)
        session = Session(
            caisse=tenue.caisse,
            ecole=ecole,
            numero=tenue.numero_de_session(ecole),
            uuid=self.annuaire.uuid(f"{dite.site}/{dite.jour}/session{'-ecole' if ecole else ''}"),
            jour=dite.jour,
            ouverte_le=dite.ouverture,
            ouverte_par=par,
            compte=tenue.compte,
            fond_cts=tenue.fond_cts,
            appareil=empreinte_de_l_appareil(f"demo-{dite.site}"),
        )
        self.ecrivain.ranger(session)
        nom = tenue.caisse.point.nom
        tenue.noter(
            self.ecrivain,
            "session.ouverte",
            f"« {nom} » ouverte",
            dite.ouverture,
            par,
            ecole=ecole,
            rangees=[session],
            session=session.numero,
            fond_cts=session.fond_cts,
            fond_propose_cts=session.fond_cts,
        )
        ventes = list(self._vendre(tenue, session, dite, par))
        session.fermee_le, session.fermee_par = dite.fermeture, par
        if ecole:
            session.comptee_le = dite.fermeture
        tenue.noter(
            self.ecrivain,
            "session.fermee",
            f"« {nom} » fermée",
            dite.fermeture,
            par,
            ecole=ecole,
            rangees=[session],
            session=session.numero,
            oubliee=False,
            tickets=len(ventes),
        )
        if not ecole:
            reglements = [r for _vente, siens in ventes for r in siens]
            compter(self.ecrivain, tenue, session, dite, reglements, par)
            self.remises.finir_le_jour(tenue, dite, reglements, par)

    def _par(self, tenue: CaisseTenue, dite: JourneeDite) -> int | None:
        de = Random(f"{self.histoire.graine}/{dite.site}/{dite.jour}/par")
        equipe = sorted(p for (site, _n), p in self.annuaire.equipe.items() if site == tenue.site)
        return de.choice(equipe) if equipe else tenue.compte.personne_id

    def _vendre(
        self, tenue: CaisseTenue, session: Session, dite: JourneeDite, par: int | None
    ) -> Iterator[tuple[Vente, list[Reglement]]]:
        """The tickets of a session, in the order of the clock: their numbers follow it."""
        tarif = self.etal.tarif(tenue.caisse, dite.jour)
        faits: list[tuple[datetime, int, TicketDit]] = []
        for ticket in dite.tickets:
            faits.append((ticket.instant, 0, ticket))
            if ticket.rendu:
                faits.append((ticket.rendu, 1, ticket))
            elif ticket.corrige:
                faits.append((ticket.instant + timedelta(seconds=80), 2, ticket))
        vendues: dict[str, tuple[Vente, list[LigneVente], list[Reglement]]] = {}
        for instant, genre, ticket in sorted(faits, key=lambda f: (f[0], f[1], f[2].cle)):
            if genre == 0:
                lignes = self.etal.lignes(ticket, tarif)
                if not lignes:
                    continue
                reglements = self._payer(ticket, lignes, session)
                nature, lien, motif = Natures.VENTE, None, ""
            elif ticket.cle not in vendues:
                continue
            else:
                lien, lignes, reglements = vendues[ticket.cle]
                if genre == 1:
                    nature, motif = Natures.AVOIR, Random(ticket.cle).choice(dosages.MOTIFS_RENDU)
                    lignes = [
                        ligne_contraire(ligne, rang, total_de(ligne), 0, str(Etape.RAYON))
                        for rang, ligne in enumerate(lignes)
                    ]
                    rendu = total(lignes)
                    reglements = [self.etal.reglement("especes", rendu, 0)] if rendu else []
                else:
                    nature, motif, lignes = Natures.CORRECTION, dosages.MOTIF_CORRIGE, []
                    reglements = self._corriger(reglements)
                    if not reglements:
                        continue
            cle = f"{ticket.cle}/{genre}"
            vente = self.ecrits.ecrire(
                tenue, session, cle, nature, instant, par, lien, motif, lignes, reglements
            )
            self.tickets[tenue.cle, session.ecole].append(vente)
            if genre == 0:
                vendues[ticket.cle] = vente, lignes, reglements
            yield vente, reglements

    def _payer(
        self, ticket: TicketDit, lignes: Sequence[LigneVente], session: Session
    ) -> list[Reglement]:
        a_payer, de = total(lignes), Random(f"{ticket.cle}/paye")
        par_bon = ticket.moyen == "bon" and not session.ecole
        depense = self.bons.depenser(session.jour, a_payer) if par_bon else None
        if depense is None:
            return self.etal.reglements(a_payer, ticket.moyen, de)
        bon, pris = depense
        reglement = self.etal.reglement("bon", pris, 0)
        reglement.bon_achat, reglement.reference = bon, bon.code
        reste = self.etal.reglements(a_payer - pris, "especes", de)
        for rang, autre in enumerate(reste, start=1):
            autre.rang = rang
        return [reglement, *reste]

    def _corriger(self, reglements: Sequence[Reglement]) -> list[Reglement]:
        """Cash taken for a card: the contrary of it, then what it was."""
        if [r.genre for r in reglements] != ["especes"]:
            return []
        montant = reglements[0].montant_cts
        return [
            self.etal.reglement("especes", -montant, 0),
            self.etal.reglement("carte", montant, 1),
        ]


def _seance(dite: JourneeDite) -> JourneeDite:
    """Half an hour of training before the doors open."""
    debut = dite.ouverture - timedelta(minutes=40)
    tickets = [
        TicketDit(
            f"{dite.site}/{dite.jour}/essai{rang}",
            debut + timedelta(minutes=5 + 6 * rang),
            (LigneDite(article="Pantalon"), LigneDite(article="Bol", nb_objets=4)),
            "especes",
        )
        for rang in range(3)
    ]
    fin = debut + timedelta(minutes=30)
    return JourneeDite(dite.site, dite.jour, debut, fin, tickets, "juste", 0)
