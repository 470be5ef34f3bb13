"""What the dock adds to the home page."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.lectures import lieu_d_ici
from petiterockette.comptes.roles import Role
from petiterockette.lieux.models import Point

from .models import ContenantPlein
from .services.transferts import en_route


def au_quai(request: HttpRequest) -> str | None:
    """« 5 contenants pleins · 1 envoi à recevoir » at this reader's site, or nothing."""
    lieu = lieu_d_ici(request, "collecte.sortir")
    if lieu is None:
        return None
    pleins = ContenantPlein.objects.presents().filter(lieu=lieu).count()
    envois = en_route([lieu.pk]).filter(vers_lieu=lieu).count()
    mots = [
        ngettext("%(n)d contenant plein", "%(n)d contenants pleins", pleins) % {"n": pleins},
        ngettext("%(n)d envoi à recevoir", "%(n)d envois à recevoir", envois) % {"n": envois},
    ]
    return " · ".join(mot for mot, n in zip(mots, (pleins, envois), strict=True) if n) or None


TUILES_QUAI = [
    Tuile(
        nom=gettext_lazy("Sortir"),
        texte=gettext_lazy("contenants pleins, dons, recycleurs, bacs, envois"),
        pictogramme="truck",
        url="collecte:comptoir_quai",
        droit="collecte.sortir",
        ici=True,
        chiffre=au_quai,
        roles=(Role.CAMION,),
        genres=(Point.Genre.QUAI,),
    ),
]
