"""The weighings of an old base that hang on no gesture: counted, never added up."""

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.raisons import Raison

from .models import Source
from .rapport import Quoi, Rapport, Reste

T = Source.Table
# (table, its weighings whose gesture is gone): how many, grams.
SANS_PARENT = (
    (
        T.COLLECTES,
        Raison.SANS_PARENT,
        "FROM pesees_collectes p WHERE NOT EXISTS "
        "(SELECT 1 FROM collectes b WHERE b.id = p.id_collecte)",
    ),
    (
        T.SORTIES,
        Raison.SANS_PARENT,
        "FROM pesees_sorties p WHERE NOT EXISTS (SELECT 1 FROM sorties b WHERE b.id = p.id_sortie)",
    ),
    (
        T.VENTES,
        Raison.SANS_PARENT,
        "FROM pesees_vendus p LEFT JOIN vendus l ON l.id = p.id_vendu "
        "WHERE l.id IS NULL OR (COALESCE(l.id_vente, 0) <> 0 "
        "AND NOT EXISTS (SELECT 1 FROM ventes b WHERE b.id = l.id_vente))",
    ),
    (
        T.VENTES,
        Raison.ECHANTILLONS,
        "FROM pesees_vendus p JOIN vendus l ON l.id = p.id_vendu WHERE COALESCE(l.id_vente, 0) = 0",
    ),
)


def dire_les_orphelines(carnet: Carnet, rapport: Rapport) -> None:
    for table, raison, sql in SANS_PARENT:
        [lu] = carnet.lire(f"SELECT COUNT(*) AS n, COALESCE(SUM(p.masse), 0) AS g {sql}")
        if lu.n:
            rapport.laisser(Quoi(raison, None, 0, str(table), ""), Reste(lu.n, lu.g))
