"""What the sorting table and the shelf add to the home page."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Chiffre, Tuile
from petiterockette.comptes.lectures import lieu_d_ici
from petiterockette.comptes.roles import Role
from petiterockette.lieux.models import Point
from petiterockette.mesures import TIRET

from .accueil_phrases import masse
from .attentes import HUIT_SEMAINES, attente_du_lieu, vieux_tas
from .espace import TRIER
from .etapes import Etape

STOCK = "collecte.lire_le_stock"


def au_tri(request: HttpRequest) -> Chiffre | None:
    """« 206 kg », « à trier, depuis 3 jours » at this reader's site."""
    lieu = lieu_d_ici(request, STOCK)
    if lieu is None:
        return None
    jour = timezone.localdate()
    la = attente_du_lieu(lieu.pk, Etape.A_TRIER, jour)
    if la is None:
        return Chiffre(TIRET, _("rien à trier"))
    return Chiffre(masse(la.masse_g), _depuis(la.jours(jour)))


def _depuis(jours: int | None) -> str:
    if jours is None:
        return _("à trier, depuis plus de 2 ans")
    if jours == 0:
        return _("à trier, d’aujourd’hui")
    mots = ngettext("à trier, depuis %(n)d jour", "à trier, depuis %(n)d jours", jours)
    return mots % {"n": jours}


def trop_au_rayon(request: HttpRequest) -> Chiffre | None:
    lieu = lieu_d_ici(request, STOCK)
    if lieu is None:
        return None
    vieux_g = sum(vieux_tas([lieu.pk], Etape.RAYON, limite=HUIT_SEMAINES).values())
    return Chiffre(masse(vieux_g), _("depuis plus de 8 semaines")) if vieux_g else None


TUILES_TRI = [
    Tuile(
        nom=gettext_lazy("Trier"),
        texte=gettext_lazy("au rayon, à l’atelier, au recyclage…"),
        pictogramme="boxes",
        url="collecte:comptoir_tri",
        rang=110,
        droit="collecte.orienter",
        groupe=TRIER,
        mots=gettext_lazy("tri orienter atelier rayon vrac fermer contenant"),
        ici=True,
        chiffre=au_tri,
        roles=(Role.TRI,),
        genres=(Point.Genre.ATELIER,),
        pour=(Role.RESPONSABLE,),
    ),
    Tuile(
        nom=gettext_lazy("Faire tourner le rayon"),
        texte=gettext_lazy("ce qui ne se vend pas, et depuis quand"),
        pictogramme="store",
        url="collecte:rayon",
        rang=120,
        droit="collecte.orienter",
        groupe=TRIER,
        mots=gettext_lazy("rotation invendus vieux"),
        ici=True,
        chiffre=trop_au_rayon,
    ),
]
