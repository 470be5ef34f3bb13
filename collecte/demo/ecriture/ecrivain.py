"""Write many gestures at once, as the services would have written them one by one.

Rows are composed by the services' own functions; a test compares both ways, row for row.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import singledispatchmethod
from typing import Any

from collecte.depots.services.depots import fait_du_depot
from collecte.livre.entete import Entete
from collecte.livre.models import (
    Apport,
    Bon,
    DonRefuse,
    Ligne,
    Mouvement,
    Stock,
)
from collecte.livre.services.annulations import (
    empreinte_d_annulation,
    fait_d_annulation,
    pas_contraires,
)
from collecte.livre.services.gestes import (
    LigneSortante,
    fait_du_geste,
    lignes_de_geste,
    pas_de_geste,
    tares_de_geste,
)
from collecte.livre.services.lignes_des_depots import lignes_de_depot, pas_de_depot, tares_de_depot
from collecte.livre.services.mouvements import (
    CLE_STOCK,
    cles_a_prelever,
)
from collecte.matiere.ecritures import Disponible, Pas, effets_sur_le_stock
from collecte.matiere.etapes import Nature
from collecte.sorties.models import Sortie
from collecte.tri.services.tri import pas_d_orientation
from petiterockette.personnes.models import Personne

from ..recit.gestes import Annuler, Deposer, GesteRaconte, Orienter, Sortir, Vendre
from .annuaire import Annuaire
from .lot import LotRaconte


@dataclass(frozen=True)
class DepotEcrit:
    """What cancelling a deposit needs to know of it."""

    bon: Bon
    mouvements: Sequence[Mouvement]
    lignes: Sequence[Ligne]
    origine: int
    localite: int


class Ecrivain(LotRaconte):
    """A lot of gestures; opened and finished within one transaction."""

    def __init__(self, annuaire: Annuaire) -> None:
        super().__init__()
        self.annuaire = annuaire
        self._disponible: dict[int, Disponible] = defaultdict(dict)
        for lieu, *cle, masse_g in Stock.objects.values_list(*CLE_STOCK, "masse_g"):
            categorie, etape, matiere = cle
            self._disponible[lieu][(categorie, etape, matiere)] = masse_g
        self._depots: dict[str, DepotEcrit] = {}

    def deplacer(
        self,
        entete: Entete,
        nature: str,
        instant: datetime,
        lignes: Sequence[LigneSortante],
        *,
        tel_quel: bool = False,
    ) -> Bon:
        """A bon of several lines that an upper app's document moves; it says it in the journal."""
        bon = self._bon(entete, nature, instant)
        rangees = lignes_de_geste(bon, lignes, self.ref)
        self.ranger(*rangees)
        if not tel_quel:
            touches = [(li.de, li.categorie_id, li.matiere_id) for li in rangees]
            cles = cles_a_prelever(touches, self.ref)
            self.ajouter(Stock, {(bon.lieu_id, *cle): (0,) for cle in cles})
        pas = pas_de_geste(rangees, self._disponible[bon.lieu_id], self.ref, tel_quel)
        self.bouger(bon, pas)
        if tel_quel:
            self._disposer(bon, pas)
        return bon

    @singledispatchmethod
    def ecrire(self, geste: GesteRaconte) -> None:
        """Add a gesture to the lot, after those it follows."""
        raise TypeError(type(geste).__name__)

    @ecrire.register
    def _deposer(self, geste: Deposer) -> None:
        annuaire, ref = self.annuaire, self.ref
        depot = annuaire.depot(geste)
        entete = annuaire.entete(geste)
        bon = self._bon(entete, Nature.APPORT, geste.instant)
        donateur = _donateur(geste)
        if donateur:
            self.ranger(donateur)
        apport = Apport(
            bon_id=bon.pk,
            origine_id=depot.origine,
            localite_id=depot.localite,
            donateur_id=donateur.pk if donateur else None,
            jeton=bon.uuid.hex,
        )
        lignes = lignes_de_depot(bon, depot.lignes, annuaire.categories_par_id, ref.sans_matiere)
        self.ranger(apport, *lignes)
        self.ranger(*tares_de_depot(lignes, depot.lignes, annuaire.contenants_par_id))
        self.ranger(
            *(DonRefuse(bon_id=bon.pk, categorie_id=c, motif_id=m) for c, m in depot.refuses)
        )
        pas = pas_de_depot(lignes, ref)
        mouvements = self.bouger(bon, pas)
        self._disposer(bon, pas)
        ecrit = DepotEcrit(bon, mouvements, lignes, depot.origine, depot.localite)
        self._compter(ecrit)
        self.consigner(bon, fait_du_depot(bon, depot, revise=None))
        self._depots[geste.cle] = ecrit

    @ecrire.register
    def _annuler(self, geste: Annuler) -> None:
        ecrit = self._depots.get(geste.annule) or self._relire(geste.annule)
        if ecrit is None:
            return
        entete = replace(
            self.annuaire.entete(geste),
            empreinte=empreinte_d_annulation(ecrit.bon, geste.motif, aussitot=False),
        )
        contre = self._bon(
            entete, Nature.CONTRE_ECRITURE, geste.instant, annule=ecrit.bon.pk, motif=geste.motif
        )
        pas = pas_contraires(ecrit.mouvements)
        self.bouger(contre, pas)
        self._disposer(contre, pas)
        self._compter(ecrit, retire_le=contre.jour)
        masse_g = sum(ligne.masse_g for ligne in ecrit.lignes)
        self.consigner(contre, fait_d_annulation(ecrit.bon, masse_g, geste.motif, revise=None))

    @ecrire.register
    def _orienter(self, geste: Orienter) -> None:
        bon = self._bon(self.annuaire.entete(geste), Nature.ORIENTATION, geste.instant)
        lignes = lignes_de_geste(bon, [self.annuaire.ligne(geste)], self.ref)
        self.ranger(*lignes)
        pas = pas_d_orientation(lignes)
        self.bouger(bon, pas)
        self._disposer(bon, pas)
        code = "collecte.orientation.enregistree"
        fait = fait_du_geste(bon, code, lignes, None, de=geste.de, vers=geste.vers)
        self.consigner(bon, fait)

    @ecrire.register
    def _vendre(self, geste: Vendre) -> None:
        bon, lignes = self._prelever(geste, Nature.VENTE_HORS_CAISSE)
        code = "collecte.vente_hors_caisse.enregistree"
        self.consigner(bon, fait_du_geste(bon, code, lignes, None))

    @ecrire.register
    def _sortir(self, geste: Sortir) -> None:
        annuaire = self.annuaire
        structure = annuaire.structures[geste.structure] if geste.structure else None
        bon, lignes = self._prelever(geste, Nature.SORTIE, structure.pk if structure else None)
        self.ranger(
            Sortie(
                bon_id=bon.pk,
                genre=geste.genre,
                type_don=annuaire.types_don[geste.type_don] if geste.type_don else None,
                structure=structure,
            )
        )
        code = "collecte.sortie.enregistree"
        self.consigner(bon, fait_du_geste(bon, code, lignes, None, genre=geste.genre))

    def _prelever(
        self, geste: Vendre | Sortir, nature: str, structure: int | None = None
    ) -> tuple[Bon, list[Ligne]]:
        """What leaves takes from its stage, then upstream, as it is at that point of the lot."""
        bon = self._bon(self.annuaire.entete(geste), nature, geste.instant)
        dite = self.annuaire.ligne(geste)
        lignes = lignes_de_geste(bon, [dite], self.ref)
        self.ranger(*lignes)
        self.ranger(*tares_de_geste(lignes, [dite]))
        touches = [(ligne.de, ligne.categorie_id, ligne.matiere_id) for ligne in lignes]
        # The services create at 0, and lock, every stock that the exit may touch.
        cles = cles_a_prelever(touches, self.ref)
        self.ajouter(Stock, {(bon.lieu_id, *cle): (0,) for cle in cles})
        pas = pas_de_geste(lignes, self._disponible[bon.lieu_id], self.ref)
        self.bouger(bon, pas, structure=structure)
        return bon, lignes

    def _bon(self, entete: Entete, nature: str, instant: datetime, **annulation: Any) -> Bon:
        return self.ouvrir(entete, nature, instant.date(), instant, **annulation)

    def _disposer(self, bon: Bon, pas: Sequence[Pas]) -> None:
        """Let the following gestures see what these steps leave."""
        disponible = self._disponible[bon.lieu_id]
        for cle, masse_g in effets_sur_le_stock(pas, self.ref.sans_matiere).items():
            disponible[cle] = disponible.get(cle, 0) + masse_g

    def _compter(self, ecrit: DepotEcrit, retire_le: date | None = None) -> None:
        masses = [(ligne.categorie_id or 0, ligne.masse_g) for ligne in ecrit.lignes]
        self.compter_le_depot(ecrit.bon, ecrit.origine, ecrit.localite, masses, retire_le)

    def _relire(self, cle: str) -> DepotEcrit | None:
        """A deposit that an earlier run wrote; None if somebody has cancelled it since."""
        bon = Bon.objects.select_related("apport").get(uuid=self.annuaire.uuid(cle))
        if Bon.objects.filter(annule=bon).exists():
            return None
        return DepotEcrit(
            bon,
            list(bon.mouvements.order_by("id")),
            list(bon.lignes.all()),
            bon.apport.origine_id,
            bon.apport.localite_id,
        )


def _donateur(geste: Deposer) -> Personne | None:
    if not geste.donateur:
        return None
    return Personne(prenom=geste.donateur[:60], cree_le=geste.instant)
