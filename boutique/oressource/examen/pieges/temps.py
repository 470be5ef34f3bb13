"""When things were noted, and when they say they were (pitfalls 10 and 11)."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from ...carnet.carnet import Carnet
from ...carnet.horloge import Horloge, ecarts
from ...tables import GESTES
from ..constats import Annonce, Constat, chercher, constater
from ..variante import Variante

HEURE_DE_PARIS = Annonce(
    10,
    "heure_de_paris",
    _("Dépôts montrant que les heures, dites en UTC, sont celles de Paris"),
    _("lues comme des heures de Paris, si vous le confirmez"),
    a_decider=True,
)
HEURE_INCONNUE = Annonce(
    10,
    "heure_inconnue",
    _("L’export ne dit pas dans quel fuseau sont ses heures"),
    _("lues comme des heures de Paris, si vous le confirmez"),
    a_decider=True,
)
ANTIDATES = Annonce(
    11,
    "antidates",
    _("Gestes dont le jour contredit l’ordre de leurs numéros\u00a0: tapés un autre jour"),
    _("repris au jour dit\u00a0; le jour de la saisie est gardé quand il est su"),
)

POSTDATES = Annonce(
    11,
    "postdates",
    _("Gestes datés d’après l’export\u00a0: une horloge fausse"),
    _("laissés dehors et dits dans le rapport"),
)


def heures(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    if carnet.horloge is Horloge.INCONNUE:
        yield from constater(HEURE_INCONNUE, 1)
    elif carnet.horloge is Horloge.PARIS:
        mesures = ecarts(carnet.lire)
        yield from constater(HEURE_DE_PARIS, sum(n for ecart, n in mesures.items() if ecart))


def antidates(carnet: Carnet, variante: Variante) -> Iterator[Constat]:
    for table in GESTES:
        lus = carnet.lire(
            f"""SELECT id, CAST(julianday(substr(timestamp, 1, 10)) AS INTEGER) AS jour
                FROM {table} WHERE timestamp IS NOT NULL ORDER BY id"""
        )
        rangs = hors_de_l_ordre([rangee.jour for rangee in lus])
        yield from constater(ANTIDATES, len(rangs), [(table, lus[rang].id) for rang in rangs])
        if carnet.fait_le:
            fin = carnet.horloge.debut(carnet.fait_le + timedelta(days=1))
            yield from chercher(carnet, POSTDATES, table, "t.timestamp >= (?)", fin)


def hors_de_l_ordre(valeurs: Sequence[int]) -> list[int]:
    """The ranks of the fewest values to leave out for the others never to go down.

    The longest sequence that never goes down is what was noted on its day; patience sorting.
    """
    bouts: list[int] = []
    # The rank that ends each length, and the one before each rank.
    derniers, avant = array("q"), array("q", bytes(8 * len(valeurs)))
    for rang, valeur in enumerate(valeurs):
        longueur = bisect_right(bouts, valeur)
        if longueur == len(bouts):
            bouts.append(valeur)
            derniers.append(rang)
        else:
            bouts[longueur] = valeur
            derniers[longueur] = rang
        avant[rang] = derniers[longueur - 1] if longueur else -1
    gardes = set()
    rang = derniers[-1] if derniers else -1
    while rang >= 0:
        gardes.add(rang)
        rang = avant[rang]
    return [rang for rang in range(len(valeurs)) if rang not in gardes]
