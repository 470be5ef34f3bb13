"""Sign up, confirm, withdraw: by whoever holds the link, or by the team for somebody.

The séance's row is locked first: two people who take the last seat at once come one after the
other, and the second one finds it taken.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.objets.codes import ALPHABET, LONGUEUR
from petiterockette.base.tirages import lettres, tirer
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.empreintes import empreinte_secrete
from petiterockette.freins.services import Frein
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import Inscription, Seance
from ..refus import (
    AppelAttendu,
    ContactDemande,
    DejaFinie,
    InscriptionsFermees,
    TropDePlaces,
    TropDePlacesTenues,
    TropDInscriptions,
)
from .attente import delai, faire_avancer, places_prises
from .courriels import prevenir
from .seances import TENIR, noter

# A class, an office or a whole building may share one address.
ENVOIS = Frein("seances", par_foyer=12, en_tout=400, refus=TropDInscriptions)
# What a large family needs: the most that one contact asks for at a séance by the public page, and
# that one address holds there before it is confirmed. A group calls, and the team signs it up.
PLACES_MAX = 8
# Until the link is opened, or the team has called.
HEURE = timedelta(hours=1)
TENUE_MAX = 24 * HEURE


@dataclass(frozen=True)
class Inscrit:
    """Who wants to come, as typed: a name, one contact, how many."""

    uuid: UUID
    nom: str
    courriel: str = ""
    telephone: str = ""
    places: int = 1


def s_inscrire(*, seance: Seance, inscrit: Inscrit, adresse: str) -> tuple[Inscription, bool]:
    """Sign up by the public page; a seat is held a day at most until it is confirmed, or one waits.

    Its link confirms it; where there is no e-mail to send it to, the team calls. Raises
    ``TropDInscriptions``, ``ContactDemande``, ``TropDePlaces``, ``TropDePlacesTenues`` or
    ``InscriptionsFermees``.
    """
    return _une_fois(inscrit, lambda: _inscrire(seance, inscrit, None, adresse))


def inscrire(*, seance: Seance, inscrit: Inscrit, compte: Compte) -> tuple[Inscription, bool]:
    """Sign somebody up, who called or stands there: confirmed at once, or waiting.

    Raises ``ContactDemande``, ``TropDePlaces``, ``InscriptionsFermees`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, seance.lieu, seance.pole)
    return _une_fois(inscrit, lambda: _inscrire(seance, inscrit, compte, ""))


def _une_fois(inscrit: Inscrit, geste) -> tuple[Inscription, bool]:
    return faire_ou_relire(
        geste, lambda: Inscription.objects.filter(uuid=inscrit.uuid).first(), Refus
    )


def _inscrire(seance: Seance, inscrit: Inscrit, compte: Compte | None, adresse: str) -> Inscription:
    seance = Seance.objects.select_for_update().get(pk=seance.pk)
    if Inscription.objects.filter(uuid=inscrit.uuid).exists():
        return Inscription.objects.get(uuid=inscrit.uuid)
    if compte is None:
        ENVOIS.compter(adresse)
    if not seance.prend_des_inscriptions(timezone.now()):
        raise InscriptionsFermees()
    if not (inscrit.courriel or inscrit.telephone):
        raise ContactDemande(champs={"courriel": str(ContactDemande.texte)})
    if seance.places is not None and inscrit.places > seance.places:
        phrase = str(TropDePlaces(places=seance.places))
        raise TropDePlaces(champs={"places": phrase}, places=seance.places)
    # Those who wait come before whoever arrives now.
    faire_avancer(seance)
    foyer = "" if compte else _empreinte(adresse)
    if compte is None:
        _exiger_peu_de_places(seance, inscrit, foyer)
    libres = None if seance.places is None else seance.places - places_prises(seance)
    attend = libres is not None and inscrit.places > libres
    etat = Inscription.Etat.CONFIRMEE if compte else Inscription.Etat.DEMANDEE
    if attend:
        etat = Inscription.Etat.ATTENTE
    inscription = Inscription(
        uuid=inscrit.uuid,
        seance=seance,
        nom=" ".join(inscrit.nom.split()),
        courriel=inscrit.courriel.strip(),
        telephone=inscrit.telephone.strip(),
        places=inscrit.places,
        etat=etat,
        avant=_tenue(seance) if etat == Inscription.Etat.DEMANDEE else None,
        code=_code_neuf(),
        recue_le=timezone.now(),
        foyer=foyer,
    )
    inscription.full_clean()
    inscription.save()
    noter(
        f"seances.inscription.{etat}",
        _("Inscription nº %(n)d, %(places)s : %(etat)s")
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
def confirmer(*, inscription: Inscription, compte: Compte | None = None) -> Inscription:
    """Whoever holds the link comes: the seat is theirs. Twice is once.

    ``compte``: somebody of the team, who called them; a link that was not read in a mail proves
    nothing. Too late, one takes a seat that is still free, or waits again. Raises ``DejaFinie``,
    ``InscriptionsFermees``, ``AppelAttendu`` or ``DroitManquant``.
    """
    if compte:
        exiger(compte, TENIR, inscription.seance.lieu, inscription.seance.pole)
    seance, inscription = _verrouiller(inscription)
    Etat = Inscription.Etat
    if inscription.etat in (Etat.CONFIRMEE, Etat.ATTENTE):
        return inscription
    if inscription.etat == Etat.ANNULEE:
        raise DejaFinie()
    if not (compte or inscription.se_confirme_par_courriel):
        raise AppelAttendu()
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
        _("Inscription nº %(n)d : %(etat)s")
        % {"n": inscription.pk, "etat": inscription.get_etat_display()},
        seance,
        compte,
        inscription=inscription.pk,
    )
    _prevenir(inscription)
    return inscription


@transaction.atomic
def se_desister(*, inscription: Inscription, compte: Compte | None = None) -> Inscription:
    """Give back the seats of an inscription, which are offered to whoever waits. Twice is once.

    ``compte``: somebody of the team, told by phone. Raises ``InscriptionsFermees`` once the séance
    began, or ``DroitManquant``.
    """
    if compte:
        exiger(compte, TENIR, inscription.seance.lieu, inscription.seance.pole)
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


def _tenue(seance: Seance) -> datetime:
    """Until when a seat is held for whoever has not confirmed it."""
    return min(delai(seance), timezone.now() + TENUE_MAX)


def _exiger_peu_de_places(seance: Seance, inscrit: Inscrit, foyer: str) -> None:
    """Raise ``TropDePlacesTenues`` above what one contact, or one address, may hold here."""
    en_cours = seance.inscriptions.exclude(etat__in=["annulee", "echue"])
    du_contact = sum(i.places for i in en_cours if _meme_contact(i, inscrit))
    a_confirmer = en_cours.filter(foyer=foyer, etat__in=["demandee", "proposee"])
    de_l_adresse = a_confirmer.aggregate(n=Sum("places", default=0))["n"]
    if max(du_contact, de_l_adresse) + inscrit.places > PLACES_MAX:
        phrase = str(TropDePlacesTenues(places=PLACES_MAX))
        raise TropDePlacesTenues(champs={"places": phrase}, places=PLACES_MAX)


def _meme_contact(inscription: Inscription, inscrit: Inscrit) -> bool:
    courriels = {inscription.courriel.casefold(), inscrit.courriel.strip().casefold()}
    numeros = {_chiffres(inscription.telephone), _chiffres(inscrit.telephone)}
    return any(len(dits) == 1 and "" not in dits for dits in (courriels, numeros))


def _chiffres(telephone: str) -> str:
    """« +33 6 12 34 56 78 » and « 06.12.34.56.78 » are one number."""
    return re.sub(r"^(?:00)?33(?=[1-9]\d{8}$)", "0", re.sub(r"\D", "", telephone))


def _empreinte(adresse: str) -> str:
    # The address itself is kept nowhere; the digest changes with the installation's key.
    return empreinte_secrete("seances.foyers", adresse).hexdigest()


def _code_neuf() -> str:
    """Six letters that no sign-up has: sixteen million of them."""
    return tirer(lambda: lettres(ALPHABET, LONGUEUR), Inscription)
