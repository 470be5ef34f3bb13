"""The gestures of an old base, in its order of ids, in the words of here; nothing is written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.carnet.horloge import PARIS, annee_a_paris
from boutique.oressource.decisions import Decisions
from boutique.oressource.examen.comptes import CLASSES
from boutique.oressource.examen.pieges.saisies import PLAFOND_G
from boutique.oressource.examen.pieges.ventes import masse_est_estimee
from boutique.oressource.raisons import SANS_PRENEUR, Marque, Raison, raison_de_la_masse
from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import Etape, Mesure
from petiterockette.empreintes import empreinte_de

from .ids import Ids
from .rangees import DES_COLLECTES, DES_SORTIES, DES_VENTES, POINTS, T
from .rapport import Quoi, Rapport, Reste


@dataclass(frozen=True)
class GesteLu:
    """A gesture of before. ``lieu``: code; ``provenance``: ids of its origin and locality;
    ``structure``: id of who took it; ``lignes``: how many weighings hang on it, written or not."""

    table: str
    numero: int
    point: int
    classe: str
    moment: datetime
    jour: date
    lieu: str
    provenance: tuple[int, int] | None
    structure: int | None
    pas: Sequence[Pas]
    lignes: int
    empreinte: str

    @property
    def masse_g(self) -> int:
        return sum(p.masse_g for p in self.pas)


class Lecteur:
    """Reads a base, and tells the report what stays out. ``lues``: weighings gone through."""

    def __init__(
        self,
        carnet: Carnet,
        decisions: Decisions,
        ids: Ids,
        rapport: Rapport,
        comptes_depuis: Mapping[str, date],
    ) -> None:
        self.carnet, self.dit, self.ids, self.rapport = carnet, decisions, ids, rapport
        self.horloge = decisions.horloge(carnet.horloge)
        self.comptes_depuis = comptes_depuis
        self.lues = 0

    def gestes(self) -> Iterator[GesteLu]:
        """Intakes, exits, then sales that were weighed; each in the order of its ids."""
        for table, sql, lire in (
            (T.COLLECTES, DES_COLLECTES, self._collecte),
            (T.SORTIES, DES_SORTIES, self._sortie),
            (T.VENTES, DES_VENTES, self._vente),
        ):
            for _id, suite in groupby(self.carnet.parcourir(sql), attrgetter("geste")):
                rangees = list(suite)
                self.lues += sum(rangee.pesee is not None for rangee in rangees)
                yield from lire(table, rangees)

    def sorties_des_pesees(self) -> Mapping[int, int]:
        """Weighing of what went out → its exit."""
        return dict(self.carnet.parcourir("SELECT id, id_sortie FROM pesees_sorties"))

    def dehors(self, table: str, point: int, jour: date) -> Raison | None:
        """Why a day of a point stays out; None if it comes in."""
        points = POINTS[T(table)]
        if dit := self.dit.dehors(points, point, jour, self.carnet.fait_le):
            return dit
        depuis = self.comptes_depuis.get(self.dit.mot(points, point))
        return Raison.COMPTE_ICI if depuis and jour >= depuis else None

    def _collecte(self, table: str, rangees: list[Any]) -> Iterator[GesteLu]:
        tete = rangees[0]
        origine = self.ids.origine(tete.type)
        localite = self.ids.localite(tete.localite)
        provenance = (origine, localite) if origine and localite else None

        def pas(rangee: Any) -> Pas | None:
            categorie = self.ids.categorie(rangee.categorie)
            if categorie is None:
                return None
            if categorie == self.ids.ref.sans_categorie:
                self.rapport.marquer(Marque.SANS_SORTE, rangee.masse)
            return Pas(
                categorie,
                self.ids.ref.sans_matiere,
                Etape.DONATEUR,
                Etape.HISTORIQUE,
                rangee.masse,
            )

        lu, raisons = self._geste(table, tete.geste, "", tete.le, rangees, pas, provenance, None)
        vue = self._annee_vue(table, tete)
        # Its screens count an intake of which nothing was weighed.
        self._compter_les_gestes(
            table, tete.point or 0, "", {vue: raisons.get(vue, Raison.SANS_PESEE)}, [lu]
        )
        if lu:
            if lu.pas and provenance is None:
                self.rapport.marquer(Marque.SANS_PROVENANCE, lu.masse_g)
            yield lu

    def _vente(self, table: str, rangees: list[Any]) -> Iterator[GesteLu]:
        tete = rangees[0]
        jour = self.jour(tete.le) if tete.le else date.max

        def pas(rangee: Any) -> Pas | None:
            categorie = self.ids.categorie(rangee.categorie)
            if categorie is None:
                return None
            if estimee := masse_est_estimee(rangee.quantite, jour):
                self.rapport.marquer(Marque.ESTIMEES, rangee.masse)
            return Pas(
                categorie,
                self.ids.ref.sans_matiere,
                Etape.HISTORIQUE,
                Etape.VENDU,
                rangee.masse,
                Mesure.ESTIMEE if estimee else Mesure.PESEE,
            )

        lu, _raisons = self._geste(table, tete.geste, "", tete.le, rangees, pas, None, None)
        if lu:
            yield lu

    def _sortie(self, table: str, rangees: list[Any]) -> Iterator[GesteLu]:
        """A bon a day of weighing: the old screens date an exit so."""
        tete = rangees[0]
        classe = tete.classe if tete.classe in CLASSES else self._classe_dite()
        structure = self.ids.structure(classe, tete)
        preneur = structure or self.ids.don(classe, tete)
        par_jour: dict[date | None, list[Any]] = {}
        for rangee in rangees:
            le = rangee.pese_le or tete.le
            par_jour.setdefault(self.jour(le) if le else None, []).append(rangee)

        def pas(rangee: Any) -> Pas | None:
            return self._pas_sorti(classe, structure, rangee)

        lus: list[GesteLu | None] = []
        raisons: dict[int | None, Raison] = {}
        for rang, siennes in enumerate(par_jour.values()):
            le = (siennes[0].pese_le or tete.le) if tete.le else None
            qui = (table, tete.geste) if rang == 0 else (T.PESEES_SORTIES, siennes[0].pesee)
            lu, siens = self._geste(*qui, classe, le, siennes, pas, None, structure)
            lus.append(lu)
            raisons = siens | raisons
            if lu and lu.pas and not preneur and classe in SANS_PRENEUR:
                self.rapport.marquer(SANS_PRENEUR[classe], lu.masse_g)
        vues = {self._annee_vue(table, r) for r in rangees if r.pesee is not None}
        self._compter_les_gestes(
            table, tete.point or 0, classe, {v: raisons.get(v) for v in vues}, lus
        )
        yield from filter(None, lus)

    def _compter_les_gestes(
        self,
        table: str,
        point: int,
        classe: str,
        vues: Mapping[int | None, Raison | None],
        lus: Sequence[GesteLu | None],
    ) -> None:
        """Tell why the old screens do not count a gesture as many times as it is written.

        ``vues``: the years that they count it in, once each → why it is not written of that year.
        """
        ici: Counter[int | None] = Counter(lu.jour.year for lu in lus if lu and lu.pas)
        for annee in {*vues, *ici}:
            n = (annee in vues) - ici[annee]
            if n:
                raison = _pourquoi_pas_autant(annee in vues, vues.get(annee), annee in ici)
                self.rapport.laisser(Quoi(raison, annee, point, table, classe), Reste(gestes=n))

    def _annee_vue(self, table: str, rangee: Any) -> int | None:
        """The year that the old screens, which read their own clock, count a weighing in."""
        quand = rangee.pese_le if table == T.SORTIES else rangee.le
        return annee_a_paris(self.carnet.horloge, quand)

    def _classe_dite(self) -> str:
        dite = self.dit.reponse("sorties_sans_classe")
        return dite if dite in CLASSES else ""

    def _pas_sorti(self, classe: str, structure: int | None, r: Any) -> Pas | None:
        """By its material, else its bin, else its category; None: its word is left out."""
        dits = sum((numero or 0) > 0 for numero in (r.categorie, r.bac, r.matiere))
        categorie: int | None = self.ids.ref.sans_categorie
        matiere: int | None = self.ids.ref.sans_matiere
        bac = ""
        if (r.matiere or 0) > 0:
            matiere = self.ids.matiere(r.matiere)
        if (r.bac or 0) > 0:
            bac = self.dit.mot("types_poubelles", r.bac)
            if not bac and not (r.matiere or 0) > 0:
                return None
        if dits and not (r.matiere or 0) > 0 and not (r.bac or 0) > 0:
            categorie = self.ids.categorie(r.categorie)
        if categorie is None or matiere is None:
            return None
        if classe == "sortiesp" and not bac:
            self.rapport.marquer(Marque.BAC_INCONNU, r.masse)
        if dits != 1:
            self.rapport.marquer(Marque.DEUX_SORTES if dits else Marque.SANS_SORTE, r.masse)
        if r.masse >= PLAFOND_G:
            self.rapport.marquer(Marque.AU_PLAFOND, r.masse)
        vers = self.ids.devenir(classe, structure, matiere, bac, self.ids.don(classe, r))
        return Pas(categorie, matiere, Etape.HISTORIQUE, vers, r.masse)

    def jour(self, le: str) -> date:
        """The day in Paris of an instant of the base."""
        return self._moment(le)[1]

    def _moment(self, le: str) -> tuple[datetime, date]:
        moment = self.horloge.moment(le)
        return moment, moment.astimezone(PARIS).date()

    def _geste(
        self,
        table: str,
        numero: int,
        classe: str,
        le: str | None,
        rangees: list[Any],
        pas: Any,
        provenance: tuple[int, int] | None,
        structure: int | None,
    ) -> tuple[GesteLu | None, dict[int | None, Raison]]:
        """A gesture, None where it has no day; what stays out of it is told, and why first of each
        year of the old screens."""
        pesees = [r for r in rangees if r.pesee is not None]
        point = rangees[0].point or 0
        de = T.SORTIES if table == T.PESEES_SORTIES else T(table)
        moment, jour = self._moment(le) if le else (None, None)
        raisons: dict[int | None, Raison] = {}

        def laisser(raison: Raison, rangee: Any, annee: int | None, signe: int = 1) -> None:
            raisons.setdefault(annee, raison)
            reste = Reste(signe, signe * (rangee.masse or 0))
            self.rapport.laisser(Quoi(raison, annee, point, str(de), classe), reste)

        dehors = Raison.SANS_DATE if jour is None else self.dehors(de, point, jour)
        if not dehors and de == T.SORTIES and not classe:
            dehors = Raison.SANS_CLASSE
        ecrits: list[Pas] = []
        for rangee in pesees:
            vue = self._annee_vue(de, rangee)
            pourquoi = dehors or raison_de_la_masse(rangee.masse)
            lu = None if pourquoi else pas(rangee)
            if lu is None:
                laisser(pourquoi or Raison.MOT, rangee, vue)
                continue
            ecrits += self.ids.partager(lu, rangee.categorie)
            if jour and vue != jour.year:
                laisser(Raison.AUTRE_ANNEE, rangee, vue)
                laisser(Raison.AUTRE_ANNEE, rangee, jour.year, -1)
        if dehors:
            raisons.setdefault(self._annee_vue(de, rangees[0]), dehors)
        if moment is None or jour is None:
            return None, raisons
        lieu = self.dit.mot(POINTS[de], point)
        dits = [[p.categorie, p.matiere, str(p.vers), p.masse_g, str(p.mesure)] for p in ecrits]
        dit = [] if dehors else [le, lieu, classe, provenance, structure, dits]
        geste = GesteLu(
            table=str(table),
            numero=numero,
            point=point,
            classe=classe,
            moment=moment,
            jour=jour,
            lieu=lieu,
            provenance=provenance,
            structure=structure,
            pas=ecrits,
            lignes=len(pesees),
            empreinte=empreinte_de([str(table), numero, *dit]),
        )
        return geste, raisons


def _pourquoi_pas_autant(est_vue: bool, dite: Raison | None, est_ici: bool) -> Raison:
    """Seen and written, it is written too many times; else it is where its reason says."""
    return Raison.PLUSIEURS_JOURS if est_vue and est_ici else dite or Raison.AUTRE_ANNEE
