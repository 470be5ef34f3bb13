"""Receive a request, change it, confirm it with its séance, say it is done, stop it.

Locks, in this order: the request → its séances (by number).
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ateliers.seances.models import Seance
from ateliers.seances.services import seances
from ateliers.seances.services.seances import Horaire, SeanceDite
from collecte.matiere.jours import minuit
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import date_format

from ..droits import TENIR
from ..etats import EtatDeDemande, Geste
from ..models import Demande, SeanceDemandee
from ..refus import (
    BilanManquant,
    ContactDemande,
    DevisManquant,
    DevisPerime,
    RienNeChange,
    SeanceDejaFaite,
    SeanceManquante,
)
from .etapes import avancer, deja, ecrire, noter, verrouiller
from .organismes import OrganismeDit, l_organisme

POLE = "animation"
UN_AN = timedelta(days=365)


@dataclass(frozen=True)
class DemandeDite:
    """What is asked, as typed."""

    public: str
    effectif: int
    theme: str
    contact: str = ""
    courriel: str = ""
    telephone: str = ""
    souhait_le: date | None = None
    souhaits: str = ""
    notes: str = ""
    gratuite: bool = False

    def propre(self) -> "DemandeDite":
        return replace(
            self,
            contact=" ".join(self.contact.split()),
            courriel=self.courriel.strip(),
            telephone=" ".join(self.telephone.split()),
            souhaits=" ".join(self.souhaits.split()),
            notes=self.notes.strip(),
        )


def recevoir(
    *, uuid: UUID, lieu: Lieu, organisme: OrganismeDit, dite: DemandeDite, compte: Compte
) -> tuple[Demande, bool]:
    """Write a request down; returns it and whether it is new.

    Raises ``ContactDemande`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, lieu)

    def geste() -> Demande:
        _joignable(dite)
        demande = Demande(
            uuid=uuid,
            lieu=lieu,
            organisme=l_organisme(organisme),
            recue_le=timezone.now(),
            **dite.propre().__dict__,
        )
        demande.full_clean()
        demande.save(force_insert=True)
        ecrire(demande, uuid, Geste.RECEVOIR, "", "", demande.recue_le, compte)
        phrase = ngettext(
            "Demande d’animation nº %(n)d reçue : %(quoi)s, %(effectif)d personne",
            "Demande d’animation nº %(n)d reçue : %(quoi)s, %(effectif)d personnes",
            demande.effectif,
        )
        dit = {"n": demande.pk, "quoi": demande, "effectif": demande.effectif}
        noter("recue", phrase % dit, demande, compte)
        return demande

    deja_recue = Demande.objects.filter(uuid=uuid, lieu=lieu)
    return faire_ou_relire(geste, deja_recue.first, ValidationError)


@transaction.atomic
def changer(
    *, demande: Demande, organisme: OrganismeDit, dite: DemandeDite, compte: Compte
) -> Demande:
    """Change what is asked; whom to call, until the contact is forgotten.

    Raises ``ContactDemande``, ``RienNeChange`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, demande.lieu)
    demande = Demande.objects.select_for_update().get(pk=demande.pk)
    if demande.est_ouverte:
        _joignable(dite)
    avant = _valeurs(demande)
    demande.organisme = l_organisme(organisme)
    for nom, valeur in dite.propre().__dict__.items():
        setattr(demande, nom, valeur)
    if _valeurs(demande) == avant:
        raise RienNeChange()
    # A contact typed again will be forgotten again.
    demande.oubliee_le = None
    demande.full_clean()
    demande.save()
    phrase = _("Demande d’animation nº %(n)d changée") % {"n": demande.pk}
    noter("changee", phrase, demande, compte)
    return demande


def confirmer(
    *,
    demande: Demande,
    uuid: UUID,
    horaire: Horaire,
    adresse: str = "",
    compte: Compte,
) -> tuple[Seance, bool]:
    """Confirm a request by its séance, or add another séance to one that is confirmed.

    Returns the séance and whether it is new. Raises ``DevisManquant``, ``DevisPerime``,
    ``PasDansCetEtat``, a refusal of the séances, or ``DroitManquant``.
    """

    def geste() -> Seance:
        quoi = Geste.PREVOIR if demande.etat == EtatDeDemande.CONFIRMEE else Geste.CONFIRMER
        la_demande = verrouiller(demande, quoi, compte)
        if quoi == Geste.CONFIRMER:
            _exiger_un_accord(la_demande)
        dite = SeanceDite(
            titre=str(la_demande)[:120],
            pole=POLE,
            adresse=adresse,
            places=la_demande.effectif,
            public=la_demande.public,
            publique=False,
            ouverte=False,
        )
        prevues, _neuves = seances.prevoir(
            uuid=uuid, dite=dite, lieu=la_demande.lieu, horaire=horaire, compte=compte
        )
        seance = prevues[0]
        SeanceDemandee.objects.create(demande=la_demande, seance=seance)
        avancer(demande=la_demande, uuid=uuid, geste=quoi, compte=compte)
        phrase = _("Animation nº %(n)d prévue le %(jour)s") % {
            "n": la_demande.pk,
            "jour": date_format(horaire.jour, "j F Y"),
        }
        noter("confirmee", phrase, la_demande, compte, seance=seance.pk)
        return seance

    exiger(compte, TENIR, demande.lieu)
    faites = Seance.objects.filter(uuid=uuid, demandee__demande=demande)
    return faire_ou_relire(geste, faites.first, ValidationError)


def dire_faite(*, demande: Demande, uuid: UUID, compte: Compte) -> tuple[Demande, bool]:
    """Close a request once each of its séances has its bilan.

    Raises ``SeanceManquante``, ``BilanManquant``, ``PasDansCetEtat`` or ``DroitManquant``.
    """

    def geste() -> Demande:
        la_demande = verrouiller(demande, Geste.FAIRE, compte)
        tenues = list(_seances(la_demande).maintenues())
        if not tenues:
            raise SeanceManquante()
        sans = [str(s) for s in tenues if not s.bilans.exists()]
        if sans:
            raise BilanManquant(seances=", ".join(sans))
        avancer(demande=la_demande, uuid=uuid, geste=Geste.FAIRE, compte=compte)
        phrase = _("Animation nº %(n)d faite") % {"n": la_demande.pk}
        noter("faite", phrase, la_demande, compte, seances=[s.pk for s in tenues])
        return la_demande

    exiger(compte, TENIR, demande.lieu)
    return faire_ou_relire(geste, lambda: _deja(demande, uuid, Geste.FAIRE), ValidationError)


def arreter(*, demande: Demande, uuid: UUID, raison: str, compte: Compte) -> tuple[Demande, bool]:
    """Refuse a request, or cancel one that was confirmed with its séances.

    Raises ``SeanceDejaFaite``, ``PasDansCetEtat`` or ``DroitManquant``.
    """
    quoi = Geste.ANNULER if demande.etat == EtatDeDemande.CONFIRMEE else Geste.REFUSER

    def geste() -> Demande:
        la_demande = verrouiller(demande, quoi, compte)
        for seance in _seances(la_demande).maintenues():
            if seance.bilans.exists():
                raise SeanceDejaFaite()
            seances.annuler(seance=seance, motif=_("animation annulée"), compte=compte)
        etape = avancer(demande=la_demande, uuid=uuid, geste=quoi, raison=raison, compte=compte)
        annulee = quoi == Geste.ANNULER
        phrase = _("Animation nº %(n)d annulée : %(pourquoi)s")
        if not annulee:
            phrase = _("Demande d’animation nº %(n)d refusée : %(pourquoi)s")
        dit = {"n": la_demande.pk, "pourquoi": etape.get_raison_display()}
        noter("annulee" if annulee else "refusee", phrase % dit, la_demande, compte)
        return la_demande

    exiger(compte, TENIR, demande.lieu)

    def relire() -> Demande | None:
        return _deja(demande, uuid, Geste.ANNULER) or _deja(demande, uuid, Geste.REFUSER)

    return faire_ou_relire(geste, relire, ValidationError)


@transaction.atomic
def oublier_les_contacts(jour: date) -> int:
    """Forget whom to call a year after the end of a request. How many."""
    avant = minuit(jour - UN_AN)
    vieilles = Demande.objects.filter(oubliee_le=None, finie_le__lt=avant)
    vides = dict.fromkeys(("contact", "courriel", "telephone", "souhaits", "notes"), "")
    n = vieilles.update(**vides, oubliee_le=timezone.now())
    if n:
        consigner(
            "animation.contacts.oublies",
            _("%(n)d demandes d’animation sans contact désormais") % {"n": n},
            {"demandes": n},
        )
    return n


def _joignable(dite: DemandeDite) -> None:
    if not (dite.courriel.strip() or dite.telephone.strip()):
        raise ContactDemande(champs={"courriel": str(ContactDemande.texte)})


def _exiger_un_accord(demande: Demande) -> None:
    if demande.gratuite:
        return
    devis = demande.devis.order_by("-annee", "-numero").first()
    if devis is None:
        raise DevisManquant()
    if devis.valable_jusqu_au < timezone.localdate():
        jour = date_format(devis.valable_jusqu_au, "j F Y")
        raise DevisPerime(numero=devis.numero_lisible, jour=jour)


def _seances(demande: Demande) -> Any:
    return Seance.objects.filter(demandee__demande=demande).order_by("pk")


def _deja(demande: Demande, uuid: UUID, geste: str) -> Demande | None:
    return demande if deja(demande, uuid, geste) else None


def _valeurs(demande: Demande) -> tuple[Any, ...]:
    organisme = demande.organisme
    noms = (
        *("contact", "courriel", "telephone", "public", "effectif", "theme", "souhait_le"),
        *("souhaits", "notes", "gratuite"),
    )
    return (
        *(getattr(demande, nom) for nom in noms),
        *(getattr(organisme, nom) for nom in ("nom", "genre", "adresse", "code_postal")),
    )
