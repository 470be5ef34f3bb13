"""What training adds to the home page: first until a first day was done, then the last tile."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import Tuile
from petiterockette.comptes.roles import Role

from .debuts import premier_jour_ici
from .espace import RECEVOIR
from .parcours import PARCOURS


def a_un_premier_jour_a_faire(request: HttpRequest) -> bool:
    """Whether this reader, here, ended the first day of no counter yet."""
    siens = (p for p in PARCOURS.values() if request.user.has_perm(p.droit))
    return all(premier_jour_ici(request, parcours).suivante for parcours in siens)


TUILES_ESSAIS = [
    Tuile(
        nom=_("S’entraîner"),
        texte=_("premier jour\u00a0: cinq gestes, rien ne compte"),
        pictogramme="graduation-cap",
        url="collecte:entrainement",
        rang=350,
        droit=("collecte.peser", "collecte.orienter", "collecte.sortir"),
        groupe=RECEVOIR,
        mots=_("premier jour apprendre formation école essai factice débuter"),
        pour=(Role.BENEVOLE, Role.TRI, Role.CAISSE, Role.CAMION),
        quand=a_un_premier_jour_a_faire,
    ),
]
