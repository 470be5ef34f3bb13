"""The columns of the register of outgoing waste, as the national register names them.

Kept: what an exit of non-dangerous waste inside France fills. Tonnes with three decimals,
days as 2026-11-25, O or N. Source: arrêté du 31 mai 2021, art. 2.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Association, Lieu

from .registre import Envoi

ROUTE = "ROUTE"
REEL, ESTIME = "REEL", "ESTIME"


def tonnes(grammes: int) -> Decimal:
    """Grams as tonnes, to the kilogram, rounded as pages round them."""
    return (Decimal(grammes) / 1_000_000).quantize(Decimal("0.001"), ROUND_HALF_UP)


def adresse_du_lieu(lieu: Lieu) -> str:
    """« 125 rue du Chemin-Vert, 75011 Paris »."""
    ville = f"{lieu.code_postal} {lieu.commune}".strip()
    return ", ".join(partie for partie in (lieu.adresse, ville) if partie)


def _pesee(envoi: Envoi, nom: str) -> Any:
    return tonnes(getattr(envoi.pesee, nom)) if envoi.pesee else None


def _porteur(envoi: Envoi, nous: Association | None) -> Any:
    """Who carried the load: a partner, or ourselves."""
    return nous if envoi.porte_par_nous else envoi.transporteur


def _de(objet: Any, nom: str) -> str:
    return getattr(objet, nom, "") if objet else ""


Colonne = tuple[Any, Callable[[Envoi, Association | None], Any]]
COLONNES: list[Colonne] = [
    (_("Date d’expédition"), lambda e, n: e.bon.jour),
    (_("Dénomination usuelle"), lambda e, n: e.denomination),
    (_("Code déchet"), lambda e, n: e.code_dechet),
    (_("Déchet dangereux"), lambda e, n: e.dangereux),
    (_("Nº de bordereau"), lambda e, n: _de(e.remise, "bordereau")),
    (_("Quantité (t)"), lambda e, n: tonnes(e.quantite_g)),
    (_("Quantité réelle ou estimée"), lambda e, n: ESTIME if e.estimee else REEL),
    (_("Notre pesée (t)"), lambda e, n: tonnes(e.masse_g)),
    (_("Producteur, raison sociale"), lambda e, n: _de(n, "nom")),
    (_("Producteur, SIRET"), lambda e, n: _de(n, "siret")),
    (_("Producteur, adresse"), lambda e, n: _de(n, "adresse")),
    (_("Lieu de prise en charge"), lambda e, n: e.bon.lieu.nom),
    (_("Lieu de prise en charge, adresse"), lambda e, n: adresse_du_lieu(e.bon.lieu)),
    (_("Transporteur, raison sociale"), lambda e, n: _de(_porteur(e, n), "nom")),
    (_("Transporteur, SIRET"), lambda e, n: _de(_porteur(e, n), "siret")),
    (_("Transporteur, adresse"), lambda e, n: _de(_porteur(e, n), "adresse")),
    (_("Transporteur, nº de récépissé"), lambda e, n: _de(e.transporteur, "recepisse")),
    (_("Transporteur, dispense de récépissé"), lambda e, n: e.porte_par_nous),
    (_("Transporteur, mode"), lambda e, n: ROUTE),
    (_("Transporteur, immatriculation"), lambda e, n: _de(e.remise, "vehicule")),
    (_("Destination, raison sociale"), lambda e, n: _de(e.destinataire, "nom")),
    (_("Destination, SIRET"), lambda e, n: _de(e.destinataire, "siret")),
    (_("Destination, adresse"), lambda e, n: _de(e.destinataire, "adresse")),
    (_("Code opération prévu"), lambda e, n: e.code_traitement),
    (_("Qualification du traitement final"), lambda e, n: e.qualification),
    (_("Statut d’acceptation"), lambda e, n: e.acceptation),
    (_("Date de réception"), lambda e, n: e.reception.pese_le if e.reception else None),
    (_("Quantité réceptionnée (t)"), lambda e, n: _pesee(e, "net_g")),
    (_("Quantité acceptée (t)"), lambda e, n: _pesee(e, "accepte_g")),
    (_("Quantité refusée (t)"), lambda e, n: _pesee(e, "refuse_g")),
    (_("Nº du ticket de pesée"), lambda e, n: _de(e.reception, "ticket")),
    (_("Nº de la sortie"), lambda e, n: e.sortie.pk),
    (_("Ce qui manque"), lambda e, n: " ; ".join(str(m) for m in e.manques)),
]
ENTETES = [nom for nom, _valeur in COLONNES]


def lignes(envois: Iterable[Envoi], nous: Association | None) -> Iterator[list[Any]]:
    """The register as rows of values, one by one. ``nous``: the association that sends."""
    for envoi in envois:
        yield [valeur(envoi, nous) for _nom, valeur in COLONNES]
