"""The columns of the register of outgoing waste, as the national register names them.

Kept: what an exit of ours fills, brokers and frontiers included. Tonnes with three decimals,
days as 2026-11-25, O or N. Source: arrêté du 31 mai 2021, art. 2.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.exports import Genre
from petiterockette.lieux.models import Association, Lieu

from .models import RoleIntermediaire
from .registre_sorties import MatiereSortie, Papiers

ROUTE = "ROUTE"
REEL, ESTIME = "REEL", "ESTIME"


def tonnes(grammes: int) -> Decimal:
    """Grams as tonnes, to the kilogram, rounded as pages round them."""
    return (Decimal(grammes) / 1_000_000).quantize(Decimal("0.001"), ROUND_HALF_UP)


def adresse_du_lieu(lieu: Lieu) -> str:
    """« 125 rue du Chemin-Vert, 75011 Paris »."""
    ville = f"{lieu.code_postal} {lieu.commune}".strip()
    return ", ".join(partie for partie in (lieu.adresse, ville) if partie)


def _pesee(envoi: MatiereSortie, nom: str) -> Any:
    return tonnes(getattr(envoi.pesee, nom)) if envoi.pesee else None


def _porteur(envoi: MatiereSortie, nous: Association | None) -> Any:
    """Who carried the load: a partner, or ourselves."""
    return nous if envoi.porte_par_nous else envoi.transporteur


def dit_de(objet: Any, nom: str) -> str:
    """What a row says of itself; nothing where there is no row."""
    return getattr(objet, nom, "") if objet else ""


def _nomme(envoi: MatiereSortie, nom: str) -> Any:
    """A structure that the papers name, if there are papers."""
    return getattr(envoi.remise, nom) if envoi.remise else None


def _de_l_intermediaire(
    role: str, champ: str, envoi: MatiereSortie, _nous: Association | None
) -> str:
    """Something of the broker, or of the dealer, if the papers name that one."""
    if envoi.remise is None or envoi.remise.role_intermediaire != role:
        return ""
    return dit_de(envoi.remise.intermediaire, champ)


def _metres_cubes(remise: Papiers | None) -> Decimal | None:
    litres = remise.volume_l if remise else None
    return None if litres is None else Decimal(litres) / 1000


Colonne = tuple[Any, Genre, Callable[[MatiereSortie, Association | None], Any]]
COLONNES: list[Colonne] = [
    (_("Date d’expédition"), Genre.JOUR, lambda e, n: e.sortie.jour),
    (_("Dénomination usuelle"), Genre.TEXTE, lambda e, n: e.denomination),
    (_("Code déchet"), Genre.TEXTE, lambda e, n: e.code_dechet),
    (_("Code déchet Bâle"), Genre.TEXTE, lambda e, n: e.matiere.code_bale),
    (_("POP"), Genre.TEXTE, lambda e, n: e.matiere.pop),
    (_("Déchet dangereux"), Genre.TEXTE, lambda e, n: e.dangereux),
    (_("Nº de bordereau"), Genre.TEXTE, lambda e, n: dit_de(e.remise, "bordereau")),
    (_("Quantité (t)"), Genre.NOMBRE, lambda e, n: tonnes(e.quantite_g)),
    (_("Quantité réelle ou estimée"), Genre.TEXTE, lambda e, n: ESTIME if e.estimee else REEL),
    (_("Volume (m³)"), Genre.NOMBRE, lambda e, n: _metres_cubes(e.remise)),
    (_("Notre pesée (t)"), Genre.NOMBRE, lambda e, n: tonnes(e.masse_g)),
    (_("Producteur, raison sociale"), Genre.TEXTE, lambda e, n: dit_de(n, "nom")),
    (_("Producteur, SIRET"), Genre.TEXTE, lambda e, n: dit_de(n, "siret")),
    (_("Producteur, adresse"), Genre.TEXTE, lambda e, n: dit_de(n, "adresse")),
    (_("Lieu de prise en charge"), Genre.TEXTE, lambda e, n: e.sortie.lieu.nom),
    (
        _("Lieu de prise en charge, adresse"),
        Genre.TEXTE,
        lambda e, n: adresse_du_lieu(e.sortie.lieu),
    ),
    (
        _("Éco-organisme, raison sociale"),
        Genre.TEXTE,
        lambda e, n: dit_de(_nomme(e, "eco_organisme"), "nom"),
    ),
    (
        _("Éco-organisme, SIREN"),
        Genre.TEXTE,
        lambda e, n: dit_de(_nomme(e, "eco_organisme"), "siren"),
    ),
    *(
        (intitule, Genre.TEXTE, partial(_de_l_intermediaire, role, champ))
        for role, intitule, champ in (
            (RoleIntermediaire.COURTIER, _("Courtier, raison sociale"), "nom"),
            (RoleIntermediaire.COURTIER, _("Courtier, SIRET"), "siret"),
            (RoleIntermediaire.COURTIER, _("Courtier, nº de récépissé"), "recepisse"),
            (RoleIntermediaire.NEGOCIANT, _("Négociant, raison sociale"), "nom"),
            (RoleIntermediaire.NEGOCIANT, _("Négociant, SIRET"), "siret"),
            (RoleIntermediaire.NEGOCIANT, _("Négociant, nº de récépissé"), "recepisse"),
        )
    ),
    (_("Transporteur, raison sociale"), Genre.TEXTE, lambda e, n: dit_de(_porteur(e, n), "nom")),
    (_("Transporteur, SIRET"), Genre.TEXTE, lambda e, n: dit_de(_porteur(e, n), "siret")),
    (_("Transporteur, adresse"), Genre.TEXTE, lambda e, n: dit_de(_porteur(e, n), "adresse")),
    (
        _("Transporteur, nº de récépissé"),
        Genre.TEXTE,
        lambda e, n: dit_de(e.transporteur, "recepisse"),
    ),
    (_("Transporteur, dispense de récépissé"), Genre.TEXTE, lambda e, n: e.porte_par_nous),
    (_("Transporteur, mode"), Genre.TEXTE, lambda e, n: ROUTE),
    (_("Transporteur, immatriculation"), Genre.TEXTE, lambda e, n: dit_de(e.remise, "vehicule")),
    (_("Destination, raison sociale"), Genre.TEXTE, lambda e, n: dit_de(e.destinataire, "nom")),
    (_("Destination, SIRET"), Genre.TEXTE, lambda e, n: dit_de(e.destinataire, "siret")),
    (_("Destination, adresse"), Genre.TEXTE, lambda e, n: dit_de(e.destinataire, "adresse")),
    (_("Code opération prévu"), Genre.TEXTE, lambda e, n: e.code_traitement),
    (_("Qualification du traitement final"), Genre.TEXTE, lambda e, n: e.qualification),
    (
        _("Nº de notification ou de mouvement"),
        Genre.TEXTE,
        lambda e, n: dit_de(e.remise, "notification"),
    ),
    (_("Statut d’acceptation"), Genre.TEXTE, lambda e, n: e.acceptation),
    (_("Date de réception"), Genre.JOUR, lambda e, n: e.reception.pese_le if e.reception else None),
    (_("Quantité réceptionnée (t)"), Genre.NOMBRE, lambda e, n: _pesee(e, "net_g")),
    (_("Quantité acceptée (t)"), Genre.NOMBRE, lambda e, n: _pesee(e, "accepte_g")),
    (_("Quantité refusée (t)"), Genre.NOMBRE, lambda e, n: _pesee(e, "refuse_g")),
    (_("Nº du ticket de pesée"), Genre.TEXTE, lambda e, n: dit_de(e.reception, "ticket")),
    (_("Nº de la sortie"), Genre.NOMBRE, lambda e, n: e.sortie.pk),
    (_("Ce qui manque"), Genre.TEXTE, lambda e, n: " ; ".join(str(m) for m in e.manques)),
]
ENTETES = [nom for nom, _genre, _valeur in COLONNES]


def lignes(envois: Iterable[MatiereSortie], nous: Association | None) -> Iterator[list[Any]]:
    """The register as rows of values, one by one. ``nous``: the association that sends."""
    for envoi in envois:
        yield [valeur(envoi, nous) for _nom, _genre, valeur in COLONNES]
