"""The sales of an old base, one after the other, as they will be written. Pure.

What a ticket is follows docs/reprise.md: lots, refunds, masses, doubles, what has no day.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.carnet.horloge import PARIS, annee_a_paris
from boutique.oressource.decisions import Decisions
from boutique.oressource.examen.pieges.saisies import doubles_de
from boutique.oressource.examen.pieges.ventes import LOT_COMME_UNITE, premier_lot_marque
from boutique.oressource.examen.variante import lire_la_variante
from boutique.oressource.raisons import Raison

from .ecrans import Ecran, ecran_de_la_ligne, ecran_du_ticket
from .models import TicketRepris

Nature = TicketRepris.Nature
# « est_vente », « est_avoir »: what makes a ticket one of them on the old screens.
_LIGNES = """
    SELECT l.id, l.id_vente, l.id_type_dechet, l.id_objet, COALESCE(l.quantite, 0) AS quantite,
           COALESCE(l.prix, 0) AS prix, COALESCE(l.remboursement, 0) AS remboursement,
           COALESCE(l.lot, 0) AS lot, COALESCE(g.nom, '') AS libelle,
           COALESCE(l.prix >= 0 AND l.remboursement = 0, 0) AS est_vente,
           COALESCE(l.remboursement > 0 AND l.prix = 0, 0) AS est_avoir,
           (SELECT SUM(p.masse) FROM pesees_vendus p
            WHERE p.id_vendu = l.id AND p.masse > 0) AS masse_g,
           (SELECT COALESCE(SUM(p.masse), 0) FROM pesees_vendus p
            WHERE p.id_vendu = l.id AND p.masse < 0) AS negative_g
    FROM vendus l LEFT JOIN grille_objets g ON g.id = l.id_objet
    WHERE l.id_vente > 0 ORDER BY l.id_vente, l.id"""


# Code of a site → first and last days.
Periodes = Mapping[str, Sequence[tuple[date, date]]]


class Ligne(NamedTuple):
    """A line as it will be written: ``categorie``: a code of ours, empty for none."""

    numero: int
    categorie: str
    libelle: str
    quantite: int
    prix_cts: int
    total_cts: int
    masse_g: int | None
    rendu: bool
    lot: bool
    lot_incertain: bool
    masse_incertaine: bool


class Vue(NamedTuple):
    """Where the old screens count a sale: their year, its old point, its means (a code of ours)."""

    annee: int | None
    point: int
    moyen: str


@dataclass(frozen=True)
class Lu:
    """A sale of the old base. ``laisse``: why it stays out, if it does.

    ``ecarts``: what the old screens count of it and is not written, by reason. Codes of our lists.
    ``partagees``: its lines whose word is shared between categories, and that keep the first.
    """

    numero: int
    vue: Vue
    laisse: Raison | None = None
    ecarts: Sequence[tuple[Raison, Ecran]] = ()
    nature: str = ""
    le: datetime | None = None
    jour: date | None = None
    lieu: str = ""
    moyen: str = ""
    double: bool = False
    lignes: tuple[Ligne, ...] = ()
    partagees: tuple[Ligne, ...] = ()

    @property
    def point(self) -> int:
        return self.vue.point

    @property
    def total_cts(self) -> int:
        return sum(ligne.total_cts for ligne in self.lignes)

    @property
    def empreinte(self) -> str:
        dit = (self.nature, str(self.le), self.lieu, self.point, self.moyen, self.double)
        return blake2b(repr((dit, self.lignes)).encode(), digest_size=16).hexdigest()


class Lecteur:
    """Reads every sale of a notebook, in the order of their ids."""

    def __init__(self, carnet: Carnet, decisions: Decisions, deja_dits: Periodes) -> None:
        """``deja_dits``: code of a site → the periods whose sales spreadsheets tell already."""
        self.carnet, self.decisions = carnet, decisions
        self.horloge = decisions.horloge(carnet.horloge)
        self.lots_marques_le = premier_lot_marque(carnet, lire_la_variante(carnet))
        self.ce_sont_des_lots = decisions.reponse("lots_sans_marque") == "lot"
        self.deja_dits = deja_dits
        self.doubles = {double.id for double in doubles_de(carnet, "ventes")}

    def tickets(self) -> Iterator[Lu]:
        lignes = groupby(self.carnet.parcourir(_LIGNES), key=attrgetter("id_vente"))
        numero, siennes = next(lignes, (None, iter(())))
        for vente in self.carnet.rangees("ventes"):
            # Lines of a sale that is gone stand before those of the next one.
            while numero is not None and numero < vente.id:
                numero, siennes = next(lignes, (None, iter(())))
            yield self._lire(vente, list(siennes) if numero == vente.id else [])

    def _lire(self, vente: Any, rangees: list[Any]) -> Lu:
        dits = self.decisions
        toutes = [self._ligne(rangee, vente.timestamp) for rangee in rangees]
        gardees = tuple(ligne for ligne, garde, _lots in toutes if garde)
        vue = Vue(
            annee=annee_a_paris(self.carnet.horloge, vente.timestamp),
            point=vente.id_point_vente or 0,
            moyen=dits.mot("moyens_paiement", vente.id_moyen_paiement),
        )
        le = self.horloge.moment(vente.timestamp) if vente.timestamp else None
        jour = le.astimezone(PARIS).date() if le else None
        laisse = self._laisse(vue.point, jour) or (Raison.MOT if toutes and not gardees else None)
        if laisse:
            ecarts = ((laisse, ecran_du_ticket(rangees)),)
            return Lu(vente.id, vue, laisse, ecarts, le=le, jour=jour)
        nature = _nature(gardees)
        return Lu(
            numero=vente.id,
            vue=vue,
            ecarts=tuple(_ecarts(rangees, toutes, nature)),
            nature=nature,
            le=le,
            jour=jour,
            lieu=dits.mot("points_vente", vue.point),
            # Refunds were all written on the first means, whatever it was.
            moyen=vue.moyen if nature == Nature.VENTE else "",
            double=vente.id in self.doubles,
            lignes=gardees,
            partagees=tuple(
                ligne
                for rangee, (ligne, garde, _lots) in zip(rangees, toutes, strict=True)
                if garde and ("type_dechets", rangee.id_type_dechet) in dits.parts
            ),
        )

    def _laisse(self, point: int, jour: date | None) -> Raison | None:
        """Why a whole day of a point stays out."""
        if jour is None:
            return Raison.SANS_DATE
        if dehors := self.decisions.dehors("points_vente", point, jour, self.carnet.fait_le):
            return dehors
        dits = self.deja_dits.get(self.decisions.mot("points_vente", point), ())
        return Raison.DEJA_DIT if any(debut <= jour <= fin for debut, fin in dits) else None

    def _ligne(self, lue: Any, quand: str | None) -> tuple[Ligne, bool, int]:
        """A line; whether it comes in: not one whose category was left out; the cents that the old
        screens counted too many, where it is a lot that they did not know."""
        categorie = self.decisions.mot("type_dechets", lue.id_type_dechet)
        rendu = lue.remboursement > 0 and lue.prix == 0
        lot, trop_cts = lue.lot > 0, 0
        plusieurs = lue.quantite > 1
        incertain = bool(
            plusieurs
            and lue.prix > 0
            and not lot
            and quand
            and LOT_COMME_UNITE <= quand < self.lots_marques_le
        )
        if incertain and self.ce_sont_des_lots:
            lot, incertain, trop_cts = True, False, lue.prix * (lue.quantite - 1)
        vendu = lue.prix if lot else lue.prix * lue.quantite
        ligne = Ligne(
            numero=lue.id,
            categorie=categorie,
            libelle=lue.libelle[:120],
            quantite=lue.quantite,
            prix_cts=lue.remboursement if rendu else lue.prix,
            total_cts=vendu - lue.remboursement * lue.quantite,
            masse_g=lue.masse_g or None,
            rendu=rendu,
            lot=lot,
            lot_incertain=incertain,
            masse_incertaine=bool(plusieurs and lue.masse_g),
        )
        return ligne, bool(categorie) or not lue.id_type_dechet, trop_cts


def _ecarts(
    rangees: Sequence[Any], toutes: Sequence[tuple[Ligne, bool, int]], nature: str
) -> Iterator[tuple[Raison, Ecran]]:
    """What the old screens count otherwise of a ticket that comes in, by reason."""
    entier = True
    for lue, (ligne, garde, trop_cts) in zip(rangees, toutes, strict=True):
        if not garde:
            entier = False
            yield Raison.MOT, ecran_de_la_ligne(lue)
            continue
        if trop_cts:
            yield Raison.LOTS, Ecran(montant_cts=trop_cts)
        if lue.negative_g:
            yield Raison.NEGATIVES, Ecran(masse_g=lue.negative_g)
        if lue.remboursement and not ligne.rendu:
            rendu_cts = lue.remboursement * lue.quantite
            yield Raison.NET, Ecran(0, 0, 0, rendu_cts, lue.remboursement, rendu_cts)
    vu = ecran_du_ticket(rangees)
    ventes = vu.ventes - (nature == Nature.VENTE)
    avoirs = vu.avoirs - (nature == Nature.AVOIR)
    if ventes or avoirs:
        yield Raison.MELES if entier else Raison.MOT, Ecran(ventes=ventes, avoirs=avoirs)


def _nature(lignes: tuple[Ligne, ...]) -> str:
    if not lignes:
        return Nature.VIDE
    vendu = any(not li.rendu and li.prix_cts for li in lignes)
    return Nature.AVOIR if any(li.rendu for li in lignes) and not vendu else Nature.VENTE
