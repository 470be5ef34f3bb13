"""A new house is founded: the association, its sites, its lists, the account that begins."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from petiterockette.comptes.models import Compte
from petiterockette.comptes.roles import Role
from petiterockette.comptes.services import affecter, ouvrir_un_compte
from petiterockette.droits import exiger_partout
from petiterockette.installation import Listes, etapes
from petiterockette.journal.services import consigner
from petiterockette.lieux.models import Association, Lieu, Point
from petiterockette.lieux.services import charger_les_lieux, fonder
from petiterockette.lieux.services import enregistrer as enregistrer_un_lieu
from petiterockette.mots.chercher import plier

from .poles import TENIR, fermes_sans
from .refus import MaisonDejaOuverte

CODE_DU_LIEU = 3


@dataclass(frozen=True)
class LieuVoulu:
    """A site to open; ``points``: the genres of its points, each named after its genre."""

    nom: str
    adresse: str = ""
    code_postal: str = ""
    commune: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class PremierePersonne:
    """Who begins: they keep accounts and lists, and do what direction does."""

    prenom: str
    identifiant: str
    mot_de_passe: str
    nom: str = ""


@transaction.atomic
def fonder_la_maison(
    *,
    association: str,
    listes: Listes,
    lieux: Sequence[LieuVoulu],
    personne: PremierePersonne,
    ouverts_le: date,
    poles: Collection[str],
    dire: Callable[[str], object] = lambda _etape: None,
) -> Compte:
    """Make a house of an empty base: all of it, or nothing; the account that begins.

    ``poles``: the codes of those that it has. Without a site of one's own, the lists of La Petite
    Rockette come with its four. Raises ``MaisonDejaOuverte``, or a ValidationError on the password.
    """
    fonder(nom=association, premiers_pas=True, poles_fermes=fermes_sans(poles))
    # Its row is held from here on: of two people who begin at once, the second one comes too late.
    if Compte.objects.exists():
        raise MaisonDejaOuverte()
    compte = ouvrir_un_compte(
        identifiant=personne.identifiant,
        mot_de_passe=personne.mot_de_passe,
        prenom=personne.prenom,
        nom=personne.nom,
        role={"role": Role.ADMINISTRATION},
        par=None,
    )
    affecter(compte=compte, role=Role.DIRECTION, par=None)
    for voulu in lieux:
        _ouvrir(voulu, ouverts_le, compte)
    if listes == Listes.LA_PETITE_ROCKETTE and not lieux:
        charger_les_lieux(ouvert_le=ouverts_le)
    for nom, charger in etapes(listes):
        dire(nom)
        charger()
    return compte


@transaction.atomic
def finir_les_premiers_pas(*, compte: Compte) -> bool:
    """Take the order of march off the home page; whether it was there. Raises ``DroitManquant``."""
    exiger_partout(compte, TENIR)
    if not Association.objects.filter(premiers_pas=True).update(premiers_pas=False):
        return False
    consigner(
        "depart.fini",
        _("Premiers pas finis"),
        {},
        par=compte.personne_id,
        compte=compte.pk,
    )
    return True


def _ouvrir(voulu: LieuVoulu, ouvert_le: date, par: Compte) -> None:
    champs: dict[str, Any] = {
        nom: getattr(voulu, nom) for nom in ("nom", "adresse", "code_postal", "commune")
    }
    lieu = Lieu(code=_code_libre(voulu.nom), ouvert_le=ouvert_le, **champs)
    enregistrer_un_lieu(objet=lieu, par=par)
    for genre in Point.Genre:
        if genre in voulu.points:
            nom = str(genre.label).capitalize()
            point = Point(lieu=lieu, nom=nom, genre=genre, ouvert_le=ouvert_le)
            enregistrer_un_lieu(objet=point, par=par)


def _code_libre(nom: str) -> str:
    """« MON » for « Montgallet »; « MO2 » where it is taken."""
    lettres = "".join(s for s in plier(nom).upper() if s.isascii() and s.isalnum()) or "LIEU"
    debut = lettres[:CODE_DU_LIEU]
    suivants = (f"{lettres[: CODE_DU_LIEU - len(str(n))]}{n}" for n in count(2))
    pris = set(Lieu.objects.values_list("code", flat=True))
    return next(code for code in chain([debut], suivants) if code not in pris)
