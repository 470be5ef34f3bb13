"""Who opens what, of memberships: typed by hand, like the whole table."""

from typing import Any

from boutique.adhesions.models import Adhesion
from boutique.ventes.models import LigneVente
from tests.boutique.adhesions.fabriques import CODE, MAI, une_annee, une_carte

ACCUEILLIR = {"caisse", "responsable", "direction"}
LIRE = {"responsable", "tresorerie", "direction"}
REGLER = {"responsable", "direction"}


def rien(_monde: Any) -> list:
    return []


def la_carte(_monde: Any) -> list:
    return [une_carte().pk]


def une_ligne(monde: Any) -> list:
    # Read again: what another address wrote was undone.
    ligne = LigneVente.objects.get(vente=monde.vente, rang=0)
    if not Adhesion.objects.filter(ligne=ligne).exists():
        une_annee(une_carte(), ligne, MAI, MAI.replace(year=2027))
    return [ligne.pk]


def le_code(_monde: Any) -> list:
    une_carte()
    return [CODE]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "adhesions:lire": ("get", rien, ACCUEILLIR),
    "adhesions:adherer": ("post", rien, ACCUEILLIR),
    "adhesions:carte": ("get", la_carte, ACCUEILLIR),
    "adhesions:carte_nommer": ("get", la_carte, ACCUEILLIR),
    "adhesions:carte_refaire": ("post", la_carte, ACCUEILLIR),
    "adhesions:carte_pdf": ("get", la_carte, ACCUEILLIR),
    "adhesions:carte_de_la_ligne": ("get", une_ligne, ACCUEILLIR),
    "adhesions:personnes": ("get", rien, ACCUEILLIR),
    "adhesions:personne_inscrire": ("post", rien, ACCUEILLIR),
    "adhesions:adherents": ("get", rien, LIRE),
    "adhesions:planche": ("get", rien, LIRE),
    "adhesions:formules": ("get", rien, REGLER),
}
PUBLIQUES: dict[str, Any] = {"adhesions:carte_publique": le_code}
