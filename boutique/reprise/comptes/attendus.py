"""What an old base would write under what was decided, and what it leaves out, with the reason.

Counted on the rows of the old base alone, without the rooms that write them: their own reports are
compared with it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.carnet.cumuls import MONTANT
from boutique.oressource.carnet.horloge import Horloge
from boutique.oressource.decisions import Decisions
from boutique.oressource.examen.comptes import CLASSES
from boutique.oressource.examen.pieges.ventes import LOT_COMME_UNITE, premier_lot_marque
from boutique.oressource.examen.variante import lire_la_variante
from boutique.oressource.raisons import SANS_PRENEUR, Marque, Raison
from boutique.tickets_repris.lecture import Periodes

from .postes import GENRES, LIVRE, Chiffres, Cle, Genre, additionner

LOTS, MOYENS = "lots_sans_marque", "moyens_paiement"


@dataclass(frozen=True)
class Attendus:
    """``ecrits``: what would be written; ``laisses``: reason (``Raison``) → what is not;
    ``reserves``: mark → what would be written with it, and counts as the mark says."""

    ecrits: Mapping[Cle, Chiffres]
    laisses: Mapping[str, Mapping[Cle, Chiffres]]
    reserves: Mapping[Marque, Chiffres]


def attendre(carnet: Carnet, decisions: Decisions, ventes_dites: Periodes) -> Attendus:
    """Raises nothing: what nobody decided is left out.

    ``ventes_dites``: code of a site → the periods whose sales spreadsheets tell already.
    """
    demande = _Demande(carnet, decisions, decisions.horloge(carnet.horloge), ventes_dites)
    par_raison: dict[str, list[tuple[Cle, Chiffres]]] = {}
    for genre in (_entrees, _sorties, _ventes):
        for raison, cle, chiffres in genre(demande):
            par_raison.setdefault(raison, []).append((cle, chiffres))
    sommes = {raison: additionner(paires) for raison, paires in par_raison.items()}
    ecrits = sommes.pop("", {})
    reserves = {
        marque: sum(sommes.pop(marque).values(), Chiffres())
        for marque in (*dict.fromkeys(SANS_PRENEUR.values()), Marque.PARTAGEES)
        if marque in sommes
    }
    return Attendus(ecrits, sommes, reserves)


@dataclass(frozen=True)
class _Demande:
    carnet: Carnet
    decisions: Decisions
    horloge: Horloge
    ventes_dites: Periodes

    def gardes(self, liste: str) -> str:
        """The old ids of a list that name something here, as JSON."""
        mots = self.decisions.mots.items()
        return json.dumps(
            [numero for (sa_liste, numero), code in mots if sa_liste == liste and code]
        )

    def seuils(self, liste: str) -> str:
        """Old id of a point → the first instant that is not brought in, as JSON."""
        return json.dumps(
            {
                numero: self.horloge.debut(jour)
                for (sa_liste, numero), jour in self.decisions.bascules.items()
                if sa_liste == liste
            }
        )

    def limites(self, points: str) -> tuple[str, str, str]:
        """What ``_raison`` asks: kept points, what is after the export, after each threshold."""
        return self.gardes(points), self.apres_l_export(), self.seuils(points)

    def instants_dits(self) -> str:
        """[old point of sale, first instant, first one after]: what spreadsheets tell, as JSON."""
        return json.dumps(
            [
                [numero, self.horloge.debut(debut), self.horloge.debut(fin + timedelta(days=1))]
                for (liste, numero), code in self.decisions.mots.items()
                if liste == "points_vente"
                for debut, fin in self.ventes_dites.get(code, ())
            ]
        )

    def partagees(self) -> str:
        """The old ids of the categories that are shared between several, as JSON."""
        return json.dumps([numero for _liste, numero in self.decisions.parts])

    def apres_l_export(self) -> str:
        """The first instant that no row of the export may be of."""
        fait_le = self.carnet.fait_le
        return self.horloge.debut(fait_le + timedelta(days=1)) if fait_le else "9999"

    def classe(self) -> str:
        """SQL: the class of an exit, once somebody said where those without one went."""
        dite = self.decisions.reponse("sorties_sans_classe")
        sans = "''" if dite == "laisser" else f"'{dite}'"
        connues = ", ".join(f"'{classe}'" for classe in CLASSES)
        return f"CASE WHEN b.classe IN ({connues}) THEN b.classe ELSE {sans} END"


def _raison(date_: str, point: str) -> str:
    """SQL: why a gesture is left out whole, parameters: ``_Demande.limites``."""
    return f"""
        WHEN {date_} IS NULL THEN '{Raison.SANS_DATE}'
        WHEN {point} NOT IN (SELECT value FROM json_each(?)) THEN '{Raison.POINT}'
        WHEN {date_} >= (?) THEN '{Raison.APRES_L_EXPORT}'
        WHEN {date_} >= COALESCE((SELECT value FROM json_each(?) s
            WHERE s.key = CAST({point} AS TEXT)), '9999') THEN '{Raison.BASCULE}'"""


# SQL: why a weighing stays out, of a gesture that comes in.
_MASSES = f"""
        WHEN p.masse < 0 THEN '{Raison.NEGATIVES}'
        WHEN p.masse IS NULL THEN '{Raison.ILLISIBLES}'
        WHEN p.masse = 0 THEN '{Raison.NULLES}'"""


def _entrees(d: _Demande) -> Iterator[tuple[str, Cle, Chiffres]]:
    point = "COALESCE(b.id_point_collecte, 0)"
    for lue in d.carnet.parcourir(
        f"""SELECT annee, point, raison, COUNT(DISTINCT geste) AS gestes, COUNT(*) AS lignes,
                   COALESCE(SUM(masse), 0) AS masse_g
            FROM (SELECT {d.horloge.annee("b.timestamp")} AS annee, {point} AS point, b.id AS geste,
                         p.masse AS masse,
                         CASE {_raison("b.timestamp", point)}
                              {_MASSES}
                              WHEN p.id_type_dechet > 0 AND p.id_type_dechet NOT IN
                                   (SELECT value FROM json_each(?)) THEN '{Raison.MOT}'
                              ELSE '' END AS raison
                  FROM pesees_collectes p JOIN collectes b ON b.id = p.id_collecte)
            GROUP BY 1, 2, 3""",
        *d.limites("points_collecte"),
        d.gardes("type_dechets"),
    ):
        chiffres = Chiffres(gestes=lue.gestes, lignes=lue.lignes, masse_g=lue.masse_g)
        yield lue.raison, Cle(lue.annee, Genre.ENTREES, lue.point), chiffres


# As an exit says what it took: by its material, else its bin, else its category.
MATIERES = ("type_dechets_evac", "types_poubelles", "type_dechets")
# Class of an exit → the list that says who took it, its column.
PRENEURS = {
    "sorties": ("type_sortie", "id_type_sortie"),
    "sortiesc": ("conventions_sorties", "id_convention"),
    "sortiesr": ("filieres_sortie", "id_filiere"),
}


def _sorties(d: _Demande) -> Iterator[tuple[str, Cle, Chiffres]]:
    """Dated as the old screens date them: by the weighing."""
    point = "COALESCE(b.id_point_sortie, 0)"
    hors = "NOT IN (SELECT value FROM json_each(?))"
    preneurs = " ".join(
        f"WHEN '{classe}' THEN COALESCE(b.{colonne}, 0) {hors}"
        for classe, (_liste, colonne) in PRENEURS.items()
    )
    for lue in d.carnet.parcourir(
        f"""SELECT annee, point, classe, raison, seule, COUNT(DISTINCT geste) AS gestes,
                   COUNT(*) AS lignes, COALESCE(SUM(masse), 0) AS masse_g
            FROM (SELECT {d.horloge.annee("p.timestamp")} AS annee, {point} AS point, b.id AS geste,
                         {d.classe()} AS classe, p.masse AS masse,
                         CASE {d.classe()} {preneurs} ELSE 0 END AS seule,
                         CASE WHEN b.timestamp IS NULL THEN '{Raison.SANS_DATE}'
                              {_raison("COALESCE(p.timestamp, b.timestamp)", point)}
                              WHEN {d.classe()} = '' THEN '{Raison.SANS_CLASSE}'
                              {_MASSES}
                              WHEN CASE WHEN p.id_type_dechet_evac > 0
                                        THEN p.id_type_dechet_evac {hors}
                                        WHEN p.id_type_poubelle > 0 THEN p.id_type_poubelle {hors}
                                        WHEN p.id_type_dechet > 0 THEN p.id_type_dechet {hors}
                                        ELSE 0 END THEN '{Raison.MOT}'
                              ELSE '' END AS raison
                  FROM pesees_sorties p JOIN sorties b ON b.id = p.id_sortie)
            GROUP BY 1, 2, 3, 4, 5""",
        *(d.gardes(liste) for liste, _colonne in PRENEURS.values()),
        *d.limites("points_sortie"),
        *(d.gardes(liste) for liste in MATIERES),
    ):
        chiffres = Chiffres(gestes=lue.gestes, lignes=lue.lignes, masse_g=lue.masse_g)
        cle = Cle(lue.annee, Genre.SORTIES, lue.point, lue.classe)
        yield lue.raison, cle, chiffres
        if lue.seule and not lue.raison:
            yield SANS_PRENEUR[lue.classe], cle, chiffres


def _ventes(d: _Demande) -> Iterator[tuple[str, Cle, Chiffres]]:
    """Line by line: sums under their means, what was weighed and given back under none."""
    point = "COALESCE(b.id_point_vente, 0)"
    trop = "l.prix * (l.quantite - 1)" if d.decisions.reponse(LOTS) == "lot" else "0"
    for lue in d.carnet.parcourir(
        f"""SELECT annee, point, moyen, raison, partagee, COUNT(*) AS lignes,
                   SUM(montant) AS montant_cts, SUM(trop) AS trop_cts, SUM(ecran) AS ecran_cts,
                   SUM(rendu) AS rendu_cts, SUM(masse_g) AS masse_g, SUM(negative_g) AS negative_g
            FROM (SELECT {d.horloge.annee("b.timestamp")} AS annee, {point} AS point,
                         COALESCE(b.id_moyen_paiement, 0) AS moyen,
                         CASE {_raison("b.timestamp", point)}
                              WHEN EXISTS (SELECT 1 FROM json_each(?) d
                                           WHERE d.value ->> 0 = {point}
                                           AND b.timestamp >= d.value ->> 1
                                           AND b.timestamp < d.value ->> 2)
                              THEN '{Raison.DEJA_DIT}'
                              WHEN COALESCE(l.id_type_dechet, 0) NOT IN
                                   (SELECT value FROM json_each(?) UNION ALL SELECT 0)
                              THEN '{Raison.MOT}'
                              ELSE '' END AS raison,
                         l.id_type_dechet IN (SELECT value FROM json_each(?)) AS partagee,
                         COALESCE({MONTANT}, 0) AS montant,
                         CASE WHEN l.quantite > 1 AND l.prix > 0 AND COALESCE(l.lot, 0) = 0
                              AND b.timestamp >= (?) AND b.timestamp < (?) THEN {trop} ELSE 0 END
                         AS trop,
                         COALESCE(l.remboursement, 0) AS ecran,
                         COALESCE(l.remboursement * l.quantite, 0) AS rendu,
                         COALESCE(m.masse_g, 0) AS masse_g, COALESCE(m.negative_g, 0) AS negative_g
                  FROM vendus l JOIN ventes b ON l.id_vente = b.id
                  LEFT JOIN (SELECT id_vendu, SUM(MAX(masse, 0)) AS masse_g,
                                    SUM(MIN(masse, 0)) AS negative_g
                             FROM pesees_vendus GROUP BY id_vendu) m ON m.id_vendu = l.id)
            GROUP BY 1, 2, 3, 4, 5""",
        *d.limites("points_vente"),
        d.instants_dits(),
        d.gardes("type_dechets"),
        d.partagees(),
        LOT_COMME_UNITE,
        premier_lot_marque(d.carnet, lire_la_variante(d.carnet)),
    ):
        moyen = Cle(lue.annee, Genre.VENTES, lue.point, d.decisions.mot(MOYENS, lue.moyen))
        tout = Cle(lue.annee, Genre.VENTES, lue.point)
        livre = Cle(lue.annee, Genre.VENTES, lue.point, LIVRE)
        # Left out whole, a line is left out for one reason.
        trop_cts = 0 if lue.raison else lue.trop_cts
        yield lue.raison, moyen, Chiffres(montant_cts=lue.montant_cts - trop_cts)
        yield lue.raison, tout, _vendu(lue)
        if lue.partagee and not lue.raison:
            net_cts = lue.montant_cts - trop_cts - lue.rendu_cts
            yield Marque.PARTAGEES, tout, Chiffres(0, 0, lue.lignes, lue.masse_g, net_cts)
        if trop_cts:
            yield Raison.LOTS, moyen, Chiffres(montant_cts=trop_cts)
        yield from _masses(lue, lue.raison, tout, ())
        # What was weighed is of the ledger, whoever tells the sums.
        raison = "" if lue.raison == Raison.DEJA_DIT else lue.raison
        yield from _masses(lue, raison, livre, (Raison.MOT,))


def _masses(
    lue: Any, raison: str, cle: Cle, a_part: Sequence[str]
) -> Iterator[tuple[str, Cle, Chiffres]]:
    """Masses under zero are told apart of what comes in, and of what stays out for ``a_part``."""
    if raison and raison not in a_part:
        yield raison, cle, Chiffres(masse_g=lue.masse_g + lue.negative_g)
        return
    yield raison, cle, Chiffres(masse_g=lue.masse_g)
    if lue.negative_g:
        yield Raison.NEGATIVES, cle, Chiffres(masse_g=lue.negative_g)


def _vendu(lue: Any) -> Chiffres:
    return Chiffres(
        lignes=lue.lignes,
        ecran_cts=lue.ecran_cts,
        rendu_cts=lue.rendu_cts,
    )


def lieu_de(cle: Cle, decisions: Decisions) -> str:
    """Code of the site here where an old point stood; empty where it was left out."""
    liste = next(liste for liste, genre in GENRES.items() if genre == cle.genre)
    return decisions.mot(liste, cle.point)
