"""What tills add to the home page and to the journal’s filter; the one where this device stands."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from petiterockette.affichage.accueil import Tuile
from petiterockette.affichage.espaces import REGLER
from petiterockette.comptes.roles import Role

from .caisse_d_ici import Ici, caisse_d_ici


def la_caisse(request: HttpRequest) -> Ici | None:
    """The till where this device stands, read once for all the tiles of a page."""
    if not hasattr(request, "_la_caisse"):
        request._la_caisse = caisse_d_ici(request)  # type: ignore[attr-defined]
    return request._la_caisse  # type: ignore[attr-defined]


def la_caisse_est_ouverte(request: HttpRequest) -> bool:
    """Whether the till where this device stands is open; closed, it is opened first."""
    ici = la_caisse(request)
    return ici is not None and ici.session is not None


def la_caisse_est_fermee(request: HttpRequest) -> bool:
    return not la_caisse_est_ouverte(request)


TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Réglages de la caisse"),
        texte=gettext_lazy("fonds, moyens de paiement, TVA, remboursements"),
        pictogramme="calculator",
        url="boutique:caisses",
        rang=495,
        droit="boutique.regler",
        groupe=REGLER,
        mots=gettext_lazy("moyens de paiement TVA plafonds activités fonds"),
        pour=(Role.ADMINISTRATION,),
    ),
]

NATURES: dict[str, Any] = {
    "boutique.horloge.reculee": gettext_lazy("horloge reculée"),
    "boutique.reglages.changes": gettext_lazy("caisse réglée"),
}
