"""What becomes of each bike of the demo's year. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ateliers.velo.etats import Statut
from petiterockette.demonstration import Histoire
from petiterockette.temps.semaine import lundi

MARQUES = (
    ("Peugeot", "Sport"),
    ("Motobécane", "Mirage"),
    ("Btwin", "Elops"),
    ("Gitane", "Mixte"),
    ("Rockrider", "ST 100"),
)
COULEURS = ("bleu", "rouge", "vert bouteille", "noir", "blanc", "jaune")
S = Statut
# How a life goes on after the diagnosis: its weight, then (days since it came, state).
# Once it is on sale, the till of the site sells it: that is no part of a life told in advance.
VENTE = ((2, S.A_REPARER), (3, S.EN_REPARATION), (7, S.CONTROLE_OK), (8, S.EN_VENTE))
DON = ((2, S.A_REPARER), (4, S.EN_REPARATION), (9, S.CONTROLE_OK), (10, S.DONNE))
PRET = ((3, S.CONTROLE_OK), (4, S.PRETE), (25, S.DIAGNOSTIQUE), (26, S.CONTROLE_OK))
VIES: tuple[tuple[int, tuple[tuple[int, Statut], ...]], ...] = (
    (8, VENTE),
    (2, DON),
    (2, (*PRET, (30, S.EN_VENTE))),
    (6, ((2, S.A_DEMONTER), (9, S.DEMONTE))),
    (1, ((2, S.A_REPARER),)),
)
VIE_MAX = timedelta(days=40)


@dataclass(frozen=True)
class Vie:
    """A bike that came on a Monday, and what becomes of it."""

    cle: str
    recu_le: date
    pas: tuple[tuple[int, Statut], ...]
    masse_g: int

    def au(self, jour: date) -> Statut | None:
        """What happens to it that day."""
        age = (jour - self.recu_le).days
        return next((statut for jours, statut in self.pas if jours == age), None)


def vies_du(histoire: Histoire, jour: date) -> Iterator[Vie]:
    """The bikes whose story is not over on that day, the oldest first."""
    premier = lundi(jour)
    semaines = VIE_MAX.days // 7
    for n in range(semaines, -1, -1):
        venu = premier - timedelta(weeks=n)
        for rang in range(2 if venu >= histoire.debut else 0):
            cle = f"velo/{venu}/{rang}"
            de = Random(f"{histoire.graine}/{cle}")
            [suite] = de.choices([v for _p, v in VIES], [p for p, _v in VIES])
            pas = ((0, S.RECU), (1, S.DIAGNOSTIQUE), *suite)
            yield Vie(cle, venu, pas, de.randrange(180, 340) * 50)
