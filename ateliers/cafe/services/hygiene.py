"""The registers of hygiene: temperatures, cooling, cleaning, and the lists they go by."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.heures import en_heure
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.rejeux import faire_ou_relire

from ..models import Enceinte, Nettoyage, Plat, Refroidissement, Releve, Zone
from ..models.hygiene import CHAUD_DC, LIMITES, Moment
from ..refus import ActionRequise, PasACetteHeure, PasAssezChaud, RefroidiTropTard
from ..temperatures import degres, limites, lue_ou_eteint
from .lignes_de_liste import enregistrer

TENIR, COMPOSER = "cafe.tenir", "cafe.composer"
# Whoever reads at other hours is asked once which of the two it is.
SOIR_DES_H, MATIN_AVANT_H = 12, 16
# However long one goes from fridge to fridge.
UNE_TOURNEE = timedelta(hours=1)
# What is cleaned at each service may be cleaned again the same day.
UN_AUTRE_SERVICE = timedelta(hours=1)


def relever(
    *,
    uuid: UUID,
    enceinte: Enceinte,
    moment: str,
    lue_dc: int | None,
    action: str = "",
    confirme: bool = False,
    compte: Compte,
    par: int | None,
) -> tuple[Releve, bool]:
    """Note the temperature of an enclosure, this morning or this evening; None: it is off, with
    nothing in it.

    ``confirme``: this is really what was read then, whatever the hour. Returns it and whether it
    is new. Raises ``PasACetteHeure`` before that answer, ``ActionRequise`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, enceinte.lieu)
    maintenant = timezone.now()
    if not confirme and not (
        c_est_l_heure(moment, maintenant) or _en_tournee(enceinte.lieu, moment, maintenant)
    ):
        raise PasACetteHeure(heure=en_heure(maintenant), moment=Moment(moment).label)
    releve = Releve(
        uuid=uuid,
        enceinte=enceinte,
        jour=timezone.localdate(maintenant),
        moment=moment,
        le=maintenant,
        lue_dc=lue_dc,
        mini_dc=enceinte.mini_dc,
        maxi_dc=enceinte.maxi_dc,
        action=action,
        compte=compte,
        par_id=par or compte.personne_id,
    )
    if not releve.hors_limites:
        releve.action = ""
    elif not action:
        lue, limite = lue_ou_eteint(lue_dc), limites(enceinte.mini_dc, enceinte.maxi_dc)
        phrase = str(ActionRequise(lue=lue, limite=limite))
        raise ActionRequise(champs={"action": phrase}, lue=lue, limite=limite)

    def noter() -> Releve:
        releve.save(force_insert=True)
        phrase = _("Température de « %(nom)s », %(moment)s : %(lue)s")
        dit = {
            "nom": enceinte.nom,
            "moment": releve.get_moment_display(),
            "lue": lue_ou_eteint(lue_dc),
        }
        _consigner(
            "cafe.temperature.relevee",
            phrase % dit,
            {"releve": releve.pk, "lue_dc": lue_dc, "action": releve.action},
            enceinte.lieu_id,
            releve,
        )
        return releve

    return faire_ou_relire(noter, Releve.objects.filter(uuid=uuid).first)


def c_est_l_heure(moment: str, quand: datetime) -> bool:
    """Whether what is read now may be that of the morning, or that of the evening."""
    heure = timezone.localtime(quand).hour
    return heure >= SOIR_DES_H if moment == Moment.SOIR else heure < MATIN_AVANT_H


def _en_tournee(lieu: Lieu, moment: str, quand: datetime) -> bool:
    """Whether others of the site were just read for that moment: it was said once which it is."""
    lus = Releve.objects.filter(enceinte__lieu=lieu, jour=timezone.localdate(quand), moment=moment)
    return lus.filter(le__gt=quand - UNE_TOURNEE).exists()


def refroidir(
    *,
    uuid: UUID,
    lieu: Lieu,
    plat: Plat,
    debut: datetime,
    debut_dc: int,
    duree_min: int,
    fin_dc: int,
    action: str = "",
    compte: Compte,
    par: int | None,
) -> tuple[Refroidissement, bool]:
    """Note how a dish was cooled.

    Raises ``PasAssezChaud``, ``RefroidiTropTard`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, lieu)
    if debut_dc < CHAUD_DC:
        raise PasAssezChaud(champs={"debut_dc": str(PasAssezChaud.texte)})
    fait = Refroidissement(
        uuid=uuid,
        lieu=lieu,
        plat=plat,
        debut=debut,
        debut_dc=debut_dc,
        duree_min=duree_min,
        fin_dc=fin_dc,
        action=action,
        compte=compte,
        par_id=par or compte.personne_id,
    )
    if fait.conforme:
        fait.action = ""
    elif not action:
        raise RefroidiTropTard(champs={"action": str(RefroidiTropTard.texte)})

    def noter() -> Refroidissement:
        fait.save(force_insert=True)
        _consigner(
            "cafe.refroidissement.note",
            _("Refroidissement de « %(plat)s » : %(fin)s en %(n)d min")
            % {"plat": plat.nom, "fin": degres(fin_dc), "n": duree_min},
            {"refroidissement": fait.pk, "fin_dc": fin_dc, "duree_min": duree_min},
            lieu.pk,
            fait,
        )
        return fait

    return faire_ou_relire(noter, Refroidissement.objects.filter(uuid=uuid).first)


def nettoyer(*, uuid: UUID, zone: Zone, compte: Compte, par: int | None) -> tuple[Nettoyage, bool]:
    """Note that a zone has been cleaned, now. Raises ``DroitManquant``.

    Returns it and whether it is new: noted already today, it is that one, unless the next service
    may have come.
    """
    exiger(compte, TENIR, zone.lieu)
    maintenant = timezone.now()
    deja = zone.nettoyages.filter(jour=timezone.localdate(maintenant)).first()
    a_chaque_service = zone.frequence == Zone.Frequence.SERVICE
    if deja and not (a_chaque_service and maintenant - deja.le >= UN_AUTRE_SERVICE):
        return deja, False
    fait = Nettoyage(
        uuid=uuid,
        zone=zone,
        jour=timezone.localdate(maintenant),
        le=maintenant,
        compte=compte,
        par_id=par or compte.personne_id,
    )

    def noter() -> Nettoyage:
        fait.save(force_insert=True)
        _consigner(
            "cafe.nettoyage.fait",
            _("Nettoyé : « %(zone)s »") % {"zone": zone.nom},
            {"nettoyage": fait.pk, "zone": zone.pk},
            zone.lieu_id,
            fait,
        )
        return fait

    return faire_ou_relire(noter, Nettoyage.objects.filter(uuid=uuid).first)


@transaction.atomic
def tenir_l_enceinte(
    *, lieu: Lieu, enceinte: Enceinte | None, compte: Compte, **champs: Any
) -> Enceinte:
    """Add an enclosure, or change it; what was read keeps the limits of its day.

    Without any limit, those of its kind. Raises ``RangeeRefusee`` or ``DroitManquant``.
    """
    exiger(compte, COMPOSER, lieu)
    la_leur = Enceinte.objects.select_for_update().get(pk=enceinte.pk) if enceinte else Enceinte()
    _poser(la_leur, {"lieu": lieu, **champs})
    if la_leur.mini_dc is None and la_leur.maxi_dc is None:
        la_leur.mini_dc, la_leur.maxi_dc = LIMITES.get(la_leur.genre, (None, None))
    enregistrer(la_leur, code="cafe.enceinte.tenue", compte=compte, lieu=lieu.pk)
    return la_leur


@transaction.atomic
def tenir_la_zone(*, lieu: Lieu, zone: Zone | None, compte: Compte, **champs: Any) -> Zone:
    """Add a zone to clean, or change it."""
    exiger(compte, COMPOSER, lieu)
    la_leur = Zone.objects.select_for_update().get(pk=zone.pk) if zone else Zone()
    _poser(la_leur, {"lieu": lieu, **champs})
    enregistrer(la_leur, code="cafe.zone.tenue", compte=compte, lieu=lieu.pk)
    return la_leur


def _poser(rangee: Any, champs: dict[str, Any]) -> None:
    for nom, valeur in champs.items():
        setattr(rangee, nom, valeur)


def _consigner(code: str, resume: str, contenu: dict[str, Any], lieu: int, fait: Any) -> None:
    consigner(code, resume, contenu, lieu=lieu, par=fait.par_id, compte=fait.compte_id)
