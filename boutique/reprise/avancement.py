"""How far the bringing in of a base is, by the time that its rows take, not by their number."""

from dataclasses import dataclass

from petiterockette.travaux.estimation import Suivre

from .comptes.parts import PARTS
from .models import Export

# The time of a row, that of reading it being 1, as `python -m bench.reprise` has them on ten years:
# to be examined; before anything is written (what would refuse it, what is expected); and where an
# earlier run wrote it already.
EXAMINER, ATTENDRE, REVOIR = 0.55, 0.5, 6.0


@dataclass(frozen=True)
class _Duree:
    """What the rows of a part take: first those that are there already, then the others."""

    deja: int
    neuves: int
    cout: float

    @property
    def entiere(self) -> float:
        return self.jusqu_a(1.0)

    def jusqu_a(self, part: float) -> float:
        vues = part * (self.deja + self.neuves)
        return REVOIR * min(vues, self.deja) + self.cout * max(0.0, vues - self.deja)


def lecture_d_abord(suivre: Suivre | None, ensuite: float) -> Suivre | None:
    """What tells how far the whole is to a reading that so much time of each row follows."""
    if suivre is None:
        return None
    return lambda part, lues: suivre(part / (1 + ensuite), lues)


def parts_du_temps(export: Export, suivre: Suivre | None) -> list[Suivre | None]:
    """What tells how far the whole is: to the reading, then to each of the rooms that write."""
    if suivre is None:
        return [None] * (1 + len(PARTS))
    nombres = export.examen["nombres"]
    lues = sum(nombres.values())
    debut, debuts, durees = 0.0, [], [_Duree(0, lues, 1.0)]
    for part in PARTS:
        siennes = sum(nombres.get(table, 0) for table in part.tables)
        deja = min(siennes, part.deja(export.base_id))
        durees.append(_Duree(deja, siennes - deja, part.cout))
    for rang, duree in enumerate(durees):
        debuts.append(debut)
        debut += duree.entiere + (0.0 if rang else ATTENDRE * lues)
    tout = max(1.0, debut)

    def de(debut: float, duree: _Duree) -> Suivre:
        return lambda part, fait: suivre((debut + duree.jusqu_a(part)) / tout, fait)

    return [de(*paire) for paire in zip(debuts, durees, strict=True)]
