"""Who comes: one place each, given up with a reason, or handed to somebody else."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant, exiger
from petiterockette.journal.services import consigner
from petiterockette.mots.francais import au
from petiterockette.personnes.models import Personne
from petiterockette.temps.dates import date_format

from ..models import Inscription, Permanence
from ..perimetre import PARTICIPER, TENIR, peut_tenir
from ..refus import (
    Complet,
    DejaAilleurs,
    DejaInscrite,
    EchangeRetire,
    PasDeLEquipe,
    PermanenceAnnulee,
    PermanencePassee,
    PlusInscrite,
    RaisonDemandee,
)
from .rappels import prevenir_de_l_echange


@transaction.atomic
def inscrire(*, permanence: Permanence, personne: Personne, compte: Compte) -> Inscription:
    """Somebody comes. Of two people who want the last place, the first one has it.

    Raises ``PermanencePassee``, ``PermanenceAnnulee``, ``DejaInscrite``, ``DejaAilleurs``,
    ``Complet``, ``PasDeLEquipe`` or ``DroitManquant``.
    """
    permanence = _ouverte(permanence)
    exiger_pour(compte, personne, permanence)
    _exiger_libre(personne, permanence)
    prises = set(
        Inscription.objects.en_cours().filter(permanence=permanence).values_list("place", flat=True)
    )
    place = next((p for p in range(1, permanence.places + 1) if p not in prises), None)
    if place is None:
        raise Complet()
    inscription = Inscription.objects.create(
        permanence=permanence, personne=personne, place=place, le=timezone.now()
    )
    _consigner("benevolat.inscription.faite", _("Quelqu’un vient : %(quoi)s"), inscription, compte)
    return inscription


@transaction.atomic
def se_retirer(*, inscription: Inscription, motif: str, compte: Compte) -> Inscription:
    """Somebody does not come after all, and says why; the place is free again.

    Raises ``PermanencePassee``, ``PermanenceAnnulee``, ``PlusInscrite``, ``RaisonDemandee`` or
    ``DroitManquant``.
    """
    inscription = _la_sienne(inscription, compte)
    motif = " ".join(motif.split())
    if not motif:
        raise RaisonDemandee(champs={"motif": str(RaisonDemandee.texte)})
    _retirer(inscription, motif)
    _consigner(
        "benevolat.inscription.retiree",
        _("Quelqu’un ne vient plus : %(quoi)s"),
        inscription,
        compte,
    )
    return inscription


@transaction.atomic
def proposer_un_echange(*, inscription: Inscription, proposer: bool, compte: Compte) -> Inscription:
    """Look for somebody else, or stop looking; until one takes over, they come.

    Raises ``PermanencePassee``, ``PermanenceAnnulee``, ``PlusInscrite`` or ``DroitManquant``.
    """
    inscription = _la_sienne(inscription, compte)
    if bool(inscription.echange_le) == proposer:
        return inscription
    inscription.echange_le = timezone.now() if proposer else None
    inscription.save(update_fields=["echange_le"])
    phrase = _("Échange proposé : %(quoi)s") if proposer else _("Échange retiré : %(quoi)s")
    _consigner("benevolat.echange.propose", phrase, inscription, compte)
    return inscription


@transaction.atomic
def prendre_la_place(
    *, inscription: Inscription, personne: Personne, compte: Compte
) -> Inscription:
    """Come instead of somebody who looks for an exchange; they are free from now on, and told.

    Raises ``PermanencePassee``, ``PermanenceAnnulee``, ``EchangeRetire``, ``DejaInscrite``,
    ``DejaAilleurs``, ``PasDeLEquipe`` or ``DroitManquant``.
    """
    permanence = _ouverte(inscription.permanence)
    exiger_pour(compte, personne, permanence)
    ancienne = (
        Inscription.objects.en_cours()
        .filter(permanence=permanence)
        .filter(pk=inscription.pk)
        .first()
    )
    if ancienne is None or ancienne.echange_le is None:
        raise EchangeRetire()
    _exiger_libre(personne, permanence)
    _retirer(ancienne, _("échange"))
    nouvelle = Inscription.objects.create(
        permanence=permanence,
        personne=personne,
        place=ancienne.place,
        le=timezone.now(),
        remplace=ancienne,
    )
    _consigner("benevolat.echange.fait", _("Échange fait : %(quoi)s"), nouvelle, compte)
    prevenir_de_l_echange(ancienne)
    return nouvelle


def exiger_pour(compte: Compte, personne: Personne, permanence: Permanence) -> None:
    """For oneself; for the team, from a counter's device or by who holds the planning."""
    exiger(compte, PARTICIPER, permanence.lieu, permanence.pole.code)
    # A sign-up keeps the number of who was merged since: it is still one's own.
    if compte.personne_id and compte.personne_id in (personne.pk, personne.fusionnee_dans_id):
        return
    if compte.personne_id and not peut_tenir(compte, permanence.lieu_id, permanence.pole.code):
        raise DroitManquant(TENIR, permanence.lieu)
    equipe = Personne.objects.de_l_equipe(permanence.lieu, timezone.localdate())
    if not equipe.filter(pk=personne.pk).exists():
        raise PasDeLEquipe(ou=au(permanence.lieu))


def _ouverte(permanence: Permanence) -> Permanence:
    """The row, locked: places are given one at a time."""
    permanence = (
        Permanence.objects.select_for_update(of=("self",))
        .select_related("lieu", "pole")
        .get(pk=permanence.pk)
    )
    if permanence.annulee_le:
        raise PermanenceAnnulee()
    if permanence.fin <= timezone.now():
        raise PermanencePassee()
    return permanence


def _la_sienne(inscription: Inscription, compte: Compte) -> Inscription:
    """A sign-up, its day locked, that this account may change."""
    permanence = _ouverte(inscription.permanence)
    exiger_pour(compte, inscription.personne, permanence)
    en_cours = (
        Inscription.objects.en_cours()
        .filter(permanence=permanence)
        .select_related("permanence__pole", "personne")
    )
    actuelle = en_cours.filter(pk=inscription.pk).first()
    if actuelle is None:
        raise PlusInscrite()
    return actuelle


def _exiger_libre(personne: Personne, permanence: Permanence) -> None:
    """Refuse somebody who already comes here, or elsewhere at that time."""
    siennes = Inscription.objects.en_cours().filter(personne=personne)
    if siennes.filter(permanence=permanence).exists():
        raise DejaInscrite()
    ailleurs = siennes.filter(
        permanence__annulee_le=None,
        permanence__debut__lt=permanence.fin,
        permanence__fin__gt=permanence.debut,
    ).select_related("permanence__pole", "permanence__lieu")
    if deja := ailleurs.first():
        p = deja.permanence
        quand = date_format(p.jour, "l j F")
        raise DejaAilleurs(quoi=f"{p.pole}, {p.lieu}, {quand}")


def _retirer(inscription: Inscription, motif: str) -> None:
    inscription.retiree_le, inscription.motif = timezone.now(), motif
    inscription.save(update_fields=["retiree_le", "motif"])


def _consigner(code: str, phrase: str, inscription: Inscription, compte: Compte) -> None:
    permanence = inscription.permanence
    quoi = f"{permanence.pole}, {date_format(permanence.jour, 'l j F Y')}"
    contenu: dict[str, Any] = {
        "inscription": inscription.pk,
        "permanence": permanence.pk,
        "personne": inscription.personne_id,
    }
    consigner(
        code,
        phrase % {"quoi": quoi},
        contenu,
        lieu=permanence.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
