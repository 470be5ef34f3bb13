"""A deposit and a sale, each over what writing as many rows takes, then tills all at once."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from ..machine.paires import alterner, annoncer
from ..machine.serveur import poster, preparer
from ..rapport import Mesure, mesure_de
from ..statistiques import Rapport

# A deposit, and a sale of three lines and two means, over the floor.
DEPOT, VENTE = 4.0, 7.0


def gestes(moteur: str, port: int, env: dict[str, str], options: Namespace) -> Iterator[Mesure]:
    """What a counter and a till post, one after the other."""
    annoncer(f"{moteur} : le dépôt…")
    depot = preparer(env, "document")
    cookies = preparer(env, "connecter", "benevole")
    rapport = _contre_le_plancher(port, cookies, "/collecte/depots/", depot, depot, options)
    yield mesure_de(moteur, "dépôt de trois lignes / plancher", rapport, DEPOT)
    nombre = preparer(env, "requetes_du_depot")["requetes"]
    yield Mesure(moteur, "dépôt : requêtes", nombre, decimales=0)
    annoncer(f"{moteur} : la vente…")
    caisse = preparer(env, "ouvrir_la_caisse")
    rapport = _contre_le_plancher(
        port, caisse["cookies"], "/boutique/ventes/", caisse["document"], depot, options
    )
    yield mesure_de(moteur, "vente de trois lignes, deux moyens / plancher", rapport, VENTE)
    nombre = preparer(env, "requetes_de_la_vente")["requetes"]
    yield Mesure(moteur, "vente : requêtes", nombre, decimales=0)


def _contre_le_plancher(
    port: int,
    cookies: dict[str, str],
    adresse: str,
    document: dict[str, Any],
    depot: dict[str, Any],
    options: Namespace,
) -> Rapport:
    """Post a document in turn with the floor, which reads a deposit's."""
    return alterner(
        lambda: poster(port, adresse, cookies, document),
        lambda: poster(port, "/bench/plancher/", cookies, depot),
        options,
    )
