"""What every writer of invoices shares: one chain held, one number after another, told whole."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.journal.chaines import enchainer
from petiterockette.journal.dites import dites
from petiterockette.journal.models import Chaine
from petiterockette.journal.refus import RestaurationConstatee
from petiterockette.journal.services import consigner
from petiterockette.journal.tetes.fichier import lire_la_tete
from petiterockette.mots.monnaie import euros
from petiterockette.version import VERSION

from ..factures import CHAINE, REPRISE, dernier_numero, emetteur
from ..models import Facture, LigneFacture

DROIT = "boutique.facturer"


def tenir_la_chaine() -> Chaine:
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


def emettre(uuid: UUID, lignes: Sequence[LigneFacture], compte: Compte, **champs: Any) -> Facture:
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
    dire(
        "facture.annulee" if annule else "facture.emise",
        phrase % {"numero": facture.numero_lisible, "montant": euros(facture.total_cts)},
        facture,
        [facture, *lignes],
        compte,
    )
    return facture


def dire(code: str, phrase: str, facture: Facture, rangees: Iterable[Any], compte: Compte) -> None:
    """Chain what was written, told whole, and say it in the journal."""
    qui = {"par": compte.personne_id, "compte": compte.pk}
    consigner(f"boutique.{code}", phrase, {"facture": facture.numero}, lieu=facture.lieu_id, **qui)
    enchainer(CHAINE, {"code": code, **qui, **dites(list(rangees))}, timezone.now())
