"""What a ticket's link holds: everything the law wants recorded, read back from the base.

Source: BOI-TVA-DECLA-30-10-30 (number, date to the second, till, label, quantity, price, VAT,
totals, means, corrections and what they correct, simulated sales too); who issues, and the
accounts of its lines, its VAT and its payments, as they were named that day. Integers and texts
only: what is read back later is equal to the byte.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from boutique.caisses.models import Emetteur
from petiterockette.journal.dites import en_clair
from petiterockette.journal.models import Maillon

from .models import LigneVente, Reglement, Vente

FORMAT = 1
# What the link of a ticket holds; every other sealed row is told by an event.
DANS_LE_TICKET = (Vente, LigneVente, Reglement, Emetteur)

VENTE = (
    *("id", "uuid", "empreinte", "serie__caisse__numero", "serie__rang", "serie__ecole"),
    *("numero", "nature", "session", "session__numero", "jour", "le", "appareil_le", "par"),
    *("compte", "lien", "lien__numero", "motif", "hors_tiroir", "public", "saisie_differee"),
    *("catalogue_cts", "remise_cts", "total_cts", "ht_cts", "tva_cts", "bon", "jeton"),
    *("commentaire_empreinte", "version", "emetteur", "emetteur__nom", "emetteur__adresse"),
    *("emetteur__siret", "emetteur__numero_tva", "emetteur__lieu_nom", "emetteur__lieu_adresse"),
)
LIGNE = (
    *("vente", "rang", "genre", "article", "cle", "libelle", "categorie", "provenance"),
    *("activite", "compte", "mode", "quantite", "nb_objets", "prix_cts", "catalogue_cts"),
    *("operation", "remise_operation_cts", "remise_main_cts", "offert", "montant_cts"),
    *("regime", "taux_cp", "ht_cts", "tva_cts", "masse_g", "mesure", "moyenne_mg"),
    *("moyenne_source", "rend", "vers", "a_enlever", "confirmee", "compte_tva"),
)
# Columns younger than the first tickets: they say nothing until they are true, so that what was
# sealed before them still reads the same.
_DITS_S_ILS_SONT_VRAIS = frozenset({"confirmee"})
REGLEMENT = (
    *("vente", "rang", "moyen", "genre", "libelle", "montant_cts", "donne_cts", "reference"),
    *("bon_achat", "compte"),
)


def contenus(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Ticket's id → its canonical content, rebuilt from its rows. Three queries."""
    ids = list(ids)
    ventes = Vente.objects.order_by().filter(pk__in=ids).values(*VENTE)
    lus = {v["id"]: _dire(v) | {"v": FORMAT, "lignes": [], "reglements": []} for v in ventes}
    for modele, champs, cle in (
        (LigneVente, LIGNE, "lignes"),
        (Reglement, REGLEMENT, "reglements"),
    ):
        rangees = modele.objects.filter(vente__in=ids).order_by("vente", "rang")
        for rangee in rangees.values(*champs):
            lus[rangee.pop("vente")][cle].append(_dire(rangee))
    return lus


def contenu_de(
    vente: Vente, lignes: Sequence[LigneVente], reglements: Sequence[Reglement]
) -> dict[str, Any]:
    """The canonical content of a ticket, of its rows just written: the same as ``contenus``."""
    contenu = _dire({nom: _valeur(vente, nom) for nom in VENTE}) | {"v": FORMAT}
    for champs, cle, rangees in ((LIGNE, "lignes", lignes), (REGLEMENT, "reglements", reglements)):
        contenu[cle] = [_dire({c: _valeur(r, c) for c in champs if c != "vente"}) for r in rangees]
    return contenu


def _valeur(rangee: Any, chemin: str) -> Any:
    """What a column holds, as the base gives it back."""
    *relations, nom = chemin.split("__")
    for relation in relations:
        rangee = getattr(rangee, relation) if rangee is not None else None
    if rangee is None:
        return None
    champ = rangee._meta.get_field(nom)
    return champ.to_python(getattr(rangee, champ.attname))


def _dire(rangee: dict[str, Any]) -> dict[str, Any]:
    return en_clair({c: v for c, v in rangee.items() if v or c not in _DITS_S_ILS_SONT_VRAIS})


def maillon_de(vente: Vente) -> Maillon:
    """The link that seals a ticket."""
    return Maillon.objects.get(chaine=vente.serie.chaine_id, rang=vente.numero)
