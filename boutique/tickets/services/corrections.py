"""Say how a ticket was really paid: a ticket of its own, whose total is zero."""

from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.caisses.chaines import chaines_de
from boutique.caisses.models import Session
from boutique.caisses.services.en_main import heure_du_geste, verrouiller_la_caisse
from boutique.caisses.services.presences import Preuve, personne_a_la_caisse
from boutique.ventes.documents import ReglementRecu
from boutique.ventes.models import BonAchat, Reglement, Vente
from boutique.ventes.refus import BonAchatEntame
from boutique.ventes.services.bons_achat import donner_les_bons, sceller_le_bon
from boutique.ventes.services.reglements import depenser_les_bons, regler, rembourser
from boutique.ventes.services.tickets import ouvrir_le_ticket, sceller, une_fois
from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
from petiterockette.mots.monnaie import euros

from ..documents import CorrectionRecue
from ..refus import CorrectionDUneCorrection, CorrectionSansEffet

DROIT = "boutique.corriger"


def corriger(
    *,
    vente: Vente,
    correction: CorrectionRecue,
    compte: Compte,
    preuve: Preuve | None = None,
) -> tuple[Vente, bool]:
    """Replace how a sale was paid, or a refund paid back; the ticket itself never changes.

    At any time: in its session while it is open, afterwards « hors tiroir »: it changes what
    today took by means, not what any drawer should hold. Returns the ticket and whether it
    is new. Raises ``CorrectionDUneCorrection``, ``CorrectionSansEffet``, ``BonAchatEntame``,
    what payments raise, or ``DroitManquant``.
    """
    return une_fois(
        correction.uuid, correction.empreinte, lambda: _corriger(vente, correction, compte, preuve)
    )


def _corriger(
    vente: Vente, correction: CorrectionRecue, compte: Compte, preuve: Preuve | None
) -> Vente:
    point = vente.serie.caisse.point
    caisse = verrouiller_la_caisse(point=point.pk, lieu=point.lieu.code, compte=compte, droit=DROIT)
    par = personne_a_la_caisse(correction.par, compte, caisse, preuve, ecole=vente.ecole)
    list(Vente.objects.select_for_update().filter(pk=vente.pk).values_list("pk"))
    if vente.nature == Vente.Nature.CORRECTION:
        raise CorrectionDUneCorrection(numero=vente.numero_lisible)
    chaines = chaines_de(caisse)
    le = heure_du_geste(caisse, chaines=chaines)
    actuels = paiement_actuel(vente)
    nouveaux, emis = _en_realite(vente, correction.reglements, actuels)
    if _en_bref(actuels) == _en_bref(nouveaux):
        raise CorrectionSansEffet()
    reglements = [*_contraires(actuels), *nouveaux]
    for rang, reglement in enumerate(reglements):
        reglement.rang = rang
    if not vente.ecole:
        depenser_les_bons(r for r in reglements if r not in emis)
    ouverte = Session.objects.ouvertes().filter(pk=vente.session_id).first()
    ticket = ouvrir_le_ticket(
        uuid=correction.uuid,
        empreinte=correction.empreinte,
        serie=chaines.serie(vente.ecole),
        session=ouverte,
        nature=Vente.Nature.CORRECTION,
        jour=ouverte.jour if ouverte else timezone.localdate(le),
        le=le,
        appareil_le=correction.appareil_le,
        compte=compte,
        par=par,
        lien=vente,
        motif=correction.motif,
        hors_tiroir=ouverte is None,
        lignes=[],
    )
    sceller(ticket, [], reglements)
    if not vente.ecole:
        for reglement in emis:
            if reglement.bon_achat:
                sceller_le_bon(reglement.bon_achat, ticket)
        _consigner(ticket, vente, actuels, nouveaux)
    return ticket


def paiement_actuel(vente: Vente) -> list[Reglement]:
    """How a ticket is held to be paid now: as its last correction says, else as it was.

    A sale's payments are positive, a refund's negative.
    """
    derniere = vente.suites.filter(nature=Vente.Nature.CORRECTION).order_by("-id").first() or vente
    return [
        r
        for r in derniere.reglements.select_related("moyen", "bon_achat").order_by("rang")
        if (r.montant_cts > 0) == vente.est_une_vente
    ]


def _en_realite(
    vente: Vente, recus: Sequence[ReglementRecu], actuels: Sequence[Reglement]
) -> tuple[list[Reglement], list[Reglement]]:
    """The payments that replace these, and those of them for which a voucher was made."""
    if vente.est_une_vente:
        return regler(recus, vente.lignes.all(), vente.total_cts, actuels), []
    nouveaux = rembourser(recus, -vente.total_cts)
    repris = {r.bon_achat_id: -r.montant_cts for r in actuels if r.bon_achat_id}
    bons = list(BonAchat.objects.select_for_update().filter(pk__in=repris).order_by("pk"))
    emis = donner_les_bons(nouveaux, reels=not vente.ecole, detenus=bons)
    rendus = {r.bon_achat_id: -r.montant_cts for r in nouveaux if r.bon_achat_id}
    for bon in bons:
        if bon.solde_cts < repris[bon.pk] - rendus.get(bon.pk, 0):
            raise BonAchatEntame(code=bon.code, solde=euros(bon.solde_cts))
    return nouveaux, emis


def _contraires(reglements: Iterable[Reglement]) -> list[Reglement]:
    return [
        Reglement(
            moyen=r.moyen,
            genre=r.genre,
            libelle=r.libelle,
            compte=r.compte,
            montant_cts=-r.montant_cts,
            donne_cts=-r.montant_cts,
            reference=r.reference,
            bon_achat=r.bon_achat,
        )
        for r in reglements
    ]


def _en_bref(reglements: Iterable[Reglement]) -> list[tuple[int, int, str]]:
    return sorted((r.moyen_id, r.montant_cts, r.reference) for r in reglements)


def _consigner(
    ticket: Vente, vente: Vente, avant: Sequence[Reglement], apres: Sequence[Reglement]
) -> None:
    phrase = (
        _("Ticket nº %(numero)s\u00a0: le nº %(vente)s payé par %(apres)s, et non par %(avant)s")
        if vente.est_une_vente
        else _(
            "Ticket nº %(numero)s\u00a0: le nº %(vente)s rendu par %(apres)s, et non par %(avant)s"
        )
    )
    consigner(
        "boutique.paiement.corrige",
        phrase
        % {
            "numero": ticket.numero_lisible,
            "vente": vente.numero_lisible,
            "avant": _dire(avant),
            "apres": _dire(apres),
        },
        {"vente": ticket.pk, "lien": vente.pk, "motif": ticket.motif},
        lieu=ticket.serie.caisse.point.lieu_id,
        par=ticket.par,
        compte=ticket.compte_id,
    )


def _dire(reglements: Iterable[Reglement]) -> str:
    return ", ".join(f"{r.libelle} {euros(abs(r.montant_cts))}" for r in reglements)
