"""A self-repair permanence: opened, its queue, its stands, its figures."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ateliers.velo.services.passages import Geste
from collecte.objets.services.evenements import au_champ
from petiterockette.benevolat.models import Permanence as Prevue
from petiterockette.droits import exiger
from petiterockette.journal.services import entree_de
from petiterockette.lieux.heures import en_heure
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import au
from petiterockette.refus import Refus
from petiterockette.saisie.rejeux import faire_ou_relire
from petiterockette.temps.durees import a_taper

from .. import prevues
from ..models import Permanence, Releve
from ..refus import (
    EncoreOuverte,
    OuverteMoinsLongtemps,
    PermanenceDejaOuverte,
    PermanenceFermee,
    PermanencePrevue,
    PlusAOuvrir,
)

T = TypeVar("T")
ACCUEILLIR = "velo.accueillir"
PREVUE, AUTRE, MEME = "prevue", "autre", "meme"
MINUTE = timedelta(minutes=1)
# The stands of a workshop that never opened one.
PIEDS = 4


def ouvrir(
    *,
    geste: Geste,
    lieu: Lieu,
    pieds: int | None = None,
    laquelle: str = "",
    prevue: Prevue | None = None,
) -> Permanence:
    """Open one: the one that was foreseen for these hours, if any was; ``prevue``: that very one.

    ``pieds``: how many stands, those of the last time unless said. ``laquelle``: what was answered
    when one is foreseen today, at other hours: it is that one (``prevue``), or another (``autre``)
    and it stays foreseen. Raises ``PermanencePrevue`` before that answer,
    ``PermanenceDejaOuverte``, ``PlusAOuvrir``, ``DroitManquant``.
    """

    def faire() -> Permanence:
        exiger(geste.compte, ACCUEILLIR, lieu)
        if Permanence.objects.ouvertes().filter(lieu=lieu).exists():
            raise PermanenceDejaOuverte(ou=au(lieu))
        places = pieds or places_d_habitude(lieu)
        permanence = Permanence.objects.create(
            uuid=geste.uuid,
            lieu=lieu,
            prevue=_celle_qui_s_ouvre(geste, lieu, laquelle, prevue),
            pieds=places,
            ouverte_le=geste.quand,
            compte=geste.compte,
            par=geste.compte.personne_id,
        )
        resume = _("Permanence vélo ouverte")
        _noter(geste, permanence, "velo.permanence.ouverte", resume, pieds=places)
        return permanence

    return faire_ou_relire(faire, Permanence.objects.filter(uuid=geste.uuid).first, Refus)[0]


def _celle_qui_s_ouvre(
    geste: Geste, lieu: Lieu, laquelle: str, demandee: Prevue | None
) -> Prevue | None:
    attendues = prevues.a_ouvrir(geste.quand, [lieu.pk])
    prevue = (attendues.filter(pk=demandee.pk) if demandee else attendues).first()
    if prevue is None:
        if demandee:
            raise PlusAOuvrir()
        return None
    if prevues.c_est_l_heure(prevue, geste.quand):
        return prevue
    if not laquelle:
        de, a, heure = map(en_heure, (prevue.debut, prevue.fin, geste.quand))
        raise PermanencePrevue(de=de, a=a, heure=heure)
    return prevue if laquelle == PREVUE else None


def places_d_habitude(lieu: Lieu) -> int:
    """The stands of the last time there."""
    derniere = Permanence.objects.filter(lieu=lieu).first()
    return derniere.pieds if derniere else PIEDS


def reconnaitre(*, geste: Geste, permanence: Permanence, prevue: Prevue) -> Permanence:
    """Say that the one that is open is the one that was foreseen: it goes on, and is no other.

    Said twice, it is once. Raises ``PlusAOuvrir``, ``PermanenceFermee``, ``DroitManquant``.
    """

    def faire(permanence: Permanence) -> Permanence:
        if permanence.prevue_id == prevue.pk:
            return permanence
        attendue = prevues.a_ouvrir(geste.quand, [permanence.lieu_id]).filter(pk=prevue.pk)
        if permanence.prevue_id or not attendue.exists():
            raise PlusAOuvrir()
        permanence.prevue = prevue
        permanence.save(update_fields=["prevue"])
        resume = _("Permanence vélo : c’est celle qui était prévue")
        _noter(geste, permanence, "velo.permanence.reconnue", resume, prevue=prevue.pk)
        return permanence

    return sur_une_ouverte(geste, permanence, faire)


def fermer(
    *,
    geste: Geste,
    permanence: Permanence,
    benevoles_min: int | None,
    salaries_min: int | None,
    ouverture_min: int | None = None,
) -> Releve | None:
    """Close: whoever is still here leaves, and the figures are sealed.

    ``ouverture_min``: how long it was open, where nobody closed it in time; without it, until
    now. Hours that are None: whoever closes does not know them; nothing is sealed, and the
    permanence enters the figures once ``corriger`` says them. Raises ``OuverteMoinsLongtemps``,
    ``PermanenceFermee`` or ``DroitManquant``.
    """

    def faire(permanence: Permanence) -> Releve | None:
        permanence.visites.filter(partie_le=None).update(partie_le=geste.quand)
        permanence.fermee_le = geste.quand
        permanence.save(update_fields=["fermee_le"])
        if benevoles_min is None or salaries_min is None:
            resume = _("Permanence vélo fermée, heures à compléter")
            _noter(geste, permanence, "velo.permanence.fermee", resume)
            return None
        return _relever(geste, permanence, benevoles_min, salaries_min, ouverture_min)

    relire: Callable[[], Releve | None] = Releve.objects.filter(uuid=geste.uuid).first
    return sur_une_ouverte(geste, permanence, faire, relire)


def corriger(
    *,
    geste: Geste,
    permanence: Permanence,
    benevoles_min: int,
    salaries_min: int,
    ouverture_min: int | None = None,
) -> Releve:
    """Say the hours of a closed permanence, or say them again: the earlier readings stay."""

    def faire() -> Releve:
        tenue = _tenir(geste, permanence)
        if tenue.fermee_le is None:
            raise EncoreOuverte()
        return _relever(geste, tenue, benevoles_min, salaries_min, ouverture_min)

    return faire_ou_relire(faire, Releve.objects.filter(uuid=geste.uuid).first, Refus)[0]


def minutes_ouvertes(permanence: Permanence, jusqu_a: datetime) -> int:
    """The whole minutes from its opening to its closing, or to that moment."""
    return ((permanence.fermee_le or jusqu_a) - permanence.ouverte_le) // MINUTE


def _relever(
    geste: Geste,
    permanence: Permanence,
    benevoles_min: int,
    salaries_min: int,
    ouverture_min: int | None,
) -> Releve:
    ecoulees_min = minutes_ouvertes(permanence, geste.quand)
    if ouverture_min is None:
        ouverture_min = ecoulees_min
    # A duration is typed to the minute, the clock counts seconds.
    if ouverture_min > ecoulees_min + 1:
        raise au_champ("ouverture_min", OuverteMoinsLongtemps, duree=a_taper(ecoulees_min))
    comptes = permanence.visites.venues().aggregate(
        passages=Count("pk"),
        adherents=Count("pk", filter=Q(personne__isnull=False)),
        repares=Count("pk", filter=Q(a_repare=True)),
    )
    releve = Releve.objects.create(
        uuid=geste.uuid,
        permanence=permanence,
        rang=permanence.releves.count() + 1,
        ouverture_min=ouverture_min,
        benevoles_min=benevoles_min,
        salaries_min=salaries_min,
        le=geste.quand,
        compte=geste.compte,
        par=geste.compte.personne_id,
        **comptes,
    )
    venus = ngettext("%(n)d passage", "%(n)d passages", releve.passages)
    repares = ngettext("%(n)d vélo réparé", "%(n)d vélos réparés", releve.repares)
    resume = _("Permanence vélo fermée : %(venus)s, %(repares)s") % {
        "venus": venus % {"n": releve.passages},
        "repares": repares % {"n": releve.repares},
    }
    dit = {"benevoles_min": benevoles_min, "salaries_min": salaries_min, "rang": releve.rang}
    _noter(geste, permanence, "velo.permanence.relevee", resume, **comptes, **dit)
    return releve


def sur_une_ouverte(
    geste: Geste,
    permanence: Permanence,
    faire: Callable[[Permanence], T],
    relire: Callable[[], T | None] = lambda: None,
) -> T:
    """Run on an open permanence, locked: its queue and its stands are told one at a time."""

    def verrouillee() -> T:
        tenue = _tenir(geste, permanence)
        if tenue.fermee_le is not None:
            raise PermanenceFermee()
        return faire(tenue)

    return faire_ou_relire(verrouillee, relire, Refus)[0]


def _tenir(geste: Geste, permanence: Permanence) -> Permanence:
    lues = Permanence.objects.select_related("lieu", "prevue").select_for_update(of=("self",))
    tenue = lues.get(pk=permanence.pk)
    exiger(geste.compte, ACCUEILLIR, tenue.lieu)
    return tenue


def _noter(geste: Geste, permanence: Permanence, code: str, resume: str, **contenu: int) -> None:
    entree_de(
        code,
        resume,
        {"permanence": permanence.pk, **contenu},
        le=geste.quand,
        lieu=permanence.lieu_id,
        par=geste.compte.personne_id,
        compte=geste.compte.pk,
    ).save(force_insert=True)
