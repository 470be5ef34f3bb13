"""Sign up, confirm, withdraw: by whoever holds the link, or by the team for somebody.

The séance's row is locked first: two people who take the last seat at once come one after the
other, and the second one finds it taken.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from collecte.codes import ALPHABET, LONGUEUR
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.refus import Refus
from petiterockette.rejeux import faire_ou_relire
from petiterockette.tirages import lettres, tirer

from ..models import Inscription, Seance
from ..refus import (
    ContactDemande,
    DejaFinie,
    InscriptionsFermees,
    TropDePlaces,
    TropDInscriptions,
)
from .attente import delai, faire_avancer, places_prises
from .courriels import prevenir
from .seances import TENIR, noter

HEURE = timedelta(hours=1)
# A class, an office or a whole building may share one address.
PAR_FOYER, EN_TOUT = 12, 400
PLACES_MAX = 8


@dataclass(frozen=True)
class Inscrit:
    """Who wants to come, as typed: a name, one contact, how many."""

    uuid: UUID
    nom: str
    courriel: str = ""
    telephone: str = ""
    places: int = 1


def s_inscrire(*, seance: Seance, inscrit: Inscrit, adresse: str) -> tuple[Inscription, bool]:
    """Sign up by the public page; a seat is held until its link is opened, or one waits.

    Where there is no e-mail to send the link to, the page itself is the proof: confirmed at once.
    Raises ``TropDInscriptions``, ``ContactDemande``, ``TropDePlaces``, ``InscriptionsFermees``.
    """
    foyer = _empreinte(adresse)
    return _une_fois(inscrit, lambda: _inscrire(seance, inscrit, None, foyer))


def inscrire(*, seance: Seance, inscrit: Inscrit, compte: Compte) -> tuple[Inscription, bool]:
    """Sign somebody up, who called or stands there: confirmed at once, or waiting.

    Raises ``ContactDemande``, ``TropDePlaces``, ``InscriptionsFermees`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, seance.lieu)
    return _une_fois(inscrit, lambda: _inscrire(seance, inscrit, compte, ""))


def _une_fois(inscrit: Inscrit, geste) -> tuple[Inscription, bool]:
    return faire_ou_relire(
        geste, lambda: Inscription.objects.filter(uuid=inscrit.uuid).first(), Refus
    )


def _inscrire(seance: Seance, inscrit: Inscrit, compte: Compte | None, foyer: str) -> Inscription:
    seance = Seance.objects.select_for_update().get(pk=seance.pk)
    if Inscription.objects.filter(uuid=inscrit.uuid).exists():
        return Inscription.objects.get(uuid=inscrit.uuid)
    if foyer:
        _freiner(foyer)
    if not seance.prend_des_inscriptions(timezone.now()):
        raise InscriptionsFermees()
    if not (inscrit.courriel or inscrit.telephone):
        raise ContactDemande(champs={"courriel": str(ContactDemande.texte)})
    if seance.places is not None and inscrit.places > seance.places:
        phrase = str(TropDePlaces(places=seance.places))
        raise TropDePlaces(champs={"places": phrase}, places=seance.places)
    # Those who wait come before whoever arrives now.
    faire_avancer(seance)
    libres = None if seance.places is None else seance.places - places_prises(seance)
    attend = libres is not None and inscrit.places > libres
    a_confirmer = bool(foyer and inscrit.courriel and settings.COURRIEL_REGLE)
    etat = Inscription.Etat.CONFIRMEE
    if attend:
        etat = Inscription.Etat.ATTENTE
    elif a_confirmer:
        etat = Inscription.Etat.DEMANDEE
    inscription = Inscription(
        uuid=inscrit.uuid,
        seance=seance,
        nom=" ".join(inscrit.nom.split()),
        courriel=inscrit.courriel.strip(),
        telephone=inscrit.telephone.strip(),
        places=inscrit.places,
        etat=etat,
        avant=delai(seance) if etat == Inscription.Etat.DEMANDEE else None,
        code=_code_neuf(),
        recue_le=timezone.now(),
        foyer=foyer,
    )
    inscription.full_clean()
    inscription.save()
    noter(
        f"seances.inscription.{etat}",
        _("Inscription nº %(n)d, %(places)s : %(etat)s")
        % {
            "n": inscription.pk,
            "places": inscription.places_dites,
            "etat": inscription.get_etat_display(),
        },
        seance,
        compte,
        inscription=inscription.pk,
        places=inscription.places,
    )
    _prevenir(inscription)
    return inscription


@transaction.atomic
def confirmer(*, inscription: Inscription) -> Inscription:
    """Whoever holds the link comes: the seat is theirs. Twice is once.

    Too late, one takes a seat that is still free, or waits again. Raises ``DejaFinie``,
    ``InscriptionsFermees``.
    """
    seance, inscription = _verrouiller(inscription)
    Etat = Inscription.Etat
    if inscription.etat in (Etat.CONFIRMEE, Etat.ATTENTE):
        return inscription
    if inscription.etat == Etat.ANNULEE:
        raise DejaFinie()
    if not seance.prend_des_inscriptions(timezone.now()):
        raise InscriptionsFermees()
    faire_avancer(seance)
    inscription.refresh_from_db()
    if inscription.etat == Etat.ECHUE:
        libres = None if seance.places is None else seance.places - places_prises(seance)
        trop_tard = libres is not None and inscription.places > libres
        inscription.etat = Etat.ATTENTE if trop_tard else Etat.CONFIRMEE
    else:
        inscription.etat = Etat.CONFIRMEE
    inscription.avant = None
    inscription.save(update_fields=["etat", "avant"])
    noter(
        f"seances.inscription.{inscription.etat}",
        _("Inscription nº %(n)d : %(etat)s")
        % {"n": inscription.pk, "etat": inscription.get_etat_display()},
        seance,
        None,
        inscription=inscription.pk,
    )
    _prevenir(inscription)
    return inscription


@transaction.atomic
def se_desister(*, inscription: Inscription, compte: Compte | None = None) -> Inscription:
    """They will not come: their seat is offered to whoever waits. Twice is once.

    ``compte``: somebody of the team, told by phone. Raises ``InscriptionsFermees`` once the
    séance began, or ``DroitManquant``.
    """
    if compte:
        exiger(compte, TENIR, inscription.seance.lieu)
    seance, inscription = _verrouiller(inscription)
    if inscription.est_finie:
        return inscription
    if timezone.now() >= seance.debut:
        raise InscriptionsFermees()
    inscription.etat, inscription.avant = Inscription.Etat.ANNULEE, None
    inscription.save(update_fields=["etat", "avant"])
    noter(
        "seances.inscription.annulee",
        _("Inscription nº %(n)d annulée") % {"n": inscription.pk},
        seance,
        compte,
        inscription=inscription.pk,
        places=inscription.places,
    )
    faire_avancer(seance)
    return inscription


def _verrouiller(inscription: Inscription) -> tuple[Seance, Inscription]:
    seance = Seance.objects.select_for_update().get(pk=inscription.seance_id)
    return seance, Inscription.objects.select_for_update().get(pk=inscription.pk)


def _prevenir(inscription: Inscription) -> None:
    prevenir(Inscription.objects.filter(pk=inscription.pk), inscription.etat)


def _freiner(foyer: str) -> None:
    """Raise ``TropDInscriptions`` when this address, or all of them, sent too much this hour."""
    recentes = Inscription.objects.filter(recue_le__gt=timezone.now() - HEURE).exclude(foyer="")
    if recentes.filter(foyer=foyer).count() >= PAR_FOYER or recentes.count() >= EN_TOUT:
        raise TropDInscriptions()


def _empreinte(adresse: str) -> str:
    # The address itself is kept nowhere; the digest changes with the installation's key.
    return salted_hmac("seances.foyers", adresse, algorithm="sha256").hexdigest()


def _code_neuf() -> str:
    """Six letters that no sign-up has: sixteen million of them."""
    return tirer(lambda: lettres(ALPHABET, LONGUEUR), Inscription)
