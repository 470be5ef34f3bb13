"""Who comes to the séances of each pole."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ateliers.poles import POLES
from petiterockette.indicateurs.registre import INDICATEURS, Unite, ValeursDeLaPeriode
from petiterockette.resultats.registre import HORS_POLE, Famille, Source, inscrire

from .bilans import participants_par_pole

_PARTICIPANTS = INDICATEURS["N_PARTICIPANTS"]


def _participants(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
    """Heads, pole by pole; the rest of all the séances is of none."""
    p = valeurs.portee
    tous = int(valeurs.valeur(_PARTICIPANTS) or 0)
    if not tous:
        return {}
    lus = participants_par_pole(p.debut, p.fin, p.lieux)
    siens = {code: lus.get(code, 0) for code in POLES}
    return siens | {HORS_POLE: tous - sum(siens.values())}


inscrire(
    Source(
        "N_PARTICIPANTS",
        Famille.PUBLIC,
        _("Participants"),
        Unite.NOMBRE,
        _PARTICIPANTS.definition,
        _participants,
        _PARTICIPANTS.exclusions,
        page=lambda vers: reverse("seances:seances"),
        droit="seances.accueillir",
        rang=10,
    )
)
