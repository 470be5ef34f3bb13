"""Write invoices: of a ticket, or of what was never rung up; cancel one."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.ventes.models import Vente
from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.lieux.models import Lieu
from petiterockette.mots.monnaie import euros
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from ..clients import Client, manque_a_l_adresse
from ..factures import mentions_de, reste_cts
from ..models import Facture, LigneFacture
from ..refus import (
    AdresseIncomplete,
    AvoirDUnAvoir,
    EcheanceDuPasse,
    FactureDejaAnnulee,
    FacturePayee,
    FactureVide,
    MontantNul,
    TicketDejaFacture,
    TicketPasFacturable,
)
from .emission import DROIT, emettre, tenir_la_chaine
from .lignes import LigneTapee, chiffrer_les_lignes, ligne_du_ticket, ligne_inverse


def facturer(
    *,
    uuid: UUID,
    lieu: Lieu,
    client: Client,
    lignes: Sequence[LigneTapee],
    prestation_le: date,
    echeance: date,
    autoliquidation: bool = False,
    selon: str = "",
    compte: Compte,
) -> tuple[Facture, bool]:
    """Invoice what was not rung up: to be paid. Returns it and whether it is new.

    ``selon``: our own paper that it follows, « Notre devis nº … », written among its mentions.
    VAT is that of each activity on the day of the sale, worked out on the line before tax and
    rounded half up. Raises ``FactureVide``, ``AdresseIncomplete``, ``MontantNul``,
    ``EcheanceDuPasse`` or ``DroitManquant``.
    """
    exiger(compte, DROIT, lieu)
    _exiger_l_adresse(client)
    if not lignes:
        raise FactureVide()
    jour = timezone.localdate()
    if echeance < jour:
        raise au_champ("echeance", EcheanceDuPasse)
    chiffrees = chiffrer_les_lignes(lignes, prestation_le, autoliquidation=autoliquidation)
    ecrites = [LigneFacture(**li, compte=li["activite"].compte) for li in chiffrees]
    if sum(li.total_cts for li in ecrites) <= 0:
        raise MontantNul()
    champs = client.champs() | {
        "nature": Facture.Nature.FACTURE,
        "lieu": lieu,
        "prestation_le": prestation_le,
        "echeance": echeance,
        "autoliquidation": autoliquidation,
        "mentions": [
            *([selon] if selon else []),
            *mentions_de(ecrites, acquittee=False, autoliquidation=autoliquidation),
        ],
    }

    def faire() -> Facture:
        tenir_la_chaine()
        return emettre(uuid, ecrites, compte, **champs)

    return _une_fois(uuid, faire)


def facturer_le_ticket(
    *, vente: Vente, uuid: UUID, client: Client, compte: Compte
) -> tuple[Facture, bool]:
    """The invoice of a ticket that was paid: its very lines and amounts.

    Returns it and whether it is new. Raises ``AdresseIncomplete``, ``TicketPasFacturable``,
    ``TicketDejaFacture`` or ``DroitManquant``.
    """
    lieu = vente.serie.caisse.point.lieu
    exiger(compte, DROIT, lieu)
    _exiger_l_adresse(client)

    def faire() -> Facture:
        tenir_la_chaine()
        _exiger_facturable(vente)
        ecrites = [ligne_du_ticket(li) for li in vente.lignes.order_by("rang")]
        return emettre(
            uuid,
            ecrites,
            compte,
            **client.champs(),
            nature=Facture.Nature.FACTURE,
            lieu=lieu,
            vente=vente,
            prestation_le=vente.jour,
            mentions=mentions_de(ecrites, acquittee=True, autoliquidation=False),
        )

    return _une_fois(uuid, faire)


def annuler_la_facture(
    *, facture: Facture, uuid: UUID, motif: str, compte: Compte
) -> tuple[Facture, bool]:
    """Cancel a whole invoice by a credit note; the ticket that it stands for is not touched.

    Returns the credit note and whether it is new. Raises ``AvoirDUnAvoir``,
    ``FactureDejaAnnulee``, ``FacturePayee`` or ``DroitManquant``.
    """
    exiger(compte, DROIT, facture.lieu)
    if facture.est_un_avoir:
        raise AvoirDUnAvoir()

    def faire() -> Facture:
        tenir_la_chaine()
        deja = Facture.objects.filter(lien=facture).first()
        if deja:
            raise FactureDejaAnnulee(numero=facture.numero_lisible, avoir=deja.numero_lisible)
        recu = 0 if facture.acquittee else facture.total_cts - reste_cts(facture)
        if recu:
            raise FacturePayee(montant=euros(recu))
        champs = (
            *("client_nom", "client_adresse", "client_siren", "client_tva", "reference"),
            *("lieu", "prestation_le", "autoliquidation"),
        )
        return emettre(
            uuid,
            [ligne_inverse(li) for li in facture.lignes.order_by("rang")],
            compte,
            **{champ: getattr(facture, champ) for champ in champs},
            nature=Facture.Nature.AVOIR,
            lien=facture,
            motif=motif[:200],
            mentions=[_("Annule la facture %(numero)s.") % {"numero": facture.numero_lisible}],
        )

    return _une_fois(uuid, faire)


def _exiger_l_adresse(client: Client) -> None:
    """An invoice is never corrected: it bears its client's whole address (242 nonies A, 1°)."""
    if manque := manque_a_l_adresse(client.adresse):
        raise au_champ("client_adresse", AdresseIncomplete, quoi=manque)


def _une_fois(uuid: UUID, faire: Any) -> tuple[Facture, bool]:
    return faire_ou_relire(faire, Facture.objects.filter(uuid=uuid).first, Refus)


def _exiger_facturable(vente: Vente) -> None:
    rendu = vente.suites.filter(nature=Vente.Nature.AVOIR).exists()
    if not vente.est_une_vente or vente.ecole or rendu or vente.total_cts <= 0:
        raise TicketPasFacturable()
    deja = vente.factures.filter(nature=Facture.Nature.FACTURE, avoir=None).first()
    if deja:
        raise TicketDejaFacture(numero=deja.numero_lisible)
