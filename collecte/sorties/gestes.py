"""The gestures a person makes with matter: their names, rights and words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from collecte.livre.models import Bon
from collecte.matiere.etapes import Nature
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Point

from .models import Sortie


@dataclass(frozen=True)
class GesteDeSortie:
    """One gesture: ``url`` opens its page; ``nature`` and ``genre`` are those of its bons."""

    url: str
    droit: str
    titre: Any
    aide: Any
    pictogramme: str
    nature: str
    genre: str = ""


PESER = GesteDeSortie(
    "collecte:comptoir",
    "collecte.peser",
    _("Peser un dépôt"),
    _("Ce que quelqu’un apporte."),
    "scale",
    Nature.APPORT,
)
ORIENTER = GesteDeSortie(
    "collecte:orienter",
    "collecte.orienter",
    _("Orienter"),
    _("Ce qui est trié part au rayon, à l’atelier, au recyclage…"),
    "boxes",
    Nature.ORIENTATION,
)
DON = GesteDeSortie(
    "collecte:sortie_don",
    "collecte.sortir",
    _("Donner"),
    _("À quelqu’un, à une association, ou pour nos locaux."),
    "gift",
    Nature.SORTIE,
    Sortie.Genre.DON,
)
RECYCLEUR = GesteDeSortie(
    "collecte:sortie_recycleur",
    "collecte.sortir",
    _("Remettre à un recycleur"),
    _("Une matière, à qui la reprend."),
    "recycle",
    Nature.SORTIE,
    Sortie.Genre.RECYCLEUR,
)
BAC = GesteDeSortie(
    "collecte:sortie_bac",
    "collecte.sortir",
    _("Sortir les bacs"),
    _("La tare se retire toute seule."),
    "trash-2",
    Nature.SORTIE,
    Sortie.Genre.BAC,
)
DECHETTERIE = GesteDeSortie(
    "collecte:sortie_dechetterie",
    "collecte.sortir",
    _("Porter à la déchetterie"),
    _("Un chargement, ou une benne à part."),
    "truck",
    Nature.SORTIE,
    Sortie.Genre.DECHETTERIE,
)
HORS_CAISSE = GesteDeSortie(
    "collecte:vente_hors_caisse", "collecte.vendre_hors_caisse", _("Vendu (hors caisse)"),
    _("Les kilos vendus d’une catégorie, jour par jour."),
    "store", Nature.VENTE_HORS_CAISSE,
)  # fmt: skip
GESTES = (PESER, ORIENTER, DON, RECYCLEUR, BAC, DECHETTERIE, HORS_CAISSE)


def gestes_permis(compte: Compte, point: Point) -> list[GesteDeSortie]:
    """What this account may do at this point, in the order of the menu."""
    return [
        g
        for g in GESTES
        if compte.portee(g.droit).couvre_point(point.lieu_id, point.pk)
        and (g is not PESER or point.pese)
    ]


def geste_du_bon(bon: Bon) -> GesteDeSortie | None:
    """The gesture that made a bon; None for a cancellation."""
    genre = bon.sortie.genre if bon.nature == Nature.SORTIE else ""
    return next((g for g in GESTES if (g.nature, g.genre) == (bon.nature, genre)), None)
