"""What the sorting table and the shelf add to the home page."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.lectures import lieu_d_ici
from petiterockette.comptes.roles import Role
from petiterockette.lieux.models import Point

from .accueil_phrases import masse
from .attentes import HUIT_SEMAINES, attente_du_lieu, vieux_tas
from .etapes import Etape

STOCK = "collecte.lire_le_stock"


def au_tri(request: HttpRequest) -> str | None:
    """« 412 kg à trier, depuis 12 jours » at this reader's site."""
    lieu = lieu_d_ici(request, STOCK)
    if lieu is None:
        return None
    jour = timezone.localdate()
    la = attente_du_lieu(lieu.pk, Etape.A_TRIER, jour)
    if la is None:
        return _("Rien à trier")
    kg, jours = masse(la.masse_g), la.jours(jour)
    if jours is None:
        return _("%(masse)s à trier, depuis plus de 2 ans") % {"masse": kg}
    if jours == 0:
        return _("%(masse)s à trier, d’aujourd’hui") % {"masse": kg}
    phrase = ngettext(
        "%(masse)s à trier, depuis %(n)d jour", "%(masse)s à trier, depuis %(n)d jours", jours
    )
    return phrase % {"masse": kg, "n": jours}


def trop_au_rayon(request: HttpRequest) -> str | None:
    """« 84 kg depuis plus de 8 semaines » on this site's shelf; nothing said when there is none."""
    lieu = lieu_d_ici(request, STOCK)
    if lieu is None:
        return None
    vieux_g = sum(vieux_tas([lieu.pk], Etape.RAYON, limite=HUIT_SEMAINES).values())
    return _("%(masse)s depuis plus de 8 semaines") % {"masse": masse(vieux_g)} if vieux_g else None


TUILES_TRI = [
    Tuile(
        nom=gettext_lazy("Trier"),
        texte=gettext_lazy("ce qui est trié part au rayon, à l’atelier, au recyclage…"),
        pictogramme="boxes",
        url="collecte:comptoir_tri",
        droit="collecte.orienter",
        ici=True,
        chiffre=au_tri,
        roles=(Role.TRI,),
        genres=(Point.Genre.ATELIER,),
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
