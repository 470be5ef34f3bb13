"""The papers of an exit: bordereau, vehicle, carrier, money and its invoice."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant
from petiterockette.journal.services import consigner
from petiterockette.mesures import nombre
from petiterockette.personnes.models import Structure

from ..models import Bon, Remise, Sortie
from ..refus import SortieAnnulee
from .bons import titre

CHAMPS = ("bordereau", "vehicule", "transporteur_id", "montant_c", "facture")


def tenir_la_remise(
    *,
    sortie: Sortie,
    compte: Compte,
    bordereau: str = "",
    vehicule: str = "",
    transporteur: Structure | None = None,
    montant_c: int | None = None,
    facture: str = "",
) -> Remise:
    """Write or correct the papers of an exit; the journal keeps what they said before.

    ``montant_c``: cents, received when positive, paid when negative. Nothing that changes
    writes nothing. Raises ``DroitManquant``, or ``SortieAnnulee``.
    """
    bon = sortie.bon
    exiger_la_tenue(bon, compte)
    with transaction.atomic():
        prendre_la_sortie(bon)
        remise = Remise.objects.select_for_update().filter(sortie=sortie).first()
        avant = _dit(remise)
        remise = remise or Remise(sortie=sortie)
        remise.bordereau = bordereau.strip()
        remise.vehicule = vehicule.strip()
        remise.transporteur = transporteur
        remise.montant_c = montant_c or None
        remise.facture = facture.strip()
        apres = _dit(remise)
        if avant == apres:
            return remise
        remise.full_clean()
        remise.save()
        consigner(
            "collecte.remise.tenue",
            _("%(bon)s : papiers notés") % {"bon": titre(bon)},
            {"bon": bon.pk, "avant": avant, "apres": apres},
            lieu=bon.lieu_id,
            compte=compte.pk,
            par=compte.personne_id,
        )
    return remise


def exiger_la_tenue(bon: Bon, compte: Compte) -> None:
    """The right to keep the papers of an exit, where it was made."""
    if not compte.portee("collecte.tenir_les_remises").couvre_point(bon.lieu_id, bon.point_id):
        raise DroitManquant("collecte.tenir_les_remises", bon.lieu)


def prendre_la_sortie(bon: Bon) -> None:
    """The exit is the lock: two first papers of one exit wait for each other.

    Raises ``SortieAnnulee``.
    """
    if Bon.objects.select_for_update().get(pk=bon.pk).est_annule:
        raise SortieAnnulee(numero=nombre(bon.pk))


def _dit(remise: Remise | None) -> dict[str, Any]:
    """What papers say; those that nobody wrote say nothing."""
    dit = {nom: getattr(remise, nom) for nom in CHAMPS} if remise else {}
    return {nom: valeur for nom, valeur in dit.items() if valeur not in ("", None)}
