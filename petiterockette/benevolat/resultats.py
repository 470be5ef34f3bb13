"""What volunteers give to each pole."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.registre import INDICATEURS, Unite, ValeursDeLaPeriode
from petiterockette.resultats.registre import RESSOURCERIE, Famille, Source, Vers, inscrire

from .bilans import par_pole
from .perimetre import LIRE

# Where volunteers help in the ressourceries; « bureau » is of the whole house.
DE_LA_RESSOURCERIE = ("boutique", "tri", "accueil")


def heures_par_pole(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
    """Seconds given to each pole; a pole of volunteers that is no pole of the house is of none."""
    p, heures = valeurs.portee, dict[str, int]()
    for part in par_pole(p.debut, p.fin, p.lieux):
        code = RESSOURCERIE if part.pole.code in DE_LA_RESSOURCERIE else part.pole.code
        heures[code] = heures.get(code, 0) + part.minutes * 60
    return heures


def les_heures(vers: Vers) -> str:
    return reverse("benevolat:chiffres_de", args=[vers.fin.year]) + vers.filtre


_HEURES = INDICATEURS["H_BENEVOLAT"]

inscrire(
    Source(
        "H_BENEVOLAT",
        Famille.HEURES,
        _("Bénévolat"),
        Unite.SECONDES,
        _HEURES.definition,
        heures_par_pole,
        _HEURES.exclusions,
        page=les_heures,
        droit=LIRE,
        rang=10,
    )
)
