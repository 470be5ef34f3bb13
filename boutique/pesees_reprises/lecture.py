"""The gestures of an old base, in its order of ids, in the words of here; nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.carnet.horloge import PARIS
from boutique.oressource.decisions import Decisions
from boutique.oressource.examen.comptes import CLASSES
from boutique.oressource.examen.pieges.saisies import PLAFOND_G
from boutique.oressource.examen.pieges.ventes import MASSE_DE_LA_LIGNE
from collecte.matiere.ecritures import Pas
from collecte.matiere.etapes import Etape, Mesure
from petiterockette.empreintes import empreinte_de

from .ids import Ids
from .models import Source
from .rapport import Quoi, Rapport, Reste

T = Source.Table
# Table → the list of its points.
POINTS = {T.COLLECTES: "points_collecte", T.SORTIES: "points_sortie", T.VENTES: "points_vente"}

_GESTE = "b.id AS geste, b.timestamp AS le"
_PESEE = "p.id AS pesee, p.masse AS masse"
DES_COLLECTES = f"""
    SELECT {_GESTE}, b.id_point_collecte AS point, b.id_type_collecte AS type,
           b.localisation AS localite, {_PESEE}, p.id_type_dechet AS categorie
    FROM collectes b LEFT JOIN pesees_collectes p ON p.id_collecte = b.id ORDER BY b.id, p.id"""
DES_SORTIES = f"""
    SELECT {_GESTE}, b.id_point_sortie AS point, b.classe AS classe, b.id_filiere AS filiere,
           b.id_convention AS convention, b.id_type_sortie AS type, {_PESEE},
           p.timestamp AS pese_le, p.id_type_dechet AS categorie, p.id_type_poubelle AS bac,
           p.id_type_dechet_evac AS matiere
    FROM sorties b LEFT JOIN pesees_sorties p ON p.id_sortie = b.id ORDER BY b.id, p.id"""
DES_VENTES = f"""
    SELECT {_GESTE}, b.id_point_vente AS point, {_PESEE}, p.timestamp AS pese_le,
           l.id_type_dechet AS categorie, l.quantite AS quantite
    FROM ventes b JOIN vendus l ON l.id_vente = b.id JOIN pesees_vendus p ON p.id_vendu = l.id
    ORDER BY b.id, p.id"""


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
    """Reads a base row after row; what stays out is told to the report."""

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

    def gestes(self) -> Iterator[GesteLu]:
        """All of them: intakes, exits, sales that were weighed; each in the order of its ids."""
        for table, sql, lire in (
            (T.COLLECTES, DES_COLLECTES, self._collecte),
            (T.SORTIES, DES_SORTIES, self._sortie),
            (T.VENTES, DES_VENTES, self._vente),
        ):
            for _id, rangees in groupby(self.carnet.parcourir(sql), attrgetter("geste")):
                yield from lire(table, list(rangees))

    def sorties_des_pesees(self) -> Mapping[int, int]:
        """Weighing of what went out → its exit."""
        return dict(self.carnet.parcourir("SELECT id, id_sortie FROM pesees_sorties"))

    def est_a_la_maison(self, table: str, point: int, jour: date) -> str:
        """Why a day of a point stays out; empty if it comes in."""
        lieu = self.dit.mot(POINTS[T(table)], point)
        if not lieu:
            return "point_laisse"
        if self.dit.est_apres_la_bascule(POINTS[T(table)], point, jour):
            return "apres_la_bascule"
        depuis = self.comptes_depuis.get(lieu)
        return "compte_ici" if depuis and jour >= depuis else ""

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
                self.rapport.marquer("sans_sorte", rangee.masse)
            return Pas(
                categorie,
                self.ids.ref.sans_matiere,
                Etape.DONATEUR,
                Etape.HISTORIQUE,
                rangee.masse,
            )

        for lu in self._geste(table, tete.geste, "", tete.le, rangees, pas, provenance, None):
            if provenance is None:
                self.rapport.marquer("sans_provenance", lu.masse_g)
            yield lu

    def _vente(self, table: str, rangees: list[Any]) -> Iterator[GesteLu]:
        tete = rangees[0]

        def pas(rangee: Any) -> Pas | None:
            categorie = self.ids.categorie(rangee.categorie)
            if categorie is None:
                return None
            incertaine = (rangee.quantite or 0) > 1 and (tete.le or "") < MASSE_DE_LA_LIGNE
            if incertaine:
                self.rapport.marquer("masses_incertaines", rangee.masse)
            mesure = Mesure.ESTIMEE if incertaine else Mesure.PESEE
            return Pas(
                categorie,
                self.ids.ref.sans_matiere,
                Etape.HISTORIQUE,
                Etape.VENDU,
                rangee.masse,
                mesure,
            )

        yield from self._geste(table, tete.geste, "", tete.le, rangees, pas, None, None)

    def _sortie(self, table: str, rangees: list[Any]) -> Iterator[GesteLu]:
        """A bon a day of weighing: the old screens date an exit so."""
        tete = rangees[0]
        classe = tete.classe if tete.classe in CLASSES else self._classe_dite()
        structure = self.ids.structure(classe, tete)
        par_jour: dict[date | None, list[Any]] = {}
        for rangee in rangees:
            le = rangee.pese_le or tete.le
            par_jour.setdefault(self.jour(le) if le else None, []).append(rangee)
        for rang, siennes in enumerate(par_jour.values()):
            le = (siennes[0].pese_le or tete.le) if tete.le else None
            qui = (table, tete.geste) if rang == 0 else (T.PESEES_SORTIES, siennes[0].pesee)

            def pas(rangee: Any) -> Pas | None:
                return self._pas_sorti(classe, structure, rangee)

            for lu in self._geste(*qui, classe, le, siennes, pas, None, structure):
                if structure is None and classe in ("sortiesc", "sortiesr"):
                    self.rapport.marquer("sans_partenaire", lu.masse_g)
                yield lu

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
            self.rapport.marquer("bac_inconnu", r.masse)
        if dits != 1:
            self.rapport.marquer("deux_sortes" if dits else "sans_sorte", r.masse)
        if r.masse >= PLAFOND_G:
            self.rapport.marquer("au_plafond", r.masse)
        vers = self.ids.devenir(classe, structure, matiere, bac)
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
    ) -> Iterator[GesteLu]:
        """One gesture at most; what stays out is told, whole or weighing by weighing."""
        pesees = [r for r in rangees if r.pesee is not None]
        point = rangees[0].point or 0
        de = T.SORTIES if table == T.PESEES_SORTIES else table
        moment, jour = self._moment(le) if le else (None, None)

        def laisser(raison: str, laissees: list[Any]) -> None:
            if laissees:
                quoi = Quoi(raison, jour.year if jour else None, point, str(de), classe)
                masse_g = sum(r.masse or 0 for r in laissees)
                self.rapport.laisser(quoi, Reste(len(laissees), masse_g))

        raison = "sans_date" if jour is None else self.est_a_la_maison(de, point, jour)
        if not raison and de == T.SORTIES and not classe:
            raison = "sans_classe"
        if raison or moment is None or jour is None:
            laisser(raison, pesees)
            return
        ecrits: list[Pas] = []
        for rangee in pesees:
            pourquoi = _masse_laissee(rangee.masse)
            lu = None if pourquoi else pas(rangee)
            if lu is None:
                laisser(pourquoi or "mot_laisse", [rangee])
            else:
                ecrits += self.ids.partager(lu, rangee.categorie)
        lieu = self.dit.mot(POINTS[T(de)], point)
        dits = [[p.categorie, p.matiere, str(p.vers), p.masse_g, str(p.mesure)] for p in ecrits]
        empreinte = empreinte_de(
            [str(table), numero, le, lieu, classe, provenance, structure, dits]
        )
        yield GesteLu(
            *(str(table), numero, point, classe, moment, jour, lieu, provenance, structure),
            *(ecrits, len(pesees), empreinte),
        )


def _masse_laissee(masse_g: int | None) -> str:
    if masse_g is None:
        return "masses_illisibles"
    if masse_g == 0:
        return "masses_nulles"
    return "masses_negatives" if masse_g < 0 else ""
