"""What the home page and the journal say of the shelf's week."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from collecte.bilans.attentes import HUIT_SEMAINES, vieux_tas
from collecte.matiere.espace import TRIER
from collecte.matiere.etapes import Etape
from collecte.matiere.mots import masse
from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.comptes.lieux_lus import lieu_d_ici

STOCK = "collecte.lire_le_stock"


def trop_au_rayon(request: HttpRequest) -> ChiffreVif | None:
    lieu = lieu_d_ici(request, STOCK)
    if lieu is None:
        return None
    vieux_g = sum(vieux_tas([lieu.pk], Etape.RAYON, limite=HUIT_SEMAINES).values())
    return ChiffreVif(masse(vieux_g), _("depuis plus de 8 semaines")) if vieux_g else None


TUILES = [
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

NATURES = {
    "collecte.zone.reprise": gettext_lazy("retour de la zone de gratuité"),
    "collecte.perte.constatee": gettext_lazy("perte constatée"),
}
