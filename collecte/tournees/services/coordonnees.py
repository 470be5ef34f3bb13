"""Forget who asked for a pick-up or bought a delivery: the commune stays, the rest goes."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.listes.models import Localite
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.freins.services import oublier_les_essais
from petiterockette.journal.services import consigner
from petiterockette.temps.dates import ans_apres

from ..models import Arret, Coordonnees, Demande, PhotoDemande
from ..mots import arrondissement, code_de_localite
from ..refus import PasEncorePassee


@transaction.atomic
def oublier_les_rendez_vous(*, aujourd_hui: date) -> int:
    """Forget the coordinates whose year is over; returns how many."""
    oublier_les_essais()
    ids = list(
        Coordonnees.objects.a_oublier(ans_apres(aujourd_hui, -1))
        .select_for_update()
        .values_list("pk", flat=True)
    )
    if ids:
        _effacer(ids)
        consigner(
            "collecte.coordonnees.oubliees",
            _("%(n)d coordonnées de rendez-vous oubliées à leur terme") % {"n": len(ids)},
            {"coordonnees": ids},
        )
    return len(ids)


@transaction.atomic
def oublier_une_demande(*, demande: Demande, compte: Compte) -> None:
    """Forget at once whoever asks to be; twice changes nothing.

    Raises ``PasEncorePassee`` while the truck may still come, or ``DroitManquant``.
    """
    exiger(compte, "collecte.tenir_les_rendez_vous", demande.lieu)
    demande = Demande.objects.select_for_update().get(pk=demande.pk)
    if not demande.est_finie:
        raise PasEncorePassee(numero=demande.pk)
    coordonnees = Coordonnees.objects.select_for_update().get(pk=demande.coordonnees_id)
    if coordonnees.oubliees_le:
        return
    _effacer([coordonnees.pk])
    consigner(
        "collecte.coordonnees.oubliees",
        _("Coordonnées de la demande nº %(n)d oubliées, à sa demande") % {"n": demande.pk},
        {"coordonnees": [coordonnees.pk], "demande": demande.pk},
        lieu=demande.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )


def effacer_ces_coordonnees(ids: Collection[int]) -> None:
    """Empty the coordinates of people who are forgotten; the receipt of it is written elsewhere."""
    restantes = Coordonnees.objects.filter(pk__in=ids, oubliees_le=None)
    _effacer(list(restantes.values_list("pk", flat=True)))


def _effacer(ids: Collection[int]) -> None:
    demandes = Demande.objects.filter(coordonnees__in=ids)
    PhotoDemande.objects.filter(demande__in=demandes).delete()
    # Free words may name somebody; the print of what was typed could be guessed back.
    Arret.objects.filter(demande__in=demandes).update(precision="")
    Arret.objects.filter(coordonnees__in=ids).update(precision="")
    demandes.update(precision="", empreinte="")
    Coordonnees.objects.filter(pk__in=ids).update(
        nom="",
        telephone="",
        courriel="",
        adresse="",
        acces="",
        code_postal="",
        quoi="",
        oubliees_le=timezone.now(),
    )


@dataclass(frozen=True)
class Adresse:
    """Who and where, as typed."""

    nom: str
    telephone: str
    courriel: str
    adresse: str
    code_postal: str
    commune: str = ""
    acces: str = ""
    quoi: str = ""


def localite_du_code_postal(code_postal: str) -> Localite:
    """The row of the list in which a postcode falls; « non demandé » where none does."""
    code = code_de_localite(code_postal)
    trouvee = Localite.objects.filter(code=code, visible=True).first()
    return trouvee or Localite.objects.get(non_demande=True)


def ecrire_les_coordonnees(chez: Adresse, utile_le: date) -> Coordonnees:
    """Write the one row that says whose a pick-up or a delivery is."""
    return Coordonnees.objects.create(
        **asdict(chez) | {"commune": arrondissement(chez.code_postal) or chez.commune},
        utile_le=utile_le,
    )
