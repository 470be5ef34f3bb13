"""Vouchers: sold, given back for a refund, granted; owed until they are spent."""

from collections.abc import Container, Iterable
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.caisses.services.evenements import noter
from boutique.regles.models import Moyen
from petiterockette.base.tirages import lettres, tirer
from petiterockette.personnes.models import Structure

from ..models import BonAchat, Reglement, Vente
from ..refus import PanierIncomplet

# Without vowels or look-alikes: read aloud and typed at the till without a slip.
ALPHABET = "BCDFGHJKLMNPQRSTVWXZ23456789"
LONGUEUR = 8
VALABLE = timedelta(days=365)


def emettre(
    *,
    valeur_cts: int,
    origine: str,
    prescripteur: Structure | None = None,
    expire_le: date | None = None,
) -> BonAchat:
    """Write a voucher of so many cents, valid a year unless said; in the gesture's transaction."""
    aujourd_hui = timezone.localdate()
    return BonAchat.objects.create(
        code=code_libre(),
        origine=origine,
        prescripteur=prescripteur,
        valeur_cts=valeur_cts,
        solde_cts=valeur_cts,
        emis_le=aujourd_hui,
        expire_le=expire_le or aujourd_hui + VALABLE,
    )


def donner_les_bons(
    reglements: Iterable[Reglement], *, reels: bool, detenus: Iterable[BonAchat] = ()
) -> list[Reglement]:
    """Put a voucher on each payment that gives one back; in training, nothing is owed.

    ``detenus``: those that the customer holds, which serve again if they are worth enough.
    Returns the payments for which a new one was made. Raises ``PanierIncomplet``.
    """
    detenus, neufs = list(detenus), []
    for reglement in reglements:
        if reglement.genre != Moyen.Genre.BON:
            continue
        if not reels:
            raise PanierIncomplet(champs={"reglements": _("Pas de bon pour s’entraîner.")})
        valeur_cts = -reglement.montant_cts
        bon = next((b for b in detenus if b.valeur_cts >= valeur_cts), None)
        if bon:
            detenus.remove(bon)
        else:
            bon = emettre(valeur_cts=valeur_cts, origine=BonAchat.Origine.AVOIR)
            neufs.append(reglement)
        reglement.bon_achat, reglement.reference = bon, bon.code
    return neufs


def reprendre_le_bon(bon: BonAchat) -> None:
    """Take back a voucher given back whole: nothing is left to spend. Its row is locked."""
    bon.solde_cts = 0
    bon.save(update_fields=["solde_cts"])


def sceller_le_bon(bon: BonAchat, vente: Vente) -> None:
    """Chain what a voucher is worth, with the ticket that made it; its till is locked."""
    noter(
        vente.serie.caisse,
        "bon.emis",
        # The ticket's own entry says it in the journal.
        None,
        le=vente.le,
        compte=vente.compte,
        par=vente.par,
        rangees=[bon],
        vente=vente.pk,
    )


def code_libre(sauf: Container[str] = ()) -> str:
    """Eight signs that no voucher has, nor ``sauf``, those of a lot that is not written yet."""
    return tirer(lambda: lettres(ALPHABET, LONGUEUR), BonAchat, sauf=sauf)
