"""Add a ticket to the caches that the figures of the till are read from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.utils import timezone

from collecte.livre.services.cumuls import ajouter
from collecte.matiere.etapes import Mesure

from ..models import (
    CumulHeuresDeVente,
    CumulReglements,
    CumulTickets,
    CumulVentes,
    LigneVente,
    Reglement,
    Vente,
)

CLE_VENTES = (
    *("jour", "caisse", "activite", "categorie", "regime", "taux_cp", "operation", "genre"),
)
CLE_TICKETS = ("jour", "caisse", "heure", "activites")
CLE_HEURES = ("jour", "caisse", "heure", "activite")
CLE_REGLEMENTS = ("jour", "caisse", "moyen")

Ajouts = Mapping[tuple, tuple[int, ...]]


def compter(vente: Vente, lignes: Iterable[LigneVente], reglements: Iterable[Reglement]) -> None:
    """Add a real ticket to the day's sums; its till is locked, and so are its rows here."""
    lignes = list(lignes)
    ajouter(CumulVentes, CLE_VENTES, ajouts_des_lignes(vente, lignes))
    ajouter(CumulTickets, CLE_TICKETS, ajout_du_ticket(vente, lignes))
    ajouter(CumulHeuresDeVente, CLE_HEURES, ajouts_de_l_heure(vente, lignes))
    ajouter(CumulReglements, CLE_REGLEMENTS, ajouts_des_reglements(vente, reglements))


def ajouts_des_lignes(vente: Vente, lignes: Iterable[LigneVente]) -> Ajouts:
    """What the lines of a ticket add: one row an activity, category, VAT, operation and kind."""
    caisse = vente.serie.caisse_id
    sommes: dict[tuple, tuple[int, ...]] = {}
    for ligne in lignes:
        cle = (
            vente.jour,
            caisse,
            ligne.activite_id,
            ligne.categorie_id or 0,
            ligne.regime,
            ligne.taux_cp,
            ligne.operation_id or 0,
            ligne.genre,
        )
        montants = _de_la_ligne(ligne)
        deja = sommes.get(cle)
        if deja:
            montants = tuple(a + b for a, b in zip(deja, montants, strict=True))
        sommes[cle] = montants
    return sommes


def _de_la_ligne(ligne: LigneVente) -> tuple[int, ...]:
    """The figures of a line, in the order of the cache's columns."""
    sens = 1 if ligne.quantite > 0 else -1
    offert = ligne.montant_cts == 0
    chose = ligne.est_d_objets
    compte = chose and ligne.nb_objets is not None
    donnee = ligne.est_de_la_matiere
    masse_g = (ligne.masse_g or 0) if donnee else 0
    pesee = ligne.mesure == Mesure.PESEE
    return (
        ligne.montant_cts,
        0 if offert else ligne.remise_operation_cts,
        0 if offert else ligne.remise_main_cts,
        ligne.catalogue_cts if offert else 0,
        sens if offert else 0,
        -ligne.montant_cts if sens < 0 else 0,
        ligne.ht_cts,
        ligne.tva_cts,
        ligne.quantite,
        (ligne.nb_objets or 0) if compte else 0,
        ligne.montant_cts if compte else 0,
        sens if chose and not compte else 0,
        masse_g if pesee else 0,
        0 if pesee else masse_g,
        ligne.montant_cts if masse_g else 0,
        ((ligne.nb_objets or 0) if compte else ligne.quantite) if donnee and not masse_g else 0,
    )


def ajout_du_ticket(vente: Vente, lignes: Iterable[LigneVente]) -> Ajouts:
    """A ticket, under its hour and the activities that it has together."""
    activites = ",".join(map(str, sorted({ligne.activite_id for ligne in lignes})))
    natures = (Vente.Nature.VENTE, Vente.Nature.AVOIR, Vente.Nature.CORRECTION)
    return {
        (vente.jour, vente.serie.caisse_id, heure_de(vente), activites): tuple(
            int(vente.nature == nature) for nature in natures
        )
    }


def ajouts_de_l_heure(vente: Vente, lignes: Iterable[LigneVente]) -> Ajouts:
    """What came in at the hour of a ticket, by activity."""
    sommes: dict[int, int] = defaultdict(int)
    for ligne in lignes:
        sommes[ligne.activite_id] += ligne.montant_cts
    cle = (vente.jour, vente.serie.caisse_id, heure_de(vente))
    return {(*cle, activite): (montant,) for activite, montant in sommes.items()}


def ajouts_des_reglements(vente: Vente, reglements: Iterable[Reglement]) -> Ajouts:
    """What was paid, by means."""
    sommes: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for reglement in reglements:
        sommes[reglement.moyen_id][0] += reglement.montant_cts
        sommes[reglement.moyen_id][1] += 1 if reglement.montant_cts > 0 else -1
    cle = (vente.jour, vente.serie.caisse_id)
    return {(*cle, moyen): (montant, n) for moyen, (montant, n) in sommes.items()}


def heure_de(vente: Vente) -> int:
    """The hour of a ticket, in Paris."""
    return timezone.localtime(vente.le).hour
