"""On the round: what came of each stop, and the deposit that weighed it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.livre.models import Bon
from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
from petiterockette.mots.mesures import kilos, nombre
from petiterockette.temps.dates import date_format

from ..models import Arret, Coordonnees, Demande, Tournee
from ..refus import (
    ArretDejaDit,
    ArretDejaPese,
    ArretPasFait,
    DemandeDejaTraitee,
    DepotDejaRelie,
    DepotSansRapport,
    RaisonRequise,
    TourneePasCommencee,
)
from .tournees import exiger_la_tournee, nom_de

DOMICILE = "domicile"
# What comes back late is weighed the next morning, or on Monday.
PESE_AVANT = timedelta(days=3)

# What a pick-up's request becomes; somebody who was not there is called back.
CE_QUE_DEVIENT_LA_DEMANDE = {
    Arret.Issue.FAIT: Demande.Etat.FAITE,
    Arret.Issue.ABSENT: Demande.Etat.NOUVELLE,
    Arret.Issue.REFUSE: Demande.Etat.REFUSEE,
    Arret.Issue.ANNULE: Demande.Etat.ANNULEE,
}
# A truck that broke down or ran late is no answer to whoever waits for it.
A_REPLACER = {Arret.Raison.PANNE, Arret.Raison.RETARD}


@transaction.atomic
def dire_l_issue(
    *, arret: Arret, issue: str, raison: str = "", precision: str = "", compte: Compte
) -> Arret:
    """Say what came of a stop; the same answer twice is one.

    A request whose stop came to nothing is to be treated again when nobody was there or
    the truck failed. Raises ``TourneePasCommencee``, ``RaisonRequise``, ``ArretDejaDit``
    or ``DroitManquant``.
    """
    arret = _verrouiller(arret, compte)
    if arret.tournee.jour > timezone.localdate():
        raise TourneePasCommencee(jour=date_format(arret.tournee.jour))
    if issue not in Arret.Issue.values:
        raise RaisonRequise()
    if issue == Arret.Issue.FAIT:
        raison = precision = ""
    elif issue != Arret.Issue.ABSENT and raison not in Arret.Raison.values:
        raise RaisonRequise()
    if (arret.issue, arret.raison) == (issue, raison):
        return arret
    if arret.issue:
        raise ArretDejaDit(issue=arret.get_issue_display())
    arret.issue, arret.raison, arret.precision = issue, raison, precision.strip()[:200]
    arret.dit_le, arret.dit_par_id = timezone.now(), compte.personne_id
    arret.save()
    _suivre(arret, _etat_de_la_demande(arret))
    resume = _("%(tournee)s, arrêt nº %(rang)d : %(issue)s")
    _consigner(arret, "collecte.arret.dit", resume, compte, issue=str(issue), raison=str(raison))
    return arret


@transaction.atomic
def corriger(*, arret: Arret, compte: Compte) -> Arret:
    """Take back what was said of a stop: it is to be done again. Twice changes nothing.

    Raises ``ArretDejaPese``, ``DemandeDejaTraitee`` when its request went on elsewhere since,
    or ``DroitManquant``.
    """
    arret = _verrouiller(arret, compte)
    if not arret.issue:
        return arret
    if arret.apport_id:
        raise ArretDejaPese(numero=nombre(arret.apport_id))
    if arret.demande and (
        arret.demande.etat != _etat_de_la_demande(arret) or arret.contact.oubliees_le
    ):
        etat = arret.demande.get_etat_display()
        raise DemandeDejaTraitee(numero=arret.demande.pk, etat=etat)
    arret.issue = arret.raison = arret.precision = ""
    arret.dit_le = arret.dit_par = None
    arret.save()
    _suivre(arret, Demande.Etat.ACCEPTEE)
    resume = _("%(tournee)s, arrêt nº %(rang)d : corrigé, à faire")
    _consigner(arret, "collecte.arret.corrige", resume, compte)
    return arret


@transaction.atomic
def relier(*, arret: Arret, bon: Bon, compte: Compte) -> Arret:
    """Tie a done pick-up to the deposit that weighed it; twice changes nothing.

    Raises ``ArretPasFait``, ``ArretDejaPese``, ``DepotSansRapport``, ``DepotDejaRelie`` or
    ``DroitManquant``.
    """
    arret = _verrouiller(arret, compte)
    if arret.apport_id == bon.pk:
        return arret
    if arret.issue != Arret.Issue.FAIT or not arret.est_enlevement:
        raise ArretPasFait()
    if arret.apport_id and not arret.depot_annule:
        raise ArretDejaPese(numero=nombre(arret.apport_id))
    if bon not in depots_de(arret.tournee):
        # Asked after the list: what somebody ties meanwhile is told for what it is.
        if Arret.objects.filter(apport=bon.pk).exists():
            raise DepotDejaRelie(numero=nombre(bon.pk))
        raise DepotSansRapport(numero=nombre(bon.pk))
    arret.apport_id = bon.pk
    try:
        with transaction.atomic():
            arret.save(update_fields=["apport"])
    except IntegrityError:
        # Somebody else of the crew was quicker.
        raise DepotDejaRelie(numero=nombre(bon.pk)) from None
    _consigner_la_pesee(arret, bon, compte)
    return arret


def relier_la_pesee(*, numero: int, bon: Bon, compte: Compte) -> Arret:
    """Tie the stop of that number to the deposit that its « Peser » has just made.

    Raises what ``relier`` raises, ``ArretPasFait`` of a stop that is there no more.
    """
    arret = _avec_leur_tournee().filter(pk=numero).first()
    if arret is None:
        raise ArretPasFait()
    return relier(arret=arret, bon=bon, compte=compte)


@transaction.atomic
def suivre_le_remplacement(*, remplace: int, bon: Bon, origine: int, compte: Compte) -> None:
    """A stop that a cancelled deposit weighed is weighed by ``bon``, typed in its place, as long
    as it came the same way (``origine``, an id)."""
    arret = _avec_leur_tournee().filter(apport=remplace, apport__origine=origine).first()
    if arret is None:
        return
    arret.apport_id = bon.pk
    arret.save(update_fields=["apport"])
    _consigner_la_pesee(arret, bon, compte)


@transaction.atomic
def delier(*, arret: Arret, compte: Compte) -> Arret:
    """Untie a stop from its deposit, which keeps its kilograms. Raises ``DroitManquant``."""
    arret = _verrouiller(arret, compte)
    if arret.apport_id is None:
        return arret
    bon = arret.apport_id
    arret.apport = None
    arret.save(update_fields=["apport"])
    resume = _("%(tournee)s, arrêt nº %(rang)d : délié du dépôt nº %(bon)d")
    _consigner(arret, "collecte.arret.delie", resume, compte, bon=bon)
    return arret


def depots_de(tournee: Tournee) -> Sequence[Bon]:
    """The deposits that may have weighed a round: « domicile », of its site and its days.

    Neither cancelled nor tied to a stop; those of the vehicle's own point come first.
    """
    annules = Bon.objects.filter(annule=OuterRef("pk"))
    relies = Arret.objects.filter(apport=OuterRef("pk"))
    bons = (
        Bon.objects.depots()
        .filter(
            ~Exists(annules),
            ~Exists(relies),
            lieu=tournee.lieu_id,
            jour__range=(tournee.jour, tournee.jour + PESE_AVANT),
            apport__origine__code=DOMICILE,
        )
        .select_related("apport__localite", "point")
        .prefetch_related("lignes")
        .order_by("id")
    )
    sien = tournee.vehicule.point_id
    return sorted(bons, key=lambda b: (b.point_id != sien, b.pk))


def _verrouiller(arret: Arret, compte: Compte) -> Arret:
    exiger_la_tournee(compte, arret.tournee)
    return (
        Arret.objects.select_for_update(of=("self",))
        .select_related(
            "tournee__vehicule",
            "tournee__lieu",
            "demande__coordonnees",
            "coordonnees",
            "apport__bon",
        )
        .get(pk=arret.pk)
    )


def _etat_de_la_demande(arret: Arret) -> Demande.Etat:
    """What the request of a stop becomes, from what was said of it."""
    if arret.issue == Arret.Issue.ANNULE and arret.raison in A_REPLACER:
        return Demande.Etat.NOUVELLE
    return CE_QUE_DEVIENT_LA_DEMANDE[Arret.Issue(arret.issue)]


def _suivre(arret: Arret, etat: str) -> None:
    """The request follows its stop; the year of keeping starts on the day of the round."""
    if arret.demande_id:
        demande = Demande.objects.select_for_update().get(pk=arret.demande_id)
        demande.etat, demande.traitee_le = etat, timezone.now()
        # « Refused at the door » has its own reason, kept with the stop.
        demande.motif = "autre" if etat == Demande.Etat.REFUSEE else ""
        demande.validate_constraints()
        demande.save()
    Coordonnees.objects.filter(pk=arret.contact.pk, oubliees_le=None).update(
        utile_le=max(arret.tournee.jour, timezone.localdate())
        if etat in {Demande.Etat.NOUVELLE, Demande.Etat.ACCEPTEE}
        else arret.tournee.jour
    )


def _avec_leur_tournee() -> QuerySet[Arret]:
    """Stops that name their round without asking again."""
    return Arret.objects.select_related("tournee__vehicule", "tournee__lieu")


def _consigner_la_pesee(arret: Arret, bon: Bon, compte: Compte) -> None:
    resume = _("%(tournee)s, arrêt nº %(rang)d : dépôt nº %(bon)d, %(masse)s")
    _consigner(arret, "collecte.arret.pese", resume, compte, bon=bon.pk, masse=kilos(bon.masse_g))


def _consigner(arret: Arret, code: str, resume: str, compte: Compte, **contenu: Any) -> None:
    mots = contenu | {"issue": arret.get_issue_display()} if arret.issue else contenu
    consigner(
        code,
        resume % {"tournee": nom_de(arret.tournee), "rang": arret.rang, **mots},
        {"tournee": arret.tournee_id, "arret": arret.pk, **contenu},
        lieu=arret.tournee.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
