"""A site's choices, as its own page shows them: today's, those of before and those to come."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from petiterockette.lieux.models import Lieu
from petiterockette.lieux.parties_de_page import PartieDePage

from .methodes import BREFS, DESSINS, EXPLICATIONS, NOMS, QUESTIONS, en_vigueur
from .models import Reglage
from .services.reglages import PAR_DEFAUT


def reglages_du_lieu(lieu: Lieu) -> list[dict[str, Any]]:
    """How a site sorts, and how it knows what it sold; one query."""
    siens = list(Reglage.objects.filter(lieu=lieu).order_by("debut"))
    return [_montrer(siens, lieu, cle, timezone.localdate()) for cle in Reglage.Cle]


def facons_de_trier(lieux: Collection[int]) -> dict[int, str]:
    """« Tri : par contenant plein », by site: what holds today; one query."""
    cle, jour = Reglage.Cle.MODE_TRI, timezone.localdate()
    tous = list(Reglage.objects.filter(lieu__in=lieux, cle=cle))
    facons = {}
    for lieu in lieux:
        actuel = en_vigueur(tous, lieu, cle, jour)
        facons[lieu] = _("Tri\u00a0: %(facon)s") % {
            "facon": BREFS[actuel.valeur if actuel else str(PAR_DEFAUT[cle])]
        }
    return facons


PARTIES = [PartieDePage("collecte/mois/_du_lieu.html", reglages_du_lieu, facons_de_trier)]


def _montrer(tous: list[Reglage], lieu: Lieu, cle: Reglage.Cle, jour: date) -> dict[str, Any]:
    """A choice of a site: the one that holds, those to come and those before."""
    siens = [r for r in tous if r.cle == cle]
    actuel = en_vigueur(siens, lieu.pk, cle, jour)
    valeur = actuel.valeur if actuel else str(PAR_DEFAUT[cle])
    return {
        "cle": cle,
        "question": QUESTIONS[cle],
        "dessin": DESSINS[cle],
        "nom": NOMS[valeur],
        "explication": EXPLICATIONS[valeur],
        "debut": actuel.debut if actuel else None,
        "a_venir": [(r.debut, NOMS[r.valeur]) for r in siens if r.debut > jour],
        "passes": [
            (r.debut, NOMS[r.valeur]) for r in reversed(siens) if r.debut <= jour and r != actuel
        ],
    }
