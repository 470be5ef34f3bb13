"""What a base may not write, asked before anything is: closed months, sites not open, files."""

from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import Any

from boutique.oressource.carnet.carnet import Carnet
from boutique.oressource.decisions import Decisions
from collecte.livre.models import Bon
from collecte.reprise.deja_la import comptes_depuis, jours_des_fichiers, mois_clos
from petiterockette.mots.francais import du
from petiterockette.refus import Refus
from petiterockette.reprise.periodes import le_jour
from petiterockette.temps.dates import date_format

from ..ids import Ids
from ..lecture import Lecteur
from ..models import Source
from ..rangees import POINTS
from ..rapport import Rapport
from ..refus import (
    DejaReprisDAilleurs,
    DejaReprisDUneAutreBase,
    LieuPasEncoreOuvert,
    MoisDejaClos,
    MotInconnu,
)

# What says when and where each kind of gesture counts.
_QUAND = {
    Source.Table.COLLECTES: "SELECT DISTINCT substr(b.timestamp, 1, 13) AS heure, "
    "COALESCE(b.id_point_collecte, 0) AS point FROM collectes b "
    "JOIN pesees_collectes p ON p.id_collecte = b.id AND p.masse > 0",
    Source.Table.SORTIES: "SELECT DISTINCT substr(COALESCE(p.timestamp, b.timestamp), 1, 13) "
    "AS heure, COALESCE(b.id_point_sortie, 0) AS point FROM sorties b "
    "JOIN pesees_sorties p ON p.id_sortie = b.id AND p.masse > 0 AND b.timestamp IS NOT NULL",
    Source.Table.VENTES: "SELECT DISTINCT substr(b.timestamp, 1, 13) AS heure, "
    "COALESCE(b.id_point_vente, 0) AS point FROM ventes b JOIN vendus l ON l.id_vente = b.id "
    "JOIN pesees_vendus p ON p.id_vendu = l.id AND p.masse > 0",
}


def exiger_les_frontieres(lecteur: Lecteur, base: int) -> None:
    """A kilogram counts once, in a month that is open: unless this very base brought in that month,
    what it says of it later being a revision.

    Raises ``LieuPasEncoreOuvert``, ``MoisDejaClos``, ``DejaReprisDAilleurs`` or
    ``DejaReprisDUneAutreBase``.
    """
    for refus in frontieres_passees(lecteur, base):
        raise refus


def ce_qui_empeche(carnet: Carnet, decisions: Decisions, base: int) -> list[Refus]:
    """All that would refuse the weighings of a base, told before anything is written: for each
    site, the first day of each reason."""
    try:
        ids = Ids(decisions)
    except MotInconnu as inconnu:
        return [inconnu]
    lecteur = Lecteur(carnet, decisions, ids, Rapport(), comptes_depuis())
    premiers: dict[tuple[str, str, str], Refus] = {}
    for refus in frontieres_passees(lecteur, base):
        dits = refus.params or {}
        premiers.setdefault((str(refus.code), dits["code_du_lieu"], dits.get("nom", "")), refus)
    return list(premiers.values())


def frontieres_passees(lecteur: Lecteur, base: int) -> Iterator[Refus]:
    """Each day that may not be written, by site then by day, with the rule that says so."""
    lieux, clos, des_fichiers = lecteur.ids.lieux, mois_clos(), jours_des_fichiers()
    siens = Bon.objects.filter(source_d_avant__base=base).order_by()
    repris = {
        (lieu, jour.replace(day=1))
        for lieu, jour in siens.values_list("lieu__code", "jour").distinct()
    }
    d_autres_bases = _jours_d_autres_bases(base)
    for lieu, entre, jour in sorted(set(_jours(lecteur)), key=itemgetter(0, 2, 1)):
        ici, mois = lieux[lieu], jour.replace(day=1)
        dits: dict[str, Any] = {
            "lieu": ici.nom,
            "code_du_lieu": lieu,
            "jour": date_format(jour, "j F Y"),
            "des": jour,
        }
        if jour < ici.ouvert_le:
            yield LieuPasEncoreOuvert(**dits, ouvert=date_format(ici.ouvert_le, "j F Y"))
        if mois in clos.get(lieu, ()) and (lieu, mois) not in repris:
            yield MoisDejaClos(**dits, du_mois=du(date_format(jour, "F Y")))
        siens_des_fichiers = des_fichiers.get((lieu, entre))
        if siens_des_fichiers and (dit := siens_des_fichiers.qui_croise(le_jour(jour))):
            yield DejaReprisDAilleurs(**dits, nom=dit.nom)
        if (lieu, entre, jour) in d_autres_bases:
            yield DejaReprisDUneAutreBase(**dits)


def _jours_d_autres_bases(base: int) -> set[tuple[str, bool, date]]:
    la = Source.objects.vivantes().exclude(base=base).order_by()
    lues = la.values_list("bon__lieu__code", "table", "bon__jour").distinct()
    return {(lieu, table == Source.Table.COLLECTES, jour) for lieu, table, jour in lues}


def _jours(lecteur: Lecteur) -> Iterator[tuple[str, bool, date]]:
    """(Code of a site, whether it came in, day) of all that would be written."""
    for table, sql in _QUAND.items():
        for lu in lecteur.carnet.parcourir(sql):
            if lu.heure is None:
                continue
            jour = lecteur.jour(f"{lu.heure}:00:00")
            if not lecteur.dehors(table, lu.point, jour):
                yield lecteur.dit.mot(POINTS[table], lu.point), table == "collectes", jour
