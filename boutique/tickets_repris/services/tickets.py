"""Write the tickets of an old base: a thousand at a time, in the order of their ids, once each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.decisions import Decisions
from boutique.oressource.examen.pieges.ventes import masse_est_estimee
from boutique.regles.models import Moyen
from collecte.listes.models import Categorie
from collecte.livre.services.cumuls import ajouter
from petiterockette.base.insertion import inserer_en_nombre
from petiterockette.base.numeros import reserver, suivre
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger_partout
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.refus import Refus
from petiterockette.travaux.estimation import Suivre

from ..lecture import Lecteur, Lu
from ..models import SOMMEES, CumulLignesReprises, CumulTicketsRepris, LigneReprise, TicketRepris
from ..rapport import Rapport, dire_les_orphelines, relire_ces_tickets
from ..refus import MotSansRangee
from ..tableurs.deja_la import deja_dits

DROIT = "reprise.tenir"
CODE = "boutique.tickets_d_avant.ecrits"
PAR_LOT = 1_000
RETIRE = TicketRepris.Nature.RETIRE


def ecrire_les_tickets(
    carnet: Carnet, decisions: Decisions, base: int, compte: Compte, suivre: Suivre | None = None
) -> Rapport:
    """Write the tickets of a base that are not there yet, and what changed of those that are.

    ``base``: whose they are, for a later export of the same one. Each batch is a transaction: a run
    that was stopped goes on when it is run again, and one that finds nothing new writes nothing.
    Raises ``MotSansRangee`` for a decision that names no row, or ``DroitManquant``.
    """
    exiger_partout(compte, DROIT)
    ids = _Ids(decisions)
    rapport, fait = Rapport(), 0
    total = max(1, carnet.nombres["ventes"])
    tickets = Lecteur(carnet, decisions, deja_dits()).tickets()
    vus: set[int] = set()
    while lot := list(islice(tickets, PAR_LOT)):
        for lu in lot:
            rapport.voir(lu)
            vus.add(lu.numero)
        _ecrire_un_lot(lot, ids, base, compte, rapport)
        fait += len(lot)
        if suivre:
            suivre(fait / total, fait)
    dire_les_orphelines(carnet, rapport)
    _dire_les_disparus(base, vus, rapport)
    return rapport


def _dire_les_disparus(base: int, vus: Collection[int], rapport: Rapport) -> None:
    """The tickets that this export no longer has: told, never taken away."""
    vivants = TicketRepris.objects.vivants().filter(base=base).order_by()
    numeros = vivants.values_list("pk", "numero").iterator()
    partis = [pk for pk, numero in numeros if numero not in vus]
    for i in range(0, len(partis), PAR_LOT):
        suite = vivants.filter(pk__in=partis[i : i + PAR_LOT])
        rapport.garder_les_disparus(relire_ces_tickets(suite))


def ce_qui_empeche(carnet: Carnet, decisions: Decisions, base: int) -> list[Refus]:
    """All that would refuse the tickets of a base, told before anything is written."""
    try:
        _Ids(decisions)
    except MotSansRangee as refus:
        return [refus]
    return []


class _Ids:
    """Code of each row that decisions name → its id."""

    def __init__(self, decisions: Decisions) -> None:
        self.lieux = dict(Lieu.objects.values_list("code", "pk"))
        self.categories = dict(Categorie.objects.values_list("code", "pk"))
        self.moyens = dict(Moyen.objects.values_list("code", "pk"))
        connus = {
            "points_vente": self.lieux,
            "type_dechets": self.categories,
            "moyens_paiement": self.moyens,
        }
        for (liste, _numero), code in decisions.mots.items():
            if code and liste in connus and code not in connus[liste]:
                raise MotSansRangee(code=code)


@transaction.atomic
def _ecrire_un_lot(
    lot: Sequence[Lu], ids: _Ids, base: int, compte: Compte, rapport: Rapport
) -> None:
    la = _deja_la(base, lot)
    changes: list[tuple[Lu, TicketRepris | None]] = []
    for lu in lot:
        ancien = la.get(lu.numero)
        if lu.laisse:
            if ancien and ancien.nature != RETIRE:
                changes.append((lu, ancien))
        elif ancien is None or ancien.empreinte != lu.empreinte:
            changes.append((lu, ancien))
    if not changes:
        return
    sommes = _Sommes()
    for ticket, lignes in _lignes_de([ancien for _lu, ancien in changes if ancien]):
        sommes.compter(ticket, lignes, -1)
    _inserer(changes, ids, base, sommes)
    sommes.finir()
    gestes = [_geste(lu, ancien) for lu, ancien in changes]
    rapport.gestes.update(gestes)
    consigner(
        CODE,
        _("Tickets d’avant repris\u00a0: %(premier)d à %(dernier)d")
        % {"premier": changes[0][0].numero, "dernier": changes[-1][0].numero},
        {"base": base, **{nom: gestes.count(nom) for nom in ("ecrit", "corrige", "retire")}},
        par=compte.personne_id,
        compte=compte.pk,
    )


def _geste(lu: Lu, ancien: TicketRepris | None) -> str:
    return "retire" if lu.laisse else "corrige" if ancien else "ecrit"


def _deja_la(base: int, lot: Sequence[Lu]) -> Mapping[int, TicketRepris]:
    """Old id → the last version of each ticket of a batch that was written."""
    tous = TicketRepris.objects.filter(
        base=base, numero__gte=lot[0].numero, numero__lte=lot[-1].numero
    )
    # By version: the last one stays.
    return {ticket.numero: ticket for ticket in tous.order_by("rang")}


def _lignes_de(
    tickets: Sequence[TicketRepris],
) -> Iterable[tuple[TicketRepris, Sequence[LigneReprise]]]:
    par_ticket: dict[int, list[LigneReprise]] = defaultdict(list)
    for ligne in LigneReprise.objects.filter(ticket__in=tickets) if tickets else ():
        par_ticket[ligne.ticket_id].append(ligne)
    return [(ticket, par_ticket[ticket.pk]) for ticket in tickets]


def _inserer(
    changes: Sequence[tuple[Lu, TicketRepris | None]], ids: _Ids, base: int, sommes: "_Sommes"
) -> None:
    """The new rows, numbered in advance: the same ones, wherever a run was stopped."""
    derniers = reserver((TicketRepris, LigneReprise))
    numero, numero_ligne = derniers[TicketRepris], derniers[LigneReprise]
    tickets: list[TicketRepris] = []
    lignes: list[LigneReprise] = []
    for lu, ancien in changes:
        numero += 1
        ticket = _ticket(numero, lu, ancien, ids, base)
        siennes = [] if lu.laisse else _lignes(numero_ligne, ticket, lu, ids)
        numero_ligne += len(siennes)
        tickets.append(ticket)
        lignes += siennes
        sommes.compter(ticket, siennes, 1)
    inserer_en_nombre(tickets)
    inserer_en_nombre(lignes)
    suivre(derniers)


def _ticket(pk: int, lu: Lu, ancien: TicketRepris | None, ids: _Ids, base: int) -> TicketRepris:
    version: dict[str, Any] = {
        "pk": pk,
        "base": base,
        "numero": lu.numero,
        "rang": ancien.rang + 1 if ancien else 1,
        "remplace_id": ancien.pk if ancien else None,
    }
    if lu.laisse:
        assert ancien is not None
        return TicketRepris(
            **version,
            nature=RETIRE,
            le=ancien.le,
            jour=ancien.jour,
            lieu_id=ancien.lieu_id,
            point=ancien.point,
            total_cts=0,
        )
    assert lu.le is not None
    assert lu.jour is not None
    return TicketRepris(
        **version,
        empreinte=lu.empreinte,
        nature=lu.nature,
        le=lu.le,
        jour=lu.jour,
        lieu_id=ids.lieux[lu.lieu],
        point=lu.point,
        moyen_id=ids.moyens[lu.moyen] if lu.moyen else None,
        total_cts=lu.total_cts,
        double=lu.double,
    )


def _lignes(dernier: int, ticket: TicketRepris, lu: Lu, ids: _Ids) -> list[LigneReprise]:
    return [
        LigneReprise(
            pk=dernier + rang,
            ticket_id=ticket.pk,
            rang=rang,
            categorie_id=ids.categories[li.categorie] if li.categorie else None,
            numero=li.numero,
            libelle=li.libelle,
            quantite=li.quantite,
            prix_cts=li.prix_cts,
            total_cts=li.total_cts,
            masse_g=li.masse_g,
            rendu=li.rendu,
            lot=li.lot,
            lot_incertain=li.lot_incertain,
            masse_incertaine=li.masse_incertaine,
        )
        for rang, li in enumerate(lu.lignes, 1)
    ]


class _Sommes:
    """What a batch adds to the sums of each day, and takes from them."""

    def __init__(self) -> None:
        self.lignes: dict[tuple, list[int]] = defaultdict(lambda: [0] * len(SOMMEES))
        self.tickets: dict[tuple, list[int]] = defaultdict(lambda: [0] * 3)

    def compter(self, ticket: TicketRepris, lignes: Sequence[LigneReprise], signe: int) -> None:
        if ticket.nature in (RETIRE, TicketRepris.Nature.VIDE):
            return
        jour: date = ticket.jour
        heure = timezone.localtime(ticket.le).hour
        siennes = self.tickets[jour, ticket.lieu_id, ticket.moyen_id or 0, heure]
        siennes[0] += signe * (ticket.nature == TicketRepris.Nature.VENTE)
        siennes[1] += signe * (ticket.nature == TicketRepris.Nature.AVOIR)
        siennes[2] += signe * ticket.total_cts
        for ligne in lignes:
            sommes = self.lignes[jour, ticket.lieu_id, ligne.categorie_id or 0]
            for rang, n in enumerate(montants_de(ligne, jour)):
                sommes[rang] += signe * n

    def finir(self) -> None:
        cle = ("jour", "lieu", "categorie")
        ajouter(CumulLignesReprises, cle, {k: tuple(v) for k, v in self.lignes.items()})
        cle_tickets = ("jour", "lieu", "moyen", "heure")
        ajouter(CumulTicketsRepris, cle_tickets, {k: tuple(v) for k, v in self.tickets.items()})


def montants_de(ligne: LigneReprise, jour: date) -> tuple[int, ...]:
    """What a line adds to its day, in the order of ``SOMMEES``."""
    objets = -ligne.quantite if ligne.rendu else ligne.quantite
    masse_g = ligne.masse_g or 0
    net_g = -masse_g if ligne.rendu else masse_g
    estimee = masse_est_estimee(ligne.quantite, jour)
    return (
        ligne.total_cts,
        -ligne.total_cts if ligne.rendu else 0,
        int(not ligne.rendu and ligne.total_cts == 0),
        objets,
        0 if estimee else net_g,
        net_g if estimee else 0,
        ligne.total_cts if masse_g else 0,
        0 if masse_g else objets,
    )
