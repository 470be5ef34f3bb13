"""A lot of gestures: numbered in advance, inserted at once, its sums added to the caches once.

For whoever writes thousands of gestures, as the services would have written them one by one.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from collecte.matiere.ecritures import Pas
from collecte.mois.models import Mois
from petiterockette.base.insertion import inserer_en_nombre, parents_d_abord
from petiterockette.base.numeros import reserver, suivre
from petiterockette.base.tirages import nouveau_jeton
from petiterockette.journal.models import Entree

from ...dehors import redire_le_dernier
from ...entete import Entete
from ...models import (
    Apport,
    Bon,
    Commentaire,
    CumulApports,
    CumulDepots,
    CumulHeures,
    DonRefuse,
    Ligne,
    Mouvement,
    Tare,
)
from ..bons import bon_de
from ..comptes_des_depots import CLE_APPORTS, CLE_DEPOTS, CLE_HEURES, comptes_du_depot
from ..mouvements import referentiel
from ..preuves import entree_de_bon
from .sommes import Modele, Sommes

# Their ids are given here; elsewhere the bon's own is the key.
NUMEROTES: tuple[Modele, ...] = (Bon, Ligne, Tare, DonRefuse, Mouvement, Entree)
TABLES: tuple[Modele, ...] = (
    *(Bon, Commentaire, Apport, Ligne, Tare, DonRefuse, Mouvement, Entree),
)
DES_DEPOTS: Mapping[Modele, tuple[str, ...]] = {
    CumulDepots: CLE_DEPOTS,
    CumulApports: CLE_APPORTS,
    CumulHeures: CLE_HEURES,
}


class Lot:
    """Rows that wait, and what they add to the caches; opened and finished in one transaction.

    Meanwhile nobody else takes a number: a service that writes a bon is called before it opens.
    """

    def __init__(self) -> None:
        self.ref = referentiel()
        self._dernier = reserver(NUMEROTES)
        self._rangees: dict[Modele, list] = {m: [] for m in TABLES}
        self._sommes = Sommes(self.ref.sans_matiere)
        self._sommes.accueillir(DES_DEPOTS)
        self._mois: set[tuple[int, date]] = set()

    def accueillir(
        self,
        tables: Sequence[Modele],
        caches: Mapping[Modele, tuple[str, ...]] | None = None,
        *,
        sans_numero: Sequence[Modele] = (),
    ) -> None:
        """Let an upper room add its own rows to the lot, numbered here, and its own caches.

        ``sans_numero``: its tables whose key is their bon's.
        """
        self._rangees |= {modele: [] for modele in (*tables, *sans_numero)}
        self._sommes.accueillir(caches or {})
        self._dernier |= reserver(tables)

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
        self._sommes.ajouter(modele, ajouts)

    def ouvrir(
        self, entete: Entete, nature: str, jour: date, maintenant: datetime, **annulation: Any
    ) -> Bon:
        """The header of a gesture, with its comment."""
        bon = bon_de(entete=entete, nature=nature, jour=jour, maintenant=maintenant, **annulation)
        self.ranger(bon)
        if entete.texte:
            self.ranger(Commentaire(bon_id=bon.pk, texte=entete.texte))
        self._mois.add((bon.lieu_id, jour.replace(day=1)))
        return bon

    def bouger(
        self,
        bon: Bon,
        pas: Sequence[Pas],
        *,
        revise: date | None = None,
        structure: int | None = None,
    ) -> list[Mouvement]:
        """The movements of a bon, as ``mouvements.ecrire`` writes them."""
        mouvements = self._sommes.bouger(bon, pas, revise=revise, structure=structure)
        self.ranger(*mouvements)
        return mouvements

    def apporter(
        self, bon: Bon, origine: int, localite: int, pesees: list[tuple[int, int]]
    ) -> None:
        """Say where what a bon brought came from. ``pesees``: pairs (category, grams)."""
        self.ranger(
            Apport(bon_id=bon.pk, origine_id=origine, localite_id=localite, jeton=nouveau_jeton())
        )
        self.compter_le_depot(bon, origine, localite, pesees)

    def compter_le_depot(
        self,
        bon: Bon,
        origine: int,
        localite: int,
        pesees: list[tuple[int, int]],
        retire_le: date | None = None,
    ) -> None:
        """What a deposit adds to the sums of its month, as ``comptes_des_depots`` does."""
        comptes = comptes_du_depot(bon, origine, localite, pesees, retire_le)
        self.ajouter(CumulDepots, comptes.depots)
        self.ajouter(CumulApports, comptes.apports)
        self.ajouter(CumulHeures, comptes.heures)

    def consigner(self, bon: Bon, fait: dict[str, Any]) -> None:
        """What the journal says of a bon, last."""
        self.ranger(entree_de_bon(bon, bon.enregistre_le, **fait))

    def finir(self) -> None:
        """Insert the lot with its months, then add to the caches what it brings."""
        Mois.objects.bulk_create(
            [Mois(lieu_id=lieu, mois=mois) for lieu, mois in sorted(self._mois)],
            ignore_conflicts=True,
        )
        for modele in parents_d_abord(self._rangees):
            inserer_en_nombre(self._rangees[modele])
        self._sommes.ecrire()
        suivre(self._dernier)
        # Another base may have stood here: the bons that it told are not this one's.
        transaction.on_commit(redire_le_dernier)
