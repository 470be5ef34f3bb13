"""What ringing up adds to the home page and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.roles import Role
from petiterockette.lieux.models import Point

from .ecran import ventes_de
from .lectures import caisse_d_ici


def ventes_d_ici(request: HttpRequest) -> str | None:
    """« 12 ventes » of the session that this device's till has open; nothing said elsewhere."""
    ici = caisse_d_ici(request)
    if ici is None:
        return None
    if ici.session is None:
        return _("fermée")
    n = ventes_de(ici.session)
    return ngettext("%(n)d vente", "%(n)d ventes", n) % {"n": n}


TUILES_CAISSE: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Caisse"),
        texte=gettext_lazy("encaisser : articles, prix libres, adhésions, dons"),
        pictogramme="store",
        url="boutique:caisse",
        droit="boutique.encaisser",
        ici=True,
        chiffre=ventes_d_ici,
        roles=(Role.CAISSE,),
        genres=(Point.Genre.CAISSE,),
    ),
]
NATURES_CAISSE: dict[str, Any] = {
    "boutique.vente.encaissee": gettext_lazy("vente encaissée"),
    "boutique.panier.ligne_enlevee": gettext_lazy("ligne enlevée avant paiement"),
    "boutique.panier.abandonne": gettext_lazy("panier abandonné"),
    "boutique.tiroir.ouvert": gettext_lazy("tiroir ouvert sans vente"),
}
