"""What the home page and the journal say of the dock."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from collecte.livre.models import ContenantPlein
from collecte.matiere.espace import TRIER
from collecte.sorties.services.transferts import en_route
from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.comptes.lieux_lus import lieu_d_ici
from petiterockette.comptes.roles import Role
from petiterockette.lieux.models import Point
from petiterockette.mots.mesures import nombre


def au_quai(request: HttpRequest) -> ChiffreVif | None:
    """« 3 », « contenants pleins · 1 envoi à recevoir » at this reader's site."""
    lieu = lieu_d_ici(request, "collecte.sortir")
    if lieu is None:
        return None
    pleins = ContenantPlein.objects.presents().filter(lieu=lieu).count()
    envois = en_route([lieu.pk]).filter(vers_lieu=lieu).count()
    attendus = ngettext("%(n)d envoi à recevoir", "%(n)d envois à recevoir", envois) % {"n": envois}
    if pleins:
        mots = ngettext("contenant plein", "contenants pleins", pleins)
        return ChiffreVif(nombre(pleins), f"{mots} · {attendus}" if envois else mots)
    if envois:
        return ChiffreVif(nombre(envois), ngettext("envoi à recevoir", "envois à recevoir", envois))
    return None


TUILES = [
    Tuile(
        nom=gettext_lazy("Sortir"),
        texte=gettext_lazy("contenants pleins, dons, recycleurs, bacs, envois"),
        pictogramme="truck",
        url="collecte:comptoir_quai",
        rang=140,
        droit="collecte.sortir",
        groupe=TRIER,
        mots=gettext_lazy("quai sortie contenant recycleur bac don déchetterie envoi"),
        ici=True,
        chiffre=au_quai,
        roles=(Role.CAMION,),
        genres=(Point.Genre.QUAI,),
        pour=(Role.RESPONSABLE,),
    ),
]
