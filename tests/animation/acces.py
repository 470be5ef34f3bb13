"""Who opens the pages of the animation."""

from typing import Any

from ateliers.animation.models import Demande
from ateliers.seances.models import Seance
from tests.animation.animations import confirmee, un_devis, une_demande
from tests.monde import Monde, rien
from tests.seances.seances import a_venir

POLES = {"animation", "responsable", "pole", "direction"}
# Whoever invoices reads what was asked and quoted.
LISENT = POLES | {"tresorerie"}


def _la_demande(monde: Monde) -> Demande:
    deja = Demande.objects.filter(lieu=monde.lieu, gratuite=False).first()
    return deja or une_demande(lieu=monde.lieu)


def la_demande(monde: Monde) -> list:
    return [_la_demande(monde).pk]


def le_devis(monde: Monde) -> list:
    demande = _la_demande(monde)
    devis = demande.devis.first() or un_devis(demande, jusqu_au=a_venir().jour)
    return [devis.pk]


def la_seance(monde: Monde) -> list:
    deja = Seance.objects.filter(lieu=monde.lieu, pole="animation").first()
    return [(deja or confirmee(lieu=monde.lieu, horaire=a_venir())).pk]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "animation:accueil": ("get", rien, POLES),
    "animation:chiffres": ("get", rien, POLES),
    "animation:demandes": ("get", rien, LISENT),
    "animation:demande_nouvelle": ("get", rien, POLES),
    "animation:demande": ("get", la_demande, LISENT),
    "animation:demande_changer": ("get", la_demande, POLES),
    "animation:confirmer": ("get", la_demande, POLES),
    "animation:faite": ("post", la_demande, POLES),
    "animation:arreter": ("get", la_demande, POLES),
    "animation:devis_nouveau": ("get", la_demande, POLES),
    # Whoever answers for a pole makes quotes, not invoices.
    "animation:facturer": ("get", la_demande, {"responsable", "tresorerie", "direction"}),
    "animation:devis_pdf": ("get", le_devis, LISENT),
    "animation:provenance": ("get", la_seance, POLES),
    "animation:avis": ("get", la_seance, POLES),
    "animation:materiel": ("get", la_seance, POLES),
    "animation:sortir": ("post", la_seance, POLES),
    "animation:rendre": ("post", la_seance, POLES),
}
PUBLIQUES: dict[str, Any] = {}
# What belongs to a site, closed to the people of another one.
D_UN_LIEU = [
    *((nom, la_demande) for nom in ("demande", "demande_changer", "confirmer", "faite")),
    *((nom, la_demande) for nom in ("arreter", "devis_nouveau", "facturer")),
    ("devis_pdf", le_devis),
    *((nom, la_seance) for nom in ("provenance", "avis", "materiel", "sortir", "rendre")),
]
AILLEURS = [(f"animation:{nom}", arguments) for nom, arguments in D_UN_LIEU]
