"""The estimate among the indicators, only while the direction shows it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.registre import (
    REPRIS,
    Famille,
    Indicateur,
    Portee,
    Unite,
    Valeur,
    bilan,
    du_bilan,
    inscrire,
)

from .estimation import estimer
from .montre import est_montre


@bilan("emissions")
def emissions(portee: Portee) -> Mapping[str, Valeur]:
    """The range of a period, in grams of CO2e; None without any factor."""
    e = estimer(portee.debut, portee.fin, portee.lieux)
    connue = bool(e.lignes)
    return {
        "basse": e.basse_g if connue else None,
        "centrale": e.centrale_g if connue else None,
        "haute": e.haute_g if connue else None,
        REPRIS: e.repris,
    }


_un = du_bilan(
    "emissions",
    Famille.MATIERE,
    present=est_montre,
    page="collecte:emissions",
    source=_("Les facteurs de la page « Émissions évitées », chacun avec sa source et sa version."),
    exclusions=_("Seul le réemploi compte : le recyclage n’y est pas."),
)


def _estime(code: str, cle: str, libelle: Any) -> Indicateur:
    return _un(
        code,
        cle,
        libelle,
        Unite.GRAMMES_CO2E,
        _("Une estimation, jamais une mesure : elle se donne avec sa fourchette et sa méthode."),
        formule=_("somme de\u00a0: réemployé (kilos ou objets) × facteur × taux de substitution"),
    )


inscrire(
    _estime("CO2_EVITE_BAS", "basse", _("CO2e évité, estimation basse")),
    _estime("CO2_EVITE", "centrale", _("CO2e évité, estimation centrale")),
    _estime("CO2_EVITE_HAUT", "haute", _("CO2e évité, estimation haute")),
)
