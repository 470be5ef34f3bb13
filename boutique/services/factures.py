"""Write invoices: of a ticket, or of what was never rung up; cancel one; say it was paid."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.chaines import enchainer
from petiterockette.journal.dites import dites
from petiterockette.journal.models import Chaine
from petiterockette.journal.refus import RestaurationConstatee
from petiterockette.journal.services import consigner
from petiterockette.journal.tetes import lire_la_tete
from petiterockette.lieux.models import Lieu
from petiterockette.monnaie import euros
from petiterockette.refus import Refus
from petiterockette.rejeux import faire_ou_relire
from petiterockette.version import VERSION

from ..clients import Client, manque_a_l_adresse
from ..factures import CHAINE, REPRISE, dernier_numero, emetteur, mentions_de, reste_cts
from ..models import Facture, LigneFacture, PaiementFacture, Vente
from ..refus.factures import (
    AdresseIncomplete,
    AvoirDUnAvoir,
    EcheanceDuPasse,
    FactureDejaAnnulee,
    FacturePayee,
    FactureVide,
    MontantNul,
    PaiementDeDemain,
    PaiementEnTrop,
    TicketDejaFacture,
    TicketPasFacturable,
)
from .lignes_de_facture import LigneTapee, chiffrer_les_lignes, ligne_du_ticket, ligne_inverse

DROIT = "boutique.facturer"


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

    def emettre() -> Facture:
        _tenir_la_chaine()
        return _emettre(uuid, ecrites, compte, **champs)

    return _une_fois(uuid, emettre)


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

    def emettre() -> Facture:
        _tenir_la_chaine()
        _exiger_facturable(vente)
        ecrites = [ligne_du_ticket(li) for li in vente.lignes.order_by("rang")]
        return _emettre(
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

    return _une_fois(uuid, emettre)


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

    def emettre() -> Facture:
        _tenir_la_chaine()
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
        return _emettre(
            uuid,
            [ligne_inverse(li) for li in facture.lignes.order_by("rang")],
            compte,
            **{champ: getattr(facture, champ) for champ in champs},
            nature=Facture.Nature.AVOIR,
            lien=facture,
            motif=motif[:200],
            mentions=[_("Annule la facture %(numero)s.") % {"numero": facture.numero_lisible}],
        )

    return _une_fois(uuid, emettre)


def noter_le_paiement(
    *, facture: Facture, uuid: UUID, jour: date, montant_cts: int, reference: str, compte: Compte
) -> tuple[PaiementFacture, bool]:
    """Say that money came in on the bank's account; several times if it comes in parts.

    Returns it and whether it is new. Raises ``PaiementEnTrop``, ``PaiementDeDemain`` or
    ``DroitManquant``.
    """
    exiger(compte, DROIT, facture.lieu)
    if jour > timezone.localdate():
        raise au_champ("jour", PaiementDeDemain)

    def noter() -> PaiementFacture:
        _tenir_la_chaine()
        reste = reste_cts(facture)
        if montant_cts > reste:
            raise au_champ("montant_cts", PaiementEnTrop, reste=euros(reste))
        paiement = PaiementFacture(
            uuid=uuid,
            facture=facture,
            jour=jour,
            montant_cts=montant_cts,
            reference=reference[:60],
            le=timezone.now().replace(microsecond=0),
            par=compte.personne_id,
            compte=compte,
        )
        paiement.save(force_insert=True)
        _dire(
            "facture.payee",
            _("Facture %(numero)s\u00a0: %(montant)s reçus")
            % {"numero": facture.numero_lisible, "montant": euros(montant_cts)},
            facture,
            [paiement],
            compte,
        )
        return paiement

    return faire_ou_relire(noter, PaiementFacture.objects.filter(uuid=uuid).first, Refus)


def _exiger_l_adresse(client: Client) -> None:
    """An invoice is never corrected: it bears its client's whole address (242 nonies A, 1°)."""
    if manque := manque_a_l_adresse(client.adresse):
        raise au_champ("client_adresse", AdresseIncomplete, quoi=manque)


def _une_fois(uuid: UUID, emettre: Any) -> tuple[Facture, bool]:
    return faire_ou_relire(emettre, Facture.objects.filter(uuid=uuid).first, Refus)


def _tenir_la_chaine() -> Chaine:
    """The row that every writer of invoices locks: their numbers follow one another.

    Raises ``RestaurationConstatee`` if more was told outside than this base knows.
    """
    Chaine.objects.get_or_create(nom=CHAINE)
    chaine = Chaine.objects.select_for_update().get(nom=CHAINE)
    dehors = lire_la_tete(CHAINE).rang
    if dehors > chaine.rang:
        raise RestaurationConstatee(dernier=_("facture, nº %(n)d") % {"n": dehors})
    return chaine


def reprendre_les_factures(compte: Compte) -> None:
    """After an old copy of the base was put back: numbers that may have been given are skipped.

    Called with the till's own, by whoever may; nothing where nothing was lost.
    """
    connus = Chaine.objects.filter(nom=CHAINE).values_list("rang", flat=True).first() or 0
    dehors = lire_la_tete(CHAINE)
    if dehors.rang <= connus:
        return
    dit = {
        "code": REPRISE,
        "par": compte.personne_id,
        "compte": compte.pk,
        "dernier_connu": connus,
        "dernier_dehors": dehors.rang,
        "empreinte_dehors": dehors.empreinte,
        # A link lost is a number at most.
        "reprend_apres": dernier_numero() + dehors.rang - connus,
    }
    enchainer(CHAINE, dit, timezone.now())


def _emettre(uuid: UUID, lignes: Sequence[LigneFacture], compte: Compte, **champs: Any) -> Facture:
    """Write an invoice under the next number; the chain is held."""
    derniere = Facture.objects.order_by("-numero").first()
    facture = Facture(
        uuid=uuid,
        numero=dernier_numero() + 1,
        # Numbers follow days, whatever the clock does.
        jour=max(timezone.localdate(), derniere.jour if derniere else date.min),
        ht_cts=sum(li.ht_cts for li in lignes),
        tva_cts=sum(li.tva_cts for li in lignes),
        total_cts=sum(li.total_cts for li in lignes),
        emetteur=emetteur(),
        le=timezone.now().replace(microsecond=0),
        par=compte.personne_id,
        compte=compte,
        version=VERSION,
        **champs,
    )
    facture.save(force_insert=True)
    for ligne in lignes:
        ligne.facture = facture
        ligne.save(force_insert=True)
    annule = facture.est_un_avoir
    phrase = (
        _("Avoir %(numero)s\u00a0: %(montant)s")
        if annule
        else _("Facture %(numero)s\u00a0: %(montant)s")
    )
    _dire(
        "facture.annulee" if annule else "facture.emise",
        phrase % {"numero": facture.numero_lisible, "montant": euros(facture.total_cts)},
        facture,
        [facture, *lignes],
        compte,
    )
    return facture


def _dire(code: str, phrase: str, facture: Facture, rangees: Iterable[Any], compte: Compte) -> None:
    """Chain what was written, told whole, and say it in the journal."""
    qui = {"par": compte.personne_id, "compte": compte.pk}
    consigner(f"boutique.{code}", phrase, {"facture": facture.numero}, lieu=facture.lieu_id, **qui)
    enchainer(CHAINE, {"code": code, **qui, **dites(list(rangees))}, timezone.now())


def _exiger_facturable(vente: Vente) -> None:
    rendu = vente.suites.filter(nature=Vente.Nature.AVOIR).exists()
    if not vente.est_une_vente or vente.ecole or rendu or vente.total_cts <= 0:
        raise TicketPasFacturable()
    deja = vente.factures.filter(nature=Facture.Nature.FACTURE, avoir=None).first()
    if deja:
        raise TicketDejaFacture(numero=deja.numero_lisible)
