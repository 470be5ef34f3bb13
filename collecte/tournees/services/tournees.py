"""Prepare a round: the vehicle and its crew, its stops and their order."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.droits import DroitManquant, exiger
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne
from petiterockette.temps.dates import date_format

from ..models import Arret, Demande, Tournee, Vehicule
from ..mots import metres_cubes
from ..refus import (
    ArretDejaDit,
    CreneauUnAutreJour,
    DejaEnTournee,
    DemandeDejaTraitee,
    JourPasse,
    TourneeDejaPrevue,
    TourneeNonVide,
    VehiculeAilleurs,
)
from .coordonnees import Adresse, ecrire_les_coordonnees
from .rendez_vous import TENIR

FAIRE = "collecte.faire_la_tournee"


def prevoir(
    *,
    uuid: UUID,
    lieu: Lieu,
    vehicule: Vehicule,
    jour: date,
    moment: str,
    equipiers: Iterable[Personne] = (),
    compte: Compte,
) -> tuple[Tournee, bool]:
    """Plan a round; the same page sent twice plans one.

    Raises ``VehiculeAilleurs``, ``JourPasse``, ``TourneeDejaPrevue`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, lieu)
    deja = Tournee.objects.filter(uuid=uuid).first()
    if deja:
        return deja, False
    if vehicule.lieu_id != lieu.pk:
        raise VehiculeAilleurs(vehicule=vehicule)
    if jour < timezone.localdate():
        raise JourPasse(jour=date_format(jour))
    try:
        with transaction.atomic():
            tournee = Tournee.objects.create(
                uuid=uuid, lieu=lieu, vehicule=vehicule, jour=jour, moment=moment
            )
            tournee.equipiers.set(equipiers)
            _consigner(tournee, "collecte.tournee.prevue", _("%(tournee)s prévue"), compte)
            return tournee, True
    except IntegrityError:
        deja = Tournee.objects.filter(uuid=uuid).first()
        if deja:
            return deja, False
        raise TourneeDejaPrevue(vehicule=vehicule) from None


@transaction.atomic
def changer_l_equipage(
    *,
    tournee: Tournee,
    equipiers: Iterable[Personne],
    conducteur: Personne | None = None,
    compte: Compte,
) -> None:
    """Say who really goes, and who drives (one of them, or nobody yet), for whoever goes on that
    round; the same people again change nothing. Raises ``DroitManquant``."""
    exiger_la_tournee(compte, tournee)
    _noter_l_equipage(_verrouiller(tournee), equipiers, conducteur, compte)


@transaction.atomic
def rejoindre(*, tournee: Tournee, compte: Compte) -> None:
    """Put whoever is signed in among the crew. Raises ``DroitManquant``."""
    exiger_la_tournee(compte, tournee)
    tournee = _verrouiller(tournee)
    equipiers = [*tournee.equipiers.all(), *filter(None, [compte.personne])]
    _noter_l_equipage(tournee, equipiers, tournee.conducteur, compte)


def _noter_l_equipage(
    tournee: Tournee, equipiers: Iterable[Personne], conducteur: Personne | None, compte: Compte
) -> None:
    avant = sorted(tournee.equipiers.values_list("pk", flat=True))
    apres = sorted({p.pk for p in equipiers} | ({conducteur.pk} if conducteur else set()))
    if (avant, tournee.conducteur) == (apres, conducteur):
        return
    tournee.equipiers.set(apres)
    tournee.conducteur = conducteur
    tournee.save(update_fields=["conducteur"])
    resume = _("%(tournee)s : équipage changé")
    _consigner(tournee, "collecte.tournee.changee", resume, compte, avant=avant, equipiers=apres)


@transaction.atomic
def renoncer(*, tournee: Tournee, compte: Compte) -> None:
    """Give up a round that has no stop. Raises ``TourneeNonVide`` or ``DroitManquant``."""
    exiger(compte, TENIR, tournee.lieu)
    tournee = _verrouiller(tournee)
    if tournee.arrets.exists():
        raise TourneeNonVide()
    _consigner(tournee, "collecte.tournee.abandonnee", _("%(tournee)s abandonnée"), compte)
    tournee.equipiers.clear()
    tournee.delete()


@transaction.atomic
def ajouter_une_demande(*, tournee: Tournee, demande: Demande, compte: Compte) -> Arret:
    """Put an accepted request last in a round of its day; twice changes nothing.

    Raises ``DemandeDejaTraitee``, ``CreneauUnAutreJour``, ``DejaEnTournee`` or
    ``DroitManquant``.
    """
    exiger(compte, TENIR, tournee.lieu)
    tournee = _verrouiller(tournee)
    demande = Demande.objects.select_for_update().get(pk=demande.pk, lieu=tournee.lieu_id)
    deja = Arret.objects.select_related("tournee").filter(demande=demande, issue="").first()
    if deja and deja.tournee_id == tournee.pk:
        return deja
    if deja:
        raise DejaEnTournee(numero=demande.pk, jour=date_format(deja.tournee.jour))
    if demande.etat != Demande.Etat.ACCEPTEE or demande.jour is None:
        raise DemandeDejaTraitee(numero=demande.pk, etat=demande.get_etat_display())
    if demande.jour != tournee.jour:
        raise CreneauUnAutreJour(jour=date_format(demande.jour))
    arret = _dernier_arret(
        tournee, uuid4(), demande=demande, genre=Arret.Genre.ENLEVEMENT, volume_l=demande.volume_l
    )
    resume = _("%(tournee)s : demande nº %(n)d ajoutée")
    _consigner(tournee, "collecte.arret.ajoute", resume, compte, n=demande.pk, arret=arret.pk)
    return arret


def ajouter_une_livraison(
    *, uuid: UUID, tournee: Tournee, chez: Adresse, volume_l: int, compte: Compte
) -> tuple[Arret, bool]:
    """Put the delivery of sold furniture last in a round; the same page twice puts one.

    Nothing is cashed at the door. Raises ``DroitManquant``.
    """
    exiger(compte, TENIR, tournee.lieu)
    with transaction.atomic():
        tournee = _verrouiller(tournee)
        deja = Arret.objects.filter(uuid=uuid).first()
        if deja:
            return deja, False
        arret = _dernier_arret(
            tournee,
            uuid,
            coordonnees=ecrire_les_coordonnees(chez, max(tournee.jour, timezone.localdate())),
            genre=Arret.Genre.LIVRAISON,
            volume_l=volume_l,
        )
        resume = _("%(tournee)s : livraison ajoutée, %(volume)s")
        volume = metres_cubes(volume_l)
        code = "collecte.arret.ajoute"
        _consigner(tournee, code, resume, compte, volume=volume, arret=arret.pk)
        return arret, True


@transaction.atomic
def deplacer(*, arret: Arret, rang: int, monter: bool, compte: Compte) -> None:
    """Move a stop one place up or down.

    ``rang``: where the page showed it; elsewhere since (a second tap), nothing moves.
    Raises ``DroitManquant``.
    """
    exiger_la_tournee(compte, arret.tournee)
    tournee = _verrouiller(arret.tournee)
    arrets = list(tournee.arrets.order_by("rang", "id"))
    place = next(i for i, a in enumerate(arrets) if a.pk == arret.pk)
    autre = place - 1 if monter else place + 1
    if arrets[place].rang != rang or not 0 <= autre < len(arrets):
        return
    arrets[place], arrets[autre] = arrets[autre], arrets[place]
    _renumeroter(arrets)
    resume = _("%(tournee)s : ordre des arrêts changé")
    _consigner(tournee, "collecte.tournee.ordonnee", resume, compte, arrets=[a.pk for a in arrets])


@transaction.atomic
def retirer(*, arret: Arret, compte: Compte) -> None:
    """Take a stop of which nothing is said off its round; its request waits for another.

    A delivery leaves with its coordinates. Raises ``ArretDejaDit`` or ``DroitManquant``.
    """
    exiger(compte, TENIR, arret.tournee.lieu)
    tournee = _verrouiller(arret.tournee)
    arret = Arret.objects.select_for_update().get(pk=arret.pk)
    if arret.issue:
        raise ArretDejaDit(issue=arret.get_issue_display())
    numero, coordonnees = arret.pk, arret.coordonnees
    arret.delete()
    if coordonnees:
        coordonnees.delete()
    _renumeroter(list(tournee.arrets.order_by("rang", "id")))
    resume = _("%(tournee)s : arrêt retiré")
    _consigner(tournee, "collecte.arret.retire", resume, compte, arret=numero)


def exiger_la_tournee(compte: Compte, tournee: Tournee) -> None:
    """The right to go on that round: at its site, or at its vehicle's own point."""
    point = tournee.vehicule.point_id
    if not compte.portee(FAIRE).couvre_point(tournee.lieu_id, point):
        raise DroitManquant(FAIRE, tournee.lieu)


def nom_de(tournee: Tournee) -> str:
    """« Tournée du 1 décembre 2026 (Le camion) »: a round in the words of the journal."""
    return _("Tournée du %(jour)s (%(vehicule)s)") % {
        "jour": date_format(tournee.jour),
        "vehicule": tournee.vehicule,
    }


def _verrouiller(tournee: Tournee) -> Tournee:
    """Whoever changes a round waits for the others."""
    return (
        Tournee.objects.select_for_update(of=("self",))
        .select_related("vehicule", "lieu")
        .get(pk=tournee.pk)
    )


def _dernier_arret(tournee: Tournee, uuid: UUID, **champs) -> Arret:
    dernier = tournee.arrets.aggregate(m=Max("rang", default=0))["m"]
    arret = Arret(uuid=uuid, tournee=tournee, rang=dernier + 1, **champs)
    arret.validate_constraints()
    arret.save(force_insert=True)
    return arret


def _renumeroter(arrets: list[Arret]) -> None:
    for rang, arret in enumerate(arrets, 1):
        arret.rang = rang
    Arret.objects.bulk_update(arrets, ["rang"])


def _consigner(tournee: Tournee, code: str, resume: str, compte: Compte, **contenu) -> None:
    consigner(
        code,
        resume % {"tournee": nom_de(tournee), **contenu},
        {"tournee": tournee.pk, **contenu},
        lieu=tournee.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
