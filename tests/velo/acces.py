"""Who opens the pages of the bike workshop: typed by hand."""

from typing import Any

from ateliers.permanences.models import Permanence
from ateliers.velo.models import Controle, Declaration, Velo
from tests.benevolat.benevoles import un_pole
from tests.benevolat.benevoles import une_permanence as une_permanence_prevue
from tests.monde import rien
from tests.velo.a_l_atelier import Atelier
from tests.velo.valides import VALIDES

LIT = {"tri", "mecanique", "responsable", "pole", "direction"}
ACCUEILLE = LIT | {"benevole"}


def un_velo(monde) -> list:
    return [_le_velo(monde).pk]


def un_geste(nom: str):
    return lambda monde: [_le_velo(monde).pk, nom]


def un_controle(monde) -> list:
    velo = _le_velo(monde)
    return [(Controle.objects.first() or Atelier(monde.point).signer(velo)).pk]


def une_permanence(monde) -> list:
    return [_la_permanence(monde).pk]


def une_prevue(monde) -> list:
    return [une_permanence_prevue(monde.lieu, pole=un_pole("velo")).pk]


def un_geste_de_permanence(monde) -> list:
    return [_la_permanence(monde).pk, "arrivee"]


def un_acheteur(monde) -> list:
    velo = _le_velo(monde)
    dit = VALIDES["velo.Declaration"]() | {"velo": velo, "changement": velo.changements.first()}
    return [(Declaration.objects.first() or Declaration.objects.create(**dit)).pk, "saisie"]


def _le_velo(monde) -> Velo:
    return Velo.objects.first() or Atelier(monde.point).diagnostique()


def _la_permanence(monde) -> Permanence:
    return Permanence.objects.first() or Atelier(monde.point).permanence()


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "velo:accueil": ("get", rien, ACCUEILLE),
    "velo:ouvrir": ("get", une_prevue, ACCUEILLE),
    "velo:permanence": ("get", une_permanence, ACCUEILLE),
    "velo:fermer": ("get", une_permanence, ACCUEILLE),
    "velo:permanence_geste": ("post", un_geste_de_permanence, ACCUEILLE),
    "velo:velos": ("get", rien, LIT),
    "velo:recevoir": ("get", rien, LIT),
    "velo:velo": ("get", un_velo, LIT),
    "velo:controler": ("get", un_velo, LIT),
    "velo:demonter": ("get", un_velo, LIT),
    "velo:geste": ("post", un_geste("avancer"), LIT),
    "velo:controle_pdf": ("get", un_controle, LIT),
    "velo:acheteur": ("post", un_acheteur, LIT),
    "velo:pieces": ("get", rien, LIT),
}
