"""A lot of rows: numbered in advance, inserted at once, its sums added to the caches once."""

from collections.abc import Mapping, Sequence

from django.db import connection, models
from django.db.models import Max

from collecte.livre.models import (
    Apport,
    Bon,
    Commentaire,
    Cumul,
    CumulAnnees,
    CumulApports,
    CumulDepots,
    CumulHeures,
    CumulPartenaires,
    DonRefuse,
    Ligne,
    Mouvement,
    Stock,
    Tare,
)
from collecte.livre.services.comptes_des_depots import CLE_APPORTS, CLE_DEPOTS, CLE_HEURES
from collecte.livre.services.cumuls import ajouter
from collecte.livre.services.mouvements import CLE_ANNEES, CLE_CUMUL, CLE_PARTENAIRES, CLE_STOCK
from collecte.sorties.models import Sortie
from petiterockette.base.insertion import inserer_en_nombre
from petiterockette.base.sql import table
from petiterockette.journal.models import Entree
from petiterockette.personnes.models import Personne

Modele = type[models.Model]

# Their ids are given here; elsewhere the bon's own is the key. Inserted in this order.
NUMEROTES: tuple[Modele, ...] = (Personne, Bon, Ligne, Tare, DonRefuse, Mouvement, Entree)
TABLES: tuple[Modele, ...] = (
    Personne, Bon, Commentaire, Apport, Sortie, Ligne, Tare, DonRefuse, Mouvement, Entree,
)  # fmt: skip
CACHES: dict[Modele, tuple[str, ...]] = {
    Stock: CLE_STOCK,
    Cumul: CLE_CUMUL,
    CumulAnnees: CLE_ANNEES,
    CumulPartenaires: CLE_PARTENAIRES,
    CumulDepots: CLE_DEPOTS,
    CumulApports: CLE_APPORTS,
    CumulHeures: CLE_HEURES,
}


class Lot:
    """Rows that wait, and what they add to the caches; opened and finished in one transaction."""

    def __init__(self) -> None:
        _verrouiller(NUMEROTES)
        self._dernier = {
            m: m._default_manager.aggregate(n=Max("pk", default=0))["n"] for m in NUMEROTES
        }
        self._rangees: dict[Modele, list] = {m: [] for m in TABLES}
        self._ajouts: dict[Modele, dict[tuple, list[int]]] = {m: {} for m in CACHES}
        self._caches = dict(CACHES)

    def accueillir(
        self, tables: Sequence[Modele], caches: Mapping[Modele, tuple[str, ...]]
    ) -> None:
        """Let an upper app add its own rows to the lot, numbered here, and its own caches."""
        _verrouiller(tables)
        for modele in tables:
            self._dernier[modele] = modele._default_manager.aggregate(n=Max("pk", default=0))["n"]
            self._rangees[modele] = []
        self._caches |= caches
        self._ajouts |= {modele: {} for modele in caches}

    def ranger(self, *rangees: models.Model) -> None:
        """Keep rows for the end of the lot; those that have a number get it now."""
        for rangee in rangees:
            modele = type(rangee)
            if modele in self._dernier:
                self._dernier[modele] += 1
                rangee.pk = self._dernier[modele]
            self._rangees[modele].append(rangee)

    def ajouter(self, modele: Modele, ajouts: Mapping[tuple, Sequence[int]]) -> None:
        """Keep what a cache gains for the end of the lot."""
        sommes = self._ajouts[modele]
        for cle, montants in ajouts.items():
            if cle in sommes:
                sommes[cle] = [a + b for a, b in zip(sommes[cle], montants, strict=True)]
            else:
                sommes[cle] = list(montants)

    def finir(self) -> None:
        """Insert the lot, then add to the caches what it brings."""
        for rangees in self._rangees.values():
            inserer_en_nombre(rangees)
        for modele, cle in self._caches.items():
            ajouter(modele, cle, {k: tuple(v) for k, v in self._ajouts[modele].items()})
        _remettre_les_compteurs(list(self._dernier))


def _verrouiller(modeles: Sequence[Modele]) -> None:
    # Numbers are given in advance: nobody else may take one meanwhile.
    if connection.vendor == "postgresql":
        with connection.cursor() as curseur:
            tables = ", ".join(map(table, modeles))
            curseur.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")


def _remettre_les_compteurs(modeles: Sequence[Modele]) -> None:
    """Let PostgreSQL's sequences go on after the numbers that were given; SQLite's follow."""
    if connection.vendor == "postgresql":
        with connection.cursor() as curseur:
            for nom in map(table, modeles):
                curseur.execute(
                    f"SELECT setval(pg_get_serial_sequence(%s, 'id'), coalesce(max(id), 1), "
                    f"max(id) IS NOT NULL) FROM {nom}",
                    [nom],
                )
