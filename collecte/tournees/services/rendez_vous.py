"""Requests for a home pick-up: received, accepted with a slot, or refused with a reason."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.base.tirages import jeton_libre
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.empreintes import empreinte_de
from petiterockette.freins.services import Frein
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Association, Lieu
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.dates import date_format

from ..models import Coordonnees, Demande, Moment, MotifDemande, PhotoDemande, Tournee
from ..mots import metres_cubes, nous_joindre
from ..refus import (
    DejaEnTournee,
    DemandeDejaEnvoyee,
    DemandeDejaTraitee,
    JourPasse,
    RaisonRequise,
    TropDeDemandes,
)
from .coordonnees import Adresse, ecrire_les_coordonnees, localite_du_code_postal

TENIR = "collecte.tenir_les_rendez_vous"


def _trop_de_demandes() -> TropDeDemandes:
    association = Association.objects.first()
    telephone = association.telephone if association else ""
    return TropDeDemandes(nous_joindre=nous_joindre(telephone))


ENVOIS = Frein("demandes", par_foyer=5, en_tout=60, refus=_trop_de_demandes)


@dataclass(frozen=True)
class DemandeDite:
    """A request as typed; ``photos``: JPEGs as we drew them again."""

    uuid: UUID
    chez: Adresse
    volume_l: int
    etage: int | None = None
    ascenseur: bool | None = None
    disponibilites: tuple[str, ...] = ()
    photos: tuple[bytes, ...] = ()

    @property
    def empreinte(self) -> str:
        """Tells a page sent twice from another content under its number."""
        dit = asdict(self) | {"photos": len(self.photos)}
        return empreinte_de({"demande": {k: v for k, v in dit.items() if k != "uuid"}})


def demander_par_telephone(
    *, dite: DemandeDite, lieu: Lieu, compte: Compte
) -> tuple[Demande, bool]:
    """Record a request told by phone; returns it, and whether it was created now.

    Raises ``DemandeDejaEnvoyee`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, lieu)
    return _une_fois(dite, lambda: _recevoir(dite, lieu, Demande.Canal.TELEPHONE, compte))


def demander_en_ligne(*, dite: DemandeDite, lieu: Lieu, adresse_ip: str) -> tuple[Demande, bool]:
    """Record a request of the public form; nobody is signed in.

    Raises ``DemandeDejaEnvoyee`` or ``TropDeDemandes``.
    """

    def geste() -> Demande:
        ENVOIS.compter(adresse_ip)
        return _recevoir(dite, lieu, Demande.Canal.EN_LIGNE, None)

    return _une_fois(dite, geste)


def verifier_le_frein(*, adresse: str, uuid: UUID | None = None) -> None:
    """Raise ``TropDeDemandes`` when this address, or all of them, sent too much this hour.

    A page that is sent again (``uuid``) is not one more request.
    """
    if uuid and Demande.objects.filter(uuid=uuid).exists():
        return
    ENVOIS.exiger(adresse)


@transaction.atomic
def accepter(
    *,
    demande: Demande,
    jour: date,
    moment: str,
    de: time | None = None,
    a: time | None = None,
    compte: Compte,
) -> Demande:
    """Give a request its slot, or another one while it is in no round.

    Raises ``DemandeDejaTraitee``, ``DejaEnTournee``, ``JourPasse`` or ``DroitManquant``.
    """
    demande = _verrouiller(demande, compte)
    creneau = (jour, str(moment), de, a)
    if demande.est_finie:
        raise DemandeDejaTraitee(numero=demande.pk, etat=demande.get_etat_display())
    if demande.etat == Demande.Etat.ACCEPTEE:
        if creneau == (demande.jour, demande.moment, demande.de, demande.a):
            return demande
        _exiger_hors_tournee(demande)
    if jour < timezone.localdate():
        raise JourPasse(jour=date_format(jour))
    demande.jour, demande.moment, demande.de, demande.a = creneau
    demande.motif = demande.precision = ""
    return _repondre(
        demande,
        Demande.Etat.ACCEPTEE,
        compte,
        utile_le=jour,
        code="collecte.demande.acceptee",
        resume=_("Demande nº %(n)d acceptée pour le %(jour)s, %(moment)s")
        % {"n": demande.pk, "jour": date_format(jour), "moment": Moment(moment).label},
        jour=jour.isoformat(),
        moment=str(moment),
    )


def refuser(*, demande: Demande, motif: str, precision: str = "", compte: Compte) -> Demande:
    """Refuse a request, with its reason. Twice the same changes nothing.

    Raises ``RaisonRequise``, ``DemandeDejaTraitee``, ``DejaEnTournee`` or ``DroitManquant``.
    """
    return _clore(demande, Demande.Etat.REFUSEE, compte, motif=motif, precision=precision)


def annuler_la_demande(*, demande: Demande, precision: str = "", compte: Compte) -> Demande:
    """The person no longer wants the truck. Twice changes nothing.

    Raises ``DemandeDejaTraitee``, ``DejaEnTournee`` or ``DroitManquant``.
    """
    return _clore(demande, Demande.Etat.ANNULEE, compte, precision=precision)


def _une_fois(dite: DemandeDite, geste: Callable[[], Demande]) -> tuple[Demande, bool]:
    """Run ``geste``, unless this very page was sent already."""
    demande, nouvelle = faire_ou_relire(geste, Demande.objects.filter(uuid=dite.uuid).first, Refus)
    if not nouvelle and demande.empreinte != dite.empreinte:
        raise DemandeDejaEnvoyee(numero=demande.pk)
    return demande, nouvelle


def _recevoir(dite: DemandeDite, lieu: Lieu, canal: str, compte: Compte | None) -> Demande:
    demande = Demande.objects.create(
        uuid=dite.uuid,
        empreinte=dite.empreinte,
        jeton=jeton_libre(Demande),
        lieu=lieu,
        canal=canal,
        recue_le=timezone.now(),
        coordonnees=ecrire_les_coordonnees(dite.chez, timezone.localdate()),
        localite=localite_du_code_postal(dite.chez.code_postal),
        etage=dite.etage,
        ascenseur=dite.ascenseur,
        volume_l=dite.volume_l,
        disponibilites=" ".join(dite.disponibilites),
    )
    PhotoDemande.objects.bulk_create([PhotoDemande(demande=demande, jpeg=j) for j in dite.photos])
    consigner(
        "collecte.demande.recue",
        _("Demande nº %(n)d reçue %(canal)s : %(localite)s, %(volume)s")
        % {
            "n": demande.pk,
            "canal": demande.get_canal_display(),
            "localite": demande.localite,
            "volume": metres_cubes(demande.volume_l),
        },
        {"demande": demande.pk, "volume_l": demande.volume_l, "photos": len(dite.photos)},
        lieu=lieu.pk,
        par=compte.personne_id if compte else None,
        compte=compte.pk if compte else None,
    )
    return demande


def _verrouiller(demande: Demande, compte: Compte) -> Demande:
    exiger(compte, TENIR, demande.lieu)
    return Demande.objects.select_for_update().get(pk=demande.pk)


def _exiger_hors_tournee(demande: Demande) -> None:
    tournee = Tournee.objects.filter(arrets__demande=demande, arrets__issue="").first()
    if tournee:
        raise DejaEnTournee(numero=demande.pk, jour=date_format(tournee.jour))


@transaction.atomic
def _clore(
    demande: Demande, etat: str, compte: Compte, *, motif: str = "", precision: str = ""
) -> Demande:
    demande = _verrouiller(demande, compte)
    if etat == Demande.Etat.REFUSEE and motif not in MotifDemande.values:
        raise RaisonRequise()
    if (demande.etat, demande.motif) == (etat, motif):
        return demande
    if demande.est_finie:
        raise DemandeDejaTraitee(numero=demande.pk, etat=demande.get_etat_display())
    _exiger_hors_tournee(demande)
    demande.motif, demande.precision = motif, precision.strip()[:200]
    refusee = etat == Demande.Etat.REFUSEE
    phrase = (
        _("Demande nº %(n)d refusée : %(motif)s")
        if refusee
        else _("Demande nº %(n)d annulée par la personne")
    )
    return _repondre(
        demande,
        etat,
        compte,
        utile_le=timezone.localdate(),
        code=f"collecte.demande.{etat}",
        resume=phrase % {"n": demande.pk, "motif": MotifDemande(motif).label if refusee else ""},
        motif=motif,
    )


def _repondre(
    demande: Demande,
    etat: str,
    compte: Compte,
    *,
    utile_le: date,
    code: str,
    resume: str,
    **contenu: Any,
) -> Demande:
    demande.etat, demande.traitee_le = etat, timezone.now()
    demande.validate_constraints()
    demande.save()
    Coordonnees.objects.filter(pk=demande.coordonnees_id, oubliees_le=None).update(
        utile_le=utile_le
    )
    consigner(
        code,
        resume,
        {"demande": demande.pk, **contenu},
        lieu=demande.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
    return demande
