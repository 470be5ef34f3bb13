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
from ..refus import PapiersChanges, SortieAnnulee
from .bons import empreinte_de, titre

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
    vu: str = "",
) -> Remise | None:
    """Write or correct the papers of an exit; the journal keeps what they said before.

    ``montant_c``: cents, received when positive, paid when negative. ``vu``: the digest of
    the papers that were read; if they have changed since, ``PapiersChanges``. Nothing that
    changes writes nothing. Raises ``DroitManquant``, or ``SortieAnnulee``.
    """
    bon = sortie.bon
    exiger_la_tenue(bon, compte)
    with transaction.atomic():
        prendre_la_sortie(bon)
        remise = Remise.objects.select_for_update().filter(sortie=sortie).first()
        avant = _dit(remise)
        champs = {
            "bordereau": bordereau.strip(),
            "vehicule": vehicule.strip(),
            "transporteur_id": transporteur.pk if transporteur else None,
            "montant_c": montant_c or None,
            "facture": facture.strip(),
        }
        apres = _sans_vide(champs)
        if avant == apres:
            return remise
        if vu and vu != empreinte_de(avant):
            raise PapiersChanges()
        remise = remise or Remise(sortie=sortie)
        for nom, valeur in champs.items():
            setattr(remise, nom, valeur)
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


def empreinte_des_papiers(sortie: Sortie) -> str:
    """The digest of what the papers of an exit say now."""
    return empreinte_de(_dit(Remise.objects.filter(sortie=sortie).first()))


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
    return _sans_vide({nom: getattr(remise, nom) for nom in CHAMPS} if remise else {})


def _sans_vide(champs: dict[str, Any]) -> dict[str, Any]:
    return {nom: valeur for nom, valeur in champs.items() if valeur not in ("", None)}
