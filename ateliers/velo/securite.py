"""The safety checklist before a bike leaves: its points, and when all is well. Pure.

Source: C. de la route art. R313 and R315 (equipment), décret 2016-364 for new bikes.
"""

from collections.abc import Mapping, Sequence

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Point(models.TextChoices):
    FREINS = "freins", _("freins avant et arrière, indépendants")
    GARNITURES = "garnitures", _("patins ou disques, câbles et gaines")
    DIRECTION = "direction", _("direction sans jeu")
    POTENCE = "potence", _("potence et cintre serrés, repère d’insertion caché")
    SELLE = "selle", _("selle serrée, repère de la tige caché")
    ROUES = "roues", _("roues, rayons, axes et blocages")
    PNEUS = "pneus", _("pneus : flancs et pression")
    PEDALIER = "pedalier", _("boîtier, pédalier et pédales")
    TRANSMISSION = "transmission", _("chaîne, transmission, butées des dérailleurs")
    CADRE = "cadre", _("cadre et fourche sans fissure")
    FEUX = "feux", _("feu avant blanc ou jaune, feu arrière rouge")
    CATADIOPTRES = "catadioptres", _("catadioptres avant, arrière, latéraux et pédales")
    SONNETTE = "sonnette", _("sonnette")
    ELECTRIQUE = "electrique", _("assistance : batterie, câbles, coupure")
    IDENTIFIANT = "identifiant", _("identifiant posé, lisible vélo garé")
    ESSAI = "essai", _("essai routier")


class Resultat(models.TextChoices):
    OK = "ok", _("bon")
    NOK = "nok", _("à reprendre")
    SANS_OBJET = "sans_objet", _("sans objet")
    # Of the identifier alone: it bears none, and is safe all the same.
    A_MARQUER = "a_marquer", _("à faire marquer avant sa vente")


# A gear may be missing, lights may be sold apart; nobody rides without these.
TOUJOURS = frozenset(
    {Point.FREINS, Point.DIRECTION, Point.ROUES, Point.PNEUS, Point.CADRE, Point.ESSAI}
)


class Groupe(models.TextChoices):
    """What is looked at together: one answer when all of it is well."""

    FREINS = "g_freins", _("Freins, câbles et gaines")
    DIRECTION = "g_direction", _("Direction, potence et selle")
    ROUES = "g_roues", _("Roues et pneus")
    TRANSMISSION = "g_transmission", _("Pédalier et transmission")
    VU = "g_vu", _("Feux, catadioptres et sonnette")
    CADRE = "g_cadre", _("Cadre, identifiant et essai")

    def nomme(self, points: Sequence[Point]) -> Promise | str:
        """The group's name, for the points of it that a bike is asked about."""
        sans_identifiant = self == Groupe.CADRE and Point.IDENTIFIANT not in points
        return _("Cadre et essai") if sans_identifiant else self.label


GROUPES: dict[Groupe, tuple[Point, ...]] = {
    Groupe.FREINS: (Point.FREINS, Point.GARNITURES),
    Groupe.DIRECTION: (Point.DIRECTION, Point.POTENCE, Point.SELLE),
    Groupe.ROUES: (Point.ROUES, Point.PNEUS),
    Groupe.TRANSMISSION: (Point.PEDALIER, Point.TRANSMISSION, Point.ELECTRIQUE),
    Groupe.VU: (Point.FEUX, Point.CATADIOPTRES, Point.SONNETTE),
    Groupe.CADRE: (Point.CADRE, Point.IDENTIFIANT, Point.ESSAI),
}


def sans_objet_d_office(*, electrique: bool, identifie: bool) -> list[Point]:
    """The points that this bike has not: nobody is asked about them."""
    absents = [] if electrique else [Point.ELECTRIQUE]
    return absents if identifie else [*absents, Point.IDENTIFIANT]


def resultats(point: Point) -> list[Resultat]:
    """What may be answered of a point."""
    return [r for r in Resultat if r != Resultat.A_MARQUER or point == Point.IDENTIFIANT]


def sans_reponse(reponses: Mapping[str, str]) -> list[Point]:
    """The points that nobody answered."""
    return [p for p in Point if reponses.get(p) not in resultats(p)]


def a_juger(reponses: Mapping[str, str], *, electrique: bool, identifie: bool) -> list[Point]:
    """The points said « sans objet » that this bike has all the same."""
    juges = TOUJOURS | ({Point.ELECTRIQUE} if electrique else set())
    juges |= {Point.IDENTIFIANT} if identifie else set()
    return [p for p in Point if p in juges and reponses.get(p) == Resultat.SANS_OBJET]


def defauts(reponses: Mapping[str, str]) -> list[Point]:
    return [p for p in Point if reponses.get(p) == Resultat.NOK]
