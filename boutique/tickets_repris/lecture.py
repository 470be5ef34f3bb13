"""The sales of an old base, one after the other, as they will be written. Pure.

What a ticket is follows docs/reprise.md: lots, refunds, masses, doubles, what has no day.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.carnet.horloge import PARIS
from boutique.oressource.decisions import Decisions
from boutique.oressource.examen.pieges.saisies import doubles_de
from boutique.oressource.examen.pieges.ventes import LOT_COMME_UNITE, premier_lot_marque
from boutique.oressource.examen.variante import lire_la_variante

from .models import TicketRepris

Nature = TicketRepris.Nature
# Why a sale stays out, and what was left of one that came in.
SANS_DATE, POINT_LAISSE = "sans_date", "point_laisse"
APRES_LA_BASCULE, DEJA_DIT = "apres_la_bascule", "deja_dit_par_un_tableur"
CATEGORIE_LAISSEE = "categorie_laissee"
_LIGNES = """
    SELECT l.id, l.id_vente, l.id_type_dechet, l.id_objet, COALESCE(l.quantite, 0) AS quantite,
           COALESCE(l.prix, 0) AS prix, COALESCE(l.remboursement, 0) AS remboursement,
           COALESCE(l.lot, 0) AS lot, COALESCE(g.nom, '') AS libelle,
           (SELECT SUM(p.masse) FROM pesees_vendus p
            WHERE p.id_vendu = l.id AND p.masse > 0) AS masse_g
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


@dataclass(frozen=True)
class Lu:
    """A sale of the old base. ``laisse``: why it stays out; empty if it comes in.

    ``laissees``: its lines that stay out alone, with their category. Codes of our lists.
    """

    numero: int
    point: int
    laisse: str = ""
    nature: str = ""
    le: datetime | None = None
    jour: date | None = None
    lieu: str = ""
    moyen: str = ""
    double: bool = False
    lignes: tuple[Ligne, ...] = ()
    laissees: tuple[Ligne, ...] = field(default=())

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
        point = vente.id_point_vente or 0
        toutes = [self._ligne(rangee, vente.timestamp) for rangee in rangees]
        if vente.timestamp is None:
            return Lu(vente.id, point, SANS_DATE, lignes=tuple(li for li, _ in toutes))
        le = self.horloge.moment(vente.timestamp)
        jour = le.astimezone(PARIS).date()
        lieu = dits.mot("points_vente", point)
        gardees = tuple(ligne for ligne, garde in toutes if garde)
        laissees = tuple(ligne for ligne, garde in toutes if not garde)
        if not lieu:
            laisse = POINT_LAISSE
        elif dits.est_apres_la_bascule("points_vente", point, jour):
            laisse = APRES_LA_BASCULE
        elif any(debut <= jour <= fin for debut, fin in self.deja_dits.get(lieu, ())):
            laisse = DEJA_DIT
        elif toutes and not gardees:
            laisse = CATEGORIE_LAISSEE
        else:
            laisse = ""
        if laisse:
            return Lu(vente.id, point, laisse, le=le, jour=jour, lignes=(*gardees, *laissees))
        nature = _nature(gardees)
        # Refunds were all written on the first means, whatever it was.
        paye = nature == Nature.VENTE
        return Lu(
            numero=vente.id,
            point=point,
            nature=nature,
            le=le,
            jour=jour,
            lieu=lieu,
            moyen=dits.mot("moyens_paiement", vente.id_moyen_paiement) if paye else "",
            double=vente.id in self.doubles,
            lignes=gardees,
            laissees=laissees,
        )

    def _ligne(self, lue: Any, quand: str | None) -> tuple[Ligne, bool]:
        """A line, and whether it comes in: not one whose category was left out."""
        categorie = self.decisions.mot("type_dechets", lue.id_type_dechet)
        rendu = lue.remboursement > 0 and lue.prix == 0
        lot = lue.lot > 0
        plusieurs = lue.quantite > 1
        incertain = bool(
            plusieurs
            and lue.prix > 0
            and not lot
            and quand
            and LOT_COMME_UNITE <= quand < self.lots_marques_le
        )
        if incertain and self.ce_sont_des_lots:
            lot, incertain = True, False
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
        return ligne, bool(categorie) or not lue.id_type_dechet


def _nature(lignes: tuple[Ligne, ...]) -> str:
    if not lignes:
        return Nature.VIDE
    vendu = any(not li.rendu and li.prix_cts for li in lignes)
    return Nature.AVOIR if any(li.rendu for li in lignes) and not vendu else Nature.VENTE
