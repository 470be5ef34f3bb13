"""What the poles did before, beside what they do: columns of their own, marked « repris »."""

from collections.abc import Callable, Mapping

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.registre import Unite, ValeursDeLaPeriode
from petiterockette.resultats.registre import Famille, Source, inscrire

from .models import SeancesReprises

_DEFINITION = _(
    "Ce qu’un tableur d’avant ce logiciel dit de ces années, de ces mois ou de ces jours."
)
_EXCLUSIONS = _(
    "Un total d’une année, ou d’un mois, compte là où l’année, ou le mois, est demandé en entier. "
    "Ce qui est compté ici n’y est pas."
)


def _somme(champ: str, fois: int = 1) -> Callable[[ValeursDeLaPeriode], Mapping[str, int]]:
    """A reader of a number of these totals, pole by pole; one query."""

    def lire(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
        p = valeurs.portee
        tenues = SeancesReprises.objects.du_au(p.debut, p.fin, p.lieux).order_by()
        sommes = tenues.values_list("pole").annotate(n=Sum(champ))
        return {pole: n * fois for pole, n in sommes if n}

    return lire


inscrire(
    Source(
        "HEURES_SEANCES_REPRISES",
        Famille.HEURES,
        _("Séances (repris)"),
        Unite.SECONDES,
        _DEFINITION,
        _somme("minutes", 60),
        _EXCLUSIONS,
        si_connu=True,
    ),
    Source(
        "N_SEANCES_REPRISES",
        Famille.PUBLIC,
        _("Séances (repris)"),
        Unite.NOMBRE,
        _DEFINITION,
        _somme("seances"),
        _EXCLUSIONS,
        rang=20,
        si_connu=True,
    ),
    Source(
        "N_PARTICIPANTS_REPRIS",
        Famille.PUBLIC,
        _("Participants (repris)"),
        Unite.NOMBRE,
        _DEFINITION,
        _somme("participants"),
        _EXCLUSIONS,
        rang=30,
        si_connu=True,
    ),
)
