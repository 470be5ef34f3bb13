"""The examination of a base, before it enters: what it holds, what is odd, its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..carnet.carnet import Carnet
from ..carnet.horloge import Horloge, heures_des_depots
from .comptes import Comptes, compter
from .constats import Constat
from .listes import Equipe, Mot, equipe, mots_a_decider
from .pieges.tous import PIEGES
from .variante import Variante, lire_la_variante


@dataclass(frozen=True)
class Examen:
    """All that the first pass says. ``genre``, ``outil``, ``jeu``: how the export was packed, made,
    written; ``heures``: between which intakes are noted, in Paris; ``nombres``: table → rows read;
    ``constats``: in the order of the pitfalls.
    """

    genre: str
    outil: str
    jeu: str
    horloge: Horloge
    heures: tuple[int, int] | None
    variante: Variante
    nombres: Mapping[str, int]
    comptes: Comptes
    constats: Sequence[Constat]
    mots: Sequence[Mot]
    equipe: Equipe

    @property
    def a_decider(self) -> list[Constat]:
        """What a person must say before anything is brought in."""
        return [constat for constat in self.constats if constat.a_decider]


def examiner(carnet: Carnet) -> Examen:
    """Look at a base, once it was read; nothing is written anywhere."""
    variante = lire_la_variante(carnet)
    return Examen(
        genre=carnet.base.genre,
        outil=carnet.base.outil,
        jeu=carnet.base.jeu,
        horloge=carnet.horloge,
        heures=heures_des_depots(carnet.lire, carnet.horloge),
        variante=variante,
        nombres=dict(carnet.nombres),
        comptes=compter(carnet),
        constats=[c for chercher in PIEGES.values() for c in chercher(carnet, variante)],
        mots=mots_a_decider(carnet),
        equipe=equipe(carnet),
    )
