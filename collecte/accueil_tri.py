"""What the sorting table and the shelf add to the home page."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from petiterockette.affichage.accueil import Tuile
from petiterockette.lieux.appareil import point_de_l_appareil
from petiterockette.mesures import kilos

from .attentes import HUIT_SEMAINES, attentes
from .etapes import Etape


def au_tri(request: HttpRequest) -> str | None:
    """« 412 kg à trier » at this device's site."""
    point = point_de_l_appareil(request)
    if point is None or not request.user.has_perm("collecte.lire_le_stock", point.lieu):
        return None
    masse_g = sum(a.masse_g for a in attentes(point.lieu_id, Etape.A_TRIER).values())
    return _("%(masse)s à trier") % {"masse": kilos(masse_g)} if masse_g else _("Rien à trier")


def trop_au_rayon(request: HttpRequest) -> str | None:
    """« 84 kg depuis plus de 8 semaines » on this site's shelf; nothing said when there is none."""
    point = point_de_l_appareil(request)
    if point is None or not request.user.has_perm("collecte.lire_le_stock", point.lieu):
        return None
    la = attentes(point.lieu_id, Etape.RAYON, limite=HUIT_SEMAINES)
    vieux_g = sum(a.vieux_g for a in la.values())
    return _("%(masse)s depuis plus de 8 semaines") % {"masse": kilos(vieux_g)} if vieux_g else None


TUILES_TRI = [
    Tuile(
        nom=gettext_lazy("Trier"),
        texte=gettext_lazy("ce qui est trié part au rayon, à l’atelier, au recyclage…"),
        pictogramme="boxes",
        url="collecte:comptoir_tri",
        droit="collecte.orienter",
        ici=True,
        chiffre=au_tri,
    ),
    Tuile(
        nom=gettext_lazy("Faire tourner le rayon"),
        texte=gettext_lazy("ce qui ne se vend pas, et depuis quand"),
        pictogramme="store",
        url="collecte:rayon",
        droit="collecte.orienter",
        ici=True,
        chiffre=trop_au_rayon,
    ),
]
