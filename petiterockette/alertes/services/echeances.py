"""What ends on a day: note it, renew it, stop following it. The only place where they change."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant, exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.refus import RienNeChange
from petiterockette.temps.dates import date_format

from ..models import Echeance
from ..refus import EcheanceClose, ObjetDemande

DROIT = "alertes.tenir_les_echeances"


@transaction.atomic
def noter(
    *,
    uuid: UUID,
    nature: str,
    objet: str,
    lieu: Lieu | None,
    fin: date,
    note: str = "",
    compte: Compte,
) -> tuple[Echeance, bool]:
    """Follow something until its day; returns it, and whether it is new.

    ``lieu`` None: the whole association's. Raises ``ObjetDemande`` or ``DroitManquant``.
    """
    exiger_sur_place(compte, lieu)
    deja = Echeance.objects.filter(uuid=uuid).first()
    if deja:
        exiger_sur_place(compte, deja.lieu)
        return deja, False
    echeance = Echeance(
        uuid=uuid, nature=nature, objet=_propre(objet), lieu=lieu, fin=fin, note=_propre(note)
    )
    if not echeance.objet:
        raise ObjetDemande(champs={"objet": str(ObjetDemande.texte)})
    echeance.full_clean()
    echeance.save()
    _consigner("alertes.echeance.notee", _("Échéance notée : %s"), echeance, compte)
    return echeance, True


@transaction.atomic
def changer(
    *, echeance: Echeance, nature: str, objet: str, fin: date, note: str = "", compte: Compte
) -> Echeance:
    """Renew it, or correct what was written. Its site does not change.

    Raises ``EcheanceClose``, ``ObjetDemande``, ``RienNeChange`` or ``DroitManquant``.
    """
    exiger_sur_place(compte, echeance.lieu)
    ancienne = Echeance.objects.select_for_update().get(pk=echeance.pk)
    if ancienne.close_le:
        raise EcheanceClose()
    avant = _valeurs(ancienne)
    ancienne.nature, ancienne.objet, ancienne.fin = nature, _propre(objet), fin
    ancienne.note = _propre(note)
    apres = _valeurs(ancienne)
    if not ancienne.objet:
        raise ObjetDemande(champs={"objet": str(ObjetDemande.texte)})
    if avant == apres:
        raise RienNeChange()
    ancienne.full_clean()
    ancienne.save()
    _consigner(
        "alertes.echeance.changee", _("Échéance changée : %s"), ancienne, compte, avant=avant
    )
    return ancienne


@transaction.atomic
def cesser(*, echeance: Echeance, compte: Compte) -> Echeance:
    """Stop following it: sold, replaced, no longer needed. It stays to be read.

    Raises ``EcheanceClose`` or ``DroitManquant``.
    """
    exiger_sur_place(compte, echeance.lieu)
    ancienne = Echeance.objects.select_for_update().get(pk=echeance.pk)
    if ancienne.close_le:
        raise EcheanceClose()
    ancienne.close_le = timezone.now()
    ancienne.save(update_fields=["close_le"])
    _consigner("alertes.echeance.close", _("Échéance plus suivie : %s"), ancienne, compte)
    return ancienne


def exiger_sur_place(compte: Compte, lieu: Lieu | None) -> None:
    """The right at that site; everywhere for what is the whole association's."""
    if lieu is not None:
        exiger(compte, DROIT, lieu)
    elif not compte.portee(DROIT).partout:
        raise DroitManquant(DROIT)


def _propre(texte: str) -> str:
    return " ".join(texte.split())


def _valeurs(e: Echeance) -> dict[str, str]:
    return {"nature": e.nature, "objet": e.objet, "fin": e.fin.isoformat(), "note": e.note}


def _consigner(code: str, phrase: str, e: Echeance, compte: Compte, **contenu: Any) -> None:
    quoi = _("%(quoi)s, jusqu’au %(fin)s") % {"quoi": e, "fin": date_format(e.fin, "j F Y")}
    consigner(
        code,
        phrase % quoi,
        {"echeance": e.pk, **_valeurs(e), **contenu},
        lieu=e.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
