"""Who comes to the séances of each pole."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ateliers.poles import POLES
from petiterockette.indicateurs.registre import INDICATEURS, Unite, ValeursDeLaPeriode
from petiterockette.resultats.registre import HORS_POLE, Famille, Source, inscrire

from .bilans import bilan_du

_PARTICIPANTS = INDICATEURS["N_PARTICIPANTS"]


def participants_par_pole(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
    """Heads, pole by pole; the rest of all the séances is of none."""
    p = valeurs.portee
    tous = int(valeurs.valeur(_PARTICIPANTS) or 0)
    if not tous:
        return {}
    siens = {code: bilan_du(p.debut, p.fin, p.lieux, poles=[code]).participants for code in POLES}
    return siens | {HORS_POLE: tous - sum(siens.values())}


inscrire(
    Source(
        "N_PARTICIPANTS",
        Famille.PUBLIC,
        _("Participants"),
        Unite.NOMBRE,
        _PARTICIPANTS.definition,
        participants_par_pole,
        _PARTICIPANTS.exclusions,
        page=lambda vers: reverse("seances:seances"),
        droit="seances.accueillir",
        rang=10,
    )
)
