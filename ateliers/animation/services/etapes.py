"""One step of a request: locked, judged by the table, written in its history and the journal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner

from ..droits import TENIR
from ..etats import FINIS, PASSAGES, EtatDeDemande, Geste, etats_de_depart
from ..models import Demande, Etape
from ..refus import PasDansCetEtat


def verrouiller(demande: Demande, geste: str, compte: Compte) -> Demande:
    """The request locked, if this account may make that gesture on it now.

    Raises ``PasDansCetEtat`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, demande.lieu)
    demande = Demande.objects.select_for_update().get(pk=demande.pk)
    if (demande.etat, geste) not in PASSAGES:
        voulus = [str(EtatDeDemande(etat).label) for etat in etats_de_depart(geste)]
        raise PasDansCetEtat(
            etat=demande.get_etat_display(), voulus="\u00a0» ou «\u00a0".join(voulus)
        )
    return demande


def avancer(*, demande: Demande, uuid: UUID, geste: str, raison: str = "", compte: Compte) -> Etape:
    """Write the step of a locked request; the caller's journal entry comes last."""
    de = demande.etat
    demande.etat = PASSAGES[de, geste]
    maintenant = timezone.now()
    if demande.etat in FINIS:
        demande.finie_le = maintenant
    demande.save(update_fields=["etat", "finie_le"])
    return ecrire(demande, uuid, geste, de, raison, maintenant, compte)


def ecrire(
    demande: Demande, uuid: UUID, geste: str, de: str, raison: str, le: datetime, compte: Compte
) -> Etape:
    etape = Etape(
        uuid=uuid,
        demande=demande,
        geste=geste,
        de=de,
        vers=demande.etat,
        raison=raison,
        le=le,
        par=compte.personne_id,
        compte=compte.pk,
    )
    etape.full_clean()
    etape.save(force_insert=True)
    return etape


def deja(demande: Demande, uuid: UUID, geste: str) -> Etape | None:
    """The step that this very page wrote, if it did."""
    return Etape.objects.filter(demande=demande, uuid=uuid, geste=Geste(geste)).first()


def noter(code: str, phrase: str, demande: Demande, compte: Compte, **contenu: Any) -> None:
    """The journal's entry of a gesture on a request; nobody's name is in it."""
    consigner(
        f"animation.demande.{code}",
        phrase,
        {"demande": demande.pk, **contenu},
        lieu=demande.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
