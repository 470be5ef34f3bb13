"""What ringing up adds to the home page and to the journal's filter."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from boutique.caisses.accueil import la_caisse, la_caisse_est_ouverte
from boutique.regles.espace import VENDRE
from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.comptes.roles import Role
from petiterockette.lieux.models import Point
from petiterockette.mots.mesures import nombre
from petiterockette.temps.dates import date_format

from .ecran import retours_de, ventes_de


def ventes_d_ici(request: HttpRequest) -> ChiffreVif | None:
    """« 12 », « ventes » of the session that this device's till has open; nothing elsewhere."""
    ici = la_caisse(request)
    if ici is None:
        return None
    if ici.session is None:
        return ChiffreVif(_("fermée"))
    if ici.journee_finie:
        ouverte_le = timezone.localtime(ici.session.ouverte_le)
        depuis = _("depuis le %(jour)s") % {"jour": date_format(ouverte_le, "j F")}
        return ChiffreVif(_("restée ouverte"), depuis)
    n, retours = ventes_de(ici.session), retours_de(ici.session)
    mots = ngettext("vente", "ventes", n)
    if retours:
        mots += ngettext(", %(n)s\u00a0retour", ", %(n)s\u00a0retours", retours) % {
            "n": nombre(retours)
        }
    return ChiffreVif(nombre(n), mots)


TUILES: list[Tuile] = [
    Tuile(
        nom=gettext_lazy("Caisse"),
        texte=gettext_lazy("encaisser : articles, prix libres, adhésions, dons"),
        pictogramme="store",
        url="boutique:caisse",
        rang=400,
        droit="boutique.encaisser",
        groupe=VENDRE,
        mots=gettext_lazy("encaisser vente vendre payer"),
        ici=True,
        chiffre=ventes_d_ici,
        si=la_caisse_est_ouverte,
        roles=(Role.CAISSE,),
        genres=(Point.Genre.CAISSE,),
        pour=(Role.RESPONSABLE,),
    ),
    Tuile(
        nom=gettext_lazy("S’entraîner à la caisse"),
        texte=gettext_lazy("cinq gestes du premier jour, rien ne compte"),
        pictogramme="graduation-cap",
        url="boutique:caisse_ecole",
        rang=450,
        droit="boutique.encaisser",
        groupe=VENDRE,
        mots=gettext_lazy("école formation factice essai premier jour débuter"),
    ),
]

NATURES: dict[str, Any] = {
    "boutique.panier.ligne_enlevee": gettext_lazy("ligne enlevée avant paiement"),
    "boutique.panier.abandonne": gettext_lazy("panier abandonné"),
    "boutique.tiroir.ouvert": gettext_lazy("tiroir ouvert sans vente"),
}
