"""What the poles did before, beside what they do: columns of their own, marked « repris »."""

from collections.abc import Callable, Mapping

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ateliers.seances.publics import Public
from petiterockette.indicateurs.registre import Unite, ValeursDeLaPeriode
from petiterockette.resultats.registre import Famille, Source, inscrire

from .bilans import FaitAvant, fait_avant

_DEFINITION = _(
    "Ce qu’un tableur d’avant ce logiciel dit de ces années, de ces mois ou de ces jours."
)
_DU_PUBLIC = _("Ceux qu’un tableur d’avant ce logiciel dit de ce public. Les autres n’en ont pas.")
_EXCLUSIONS = _(
    "Un total d’une année, ou d’un mois, compte là où l’année, ou le mois, est demandé en entier. "
    "Ce qui est compté ici n’y est pas."
)


def _somme(nombre: Callable[[FaitAvant], int]) -> Callable[[ValeursDeLaPeriode], Mapping[str, int]]:
    """A reader of a number of these totals, pole by pole."""

    def lire(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
        faits = valeurs.une_fois(fait_avant)
        return {pole: n for pole, fait in faits.items() if (n := nombre(fait))}

    return lire


def _du_public(rang: int, public: Public) -> Source:
    """A column of the heads of one public."""
    return Source(
        f"N_{public.upper()}_REPRIS",
        Famille.PUBLIC,
        format_lazy(_("… dont {public} (repris)"), public=public.label),
        Unite.NOMBRE,
        _DU_PUBLIC,
        _somme(lambda fait: fait.publics[public]),
        _EXCLUSIONS,
        rang=rang,
        si_connu=True,
    )


inscrire(
    Source(
        "HEURES_SEANCES_REPRISES",
        Famille.HEURES,
        _("Séances (repris)"),
        Unite.SECONDES,
        _DEFINITION,
        _somme(lambda fait: fait.minutes * 60),
        _EXCLUSIONS,
        si_connu=True,
    ),
    Source(
        "N_SEANCES_REPRISES",
        Famille.PUBLIC,
        _("Séances (repris)"),
        Unite.NOMBRE,
        _DEFINITION,
        _somme(lambda fait: fait.seances),
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
        _somme(lambda fait: fait.participants),
        _EXCLUSIONS,
        rang=30,
        si_connu=True,
    ),
    *(_du_public(rang, public) for rang, public in enumerate(Public, start=31)),
)
