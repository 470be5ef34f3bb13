"""What the tickets of before add to the space of the shop and to the journal's filter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from boutique.regles.droits import LIRE
from boutique.regles.espace import COMPTER
from petiterockette.affichage.accueil import Tuile

from .models import TicketRepris

NOM = _("Tickets d’avant")


def il_y_en_a(_request: Any = None) -> bool:
    return TicketRepris.objects.exists()


TUILES: list[Tuile] = [
    Tuile(
        nom=NOM,
        texte=_("ceux de l’ancien outil, à retrouver"),
        pictogramme="history",
        url="boutique:tickets_repris",
        rang=460,
        droit=LIRE,
        groupe=COMPTER,
        mots=_("repris reprise ancien oressource archives tickets"),
        si=il_y_en_a,
    ),
]

NATURES: dict[str, Any] = {
    "boutique.tickets_d_avant.ecrits": _("tickets d’avant repris"),
}
