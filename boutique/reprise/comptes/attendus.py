"""What an old base would write under what was decided, and what it leaves out, with the reason.

Counted on the rows of the old base alone, without the rooms that write them: their own reports are
compared with it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.carnet.cumuls import MONTANT
from boutique.oressource.carnet.horloge import PARIS, Horloge
from boutique.oressource.decisions import Decisions
from boutique.oressource.examen.comptes import CLASSES

from .postes import GENRES, Chiffres, Cle, Genre, additionner

# Lists of old words that carry kilograms.
MATIERES = ("type_dechets", "type_dechets_evac", "types_poubelles")


@dataclass(frozen=True)
class Attendus:
    """``ecrits``: what would be written; ``laisses``: reason (``RAISONS``) → what is not."""

    ecrits: Mapping[Cle, Chiffres]
    laisses: Mapping[str, Mapping[Cle, Chiffres]]


def attendre(carnet: Carnet, decisions: Decisions) -> Attendus:
    """Raises nothing: what nobody decided is left out."""
    horloge = horloge_decidee(carnet.horloge, decisions)
    demande = _Demande(carnet, decisions, horloge)
    par_raison: dict[str, list[tuple[Cle, Chiffres]]] = {}
    for genre in (_entrees, _sorties, _ventes):
        for raison, cle, chiffres in genre(demande):
            par_raison.setdefault(raison, []).append((cle, chiffres))
    sommes = {raison: additionner(paires) for raison, paires in par_raison.items()}
    ecrits = sommes.pop("", {})
    return Attendus(ecrits, sommes)


def horloge_decidee(horloge: Horloge, decisions: Decisions) -> Horloge:
    """What the instants of a base are told in, once somebody answered."""
    for code in ("heure_de_paris", "heure_inconnue"):
        if code in decisions.reponses:
            return Horloge(decisions.reponse(code))
    return horloge


def seuil(jour: date, horloge: Horloge) -> str:
    """The first instant of a day in Paris, as the rows of a base write it."""
    if horloge is not Horloge.UTC:
        return f"{jour} 00:00:00"
    minuit = datetime.combine(jour, time(), tzinfo=PARIS).astimezone(UTC)
    return f"{minuit:%Y-%m-%d %H:%M:%S}"


@dataclass(frozen=True)
class _Demande:
    carnet: Carnet
    decisions: Decisions
    horloge: Horloge

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
                numero: seuil(jour, self.horloge)
                for (sa_liste, numero), jour in self.decisions.bascules.items()
                if sa_liste == liste
            }
        )

    def classe(self) -> str:
        """SQL: the class of an exit, once somebody said where those without one went."""
        dite = self.decisions.reponse("sorties_sans_classe")
        sans = "''" if dite == "laisser" else f"'{dite}'"
        connues = ", ".join(f"'{classe}'" for classe in CLASSES)
        return f"CASE WHEN b.classe IN ({connues}) THEN b.classe ELSE {sans} END"


def _raison(date_: str, point: str) -> str:
    """SQL: why a gesture is left out whole, parameters: kept points, then thresholds."""
    return f"""
        WHEN {date_} IS NULL THEN 'sans_date'
        WHEN {point} NOT IN (SELECT value FROM json_each(?)) THEN 'point'
        WHEN {date_} >= COALESCE((SELECT value FROM json_each(?) s
            WHERE s.key = CAST({point} AS TEXT)), '9999') THEN 'bascule'"""


def _entrees(d: _Demande) -> Iterator[tuple[str, Cle, Chiffres]]:
    point = "COALESCE(b.id_point_collecte, 0)"
    for lue in d.carnet.parcourir(
        f"""SELECT annee, point, raison, COUNT(DISTINCT geste) AS gestes, COUNT(*) AS lignes,
                   COALESCE(SUM(masse), 0) AS masse_g
            FROM (SELECT {d.horloge.annee("b.timestamp")} AS annee, {point} AS point, b.id AS geste,
                         p.masse AS masse,
                         CASE {_raison("b.timestamp", point)}
                              WHEN p.masse < 0 THEN 'negative'
                              WHEN COALESCE(p.masse, 0) = 0 THEN 'zero'
                              WHEN COALESCE(p.id_type_dechet, 0) NOT IN
                                   (SELECT value FROM json_each(?)) THEN 'mot'
                              ELSE '' END AS raison
                  FROM pesees_collectes p JOIN collectes b ON b.id = p.id_collecte)
            GROUP BY 1, 2, 3""",
        d.gardes("points_collecte"),
        d.seuils("points_collecte"),
        d.gardes("type_dechets"),
    ):
        chiffres = Chiffres(gestes=lue.gestes, lignes=lue.lignes, masse_g=lue.masse_g)
        yield lue.raison, Cle(lue.annee, Genre.ENTREES, lue.point), chiffres


_COLONNES = {
    "type_dechets": "id_type_dechet",
    "type_dechets_evac": "id_type_dechet_evac",
    "types_poubelles": "id_type_poubelle",
}


def _sorties(d: _Demande) -> Iterator[tuple[str, Cle, Chiffres]]:
    """Dated as the old screens date them: by the weighing."""
    point = "COALESCE(b.id_point_sortie, 0)"
    nombre = " + ".join(f"(COALESCE(p.{c}, 0) > 0)" for c in _COLONNES.values())
    dehors = " OR ".join(
        f"(COALESCE(p.{c}, 0) > 0 AND p.{c} NOT IN (SELECT value FROM json_each(?)))"
        for c in _COLONNES.values()
    )
    for lue in d.carnet.parcourir(
        f"""SELECT annee, point, classe, raison, COUNT(DISTINCT geste) AS gestes,
                   COUNT(*) AS lignes, COALESCE(SUM(masse), 0) AS masse_g
            FROM (SELECT {d.horloge.annee("p.timestamp")} AS annee, {point} AS point, b.id AS geste,
                         {d.classe()} AS classe, p.masse AS masse,
                         CASE {_raison("b.timestamp", point)}
                              WHEN {d.classe()} = '' THEN 'sans_classe'
                              WHEN p.masse < 0 THEN 'negative'
                              WHEN COALESCE(p.masse, 0) = 0 THEN 'zero'
                              WHEN {nombre} <> 1 THEN 'sans_mot'
                              WHEN {dehors} THEN 'mot'
                              ELSE '' END AS raison
                  FROM pesees_sorties p JOIN sorties b ON b.id = p.id_sortie)
            GROUP BY 1, 2, 3, 4""",
        d.gardes("points_sortie"),
        d.seuils("points_sortie"),
        *(d.gardes(liste) for liste in _COLONNES),
    ):
        chiffres = Chiffres(gestes=lue.gestes, lignes=lue.lignes, masse_g=lue.masse_g)
        yield lue.raison, Cle(lue.annee, Genre.SORTIES, lue.point, lue.classe), chiffres


def _ventes(d: _Demande) -> Iterator[tuple[str, Cle, Chiffres]]:
    point = "COALESCE(b.id_point_vente, 0)"
    for lue in d.carnet.parcourir(
        f"""SELECT annee, point, moyen, raison, SUM(rendu = 0) AS gestes, SUM(rendu) AS avoirs,
                   SUM(lignes) AS lignes, SUM(masse_g) AS masse_g, SUM(montant_cts) AS montant_cts,
                   SUM(ecran_cts) AS ecran_cts, SUM(rendu_cts) AS rendu_cts
            FROM (SELECT {d.horloge.annee("b.timestamp")} AS annee, {point} AS point,
                         COALESCE(b.id_moyen_paiement, 0) AS moyen, COUNT(l.id) AS lignes,
                         CASE {_raison("b.timestamp", point)} ELSE '' END AS raison,
                         SUM(COALESCE(l.remboursement, 0)) > 0 AND SUM(COALESCE(l.prix, 0)) = 0
                         AS rendu,
                         COALESCE(SUM({MONTANT}), 0) AS montant_cts,
                         COALESCE(SUM(l.remboursement), 0) AS ecran_cts,
                         COALESCE(SUM(l.remboursement * l.quantite), 0) AS rendu_cts,
                         COALESCE(SUM(m.masse_g), 0) AS masse_g
                  FROM ventes b LEFT JOIN vendus l ON l.id_vente = b.id
                  LEFT JOIN (SELECT id_vendu, SUM(masse) AS masse_g FROM pesees_vendus
                             GROUP BY id_vendu) m ON m.id_vendu = l.id
                  GROUP BY b.id)
            GROUP BY 1, 2, 3, 4""",
        d.gardes("points_vente"),
        d.seuils("points_vente"),
    ):
        cle = Cle(lue.annee, Genre.VENTES, lue.point, str(lue.moyen))
        yield lue.raison, cle, _vendu(lue)


def _vendu(lue: Any) -> Chiffres:
    return Chiffres(
        gestes=lue.gestes,
        avoirs=lue.avoirs,
        lignes=lue.lignes,
        masse_g=lue.masse_g,
        montant_cts=lue.montant_cts,
        ecran_cts=lue.ecran_cts,
        rendu_cts=lue.rendu_cts,
    )


def lieu_de(cle: Cle, decisions: Decisions) -> str:
    """Code of the site here where an old point stood; empty where it was left out."""
    liste = next(liste for liste, genre in GENRES.items() if genre == cle.genre)
    return decisions.mot(liste, cle.point)
