"""What the home page and the journal say of what is to be put right."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.affichage.espaces import CLORE
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.mots.mesures import TIRET, nombre

from .questions import etrangetes


def choses_a_regulariser(request: HttpRequest) -> ChiffreVif | None:
    """« 4 », « étrangetés de stock » at the sites where this account counts."""
    n = len(etrangetes(portee(request.user, "collecte.inventorier").ids_des_lieux))
    if not n:
        return ChiffreVif(TIRET, _("rien à régulariser"))
    return ChiffreVif(nombre(n), ngettext("étrangeté de stock", "étrangetés de stock", n))


TUILES = [
    Tuile(
        nom=gettext_lazy("À régulariser"),
        texte=gettext_lazy("ce qui est étrange dans les comptes, et quoi faire"),
        pictogramme="list-checks",
        url="collecte:a_regulariser",
        rang=240,
        droit="collecte.inventorier",
        groupe=CLORE,
        mots=gettext_lazy("étranges anomalies écarts pesées bizarres poids erreurs"),
        chiffre=choses_a_regulariser,
        long=True,
        pour=(Role.RESPONSABLE, Role.DIRECTION),
    ),
]

PAR_LIEU = ["collecte:a_regulariser"]
