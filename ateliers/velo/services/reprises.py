"""A bike of before that was brought in by mistake is set aside; no kilogram moves."""

from django.utils.translation import gettext as _

from collecte.objets.models import Objet

from ..etats import Statut
from ..models import Changement, Velo
from ..refus import VeloAServi
from .passages import Geste, passer, quitter, une_fois


def ecarter(*, geste: Geste, velo: Velo, motif: str) -> Changement:
    """Set aside a bike that was brought in and that nothing happened to since.

    Its kilograms stay in the opening stock, that counted them without it. Raises ``VeloAServi`` or
    ``DroitManquant``.
    """

    def faire(velo: Velo) -> Changement:
        if not (velo.d_avant and velo.statut == Statut.RECU) or velo.changements.count() > 1:
            raise VeloAServi(velo=velo)
        quitter(geste, velo, Objet.Situation.SORTI, motif or _("repris à tort"))
        return passer(geste, velo, Statut.ECARTE, motif=motif)

    return une_fois(geste, velo, faire)
