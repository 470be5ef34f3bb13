"""The indicators of what the poles did before: of their own, beside those counted here."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from ateliers.seances.publics import LOISIRS, SCOLAIRES, TOUT_PUBLIC
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

from .bilans import FaitAvant, fait_avant
from .models import SeancesReprises

BILAN = "ateliers_repris"


@bilan(BILAN)
def ateliers_repris(portee: Portee) -> Mapping[str, Valeur]:
    """The totals of a period, None where no file tells any: that is no zero."""
    faits = fait_avant(portee)
    if not faits:
        return dict.fromkeys(_chiffres(FaitAvant()))
    tout = FaitAvant()
    for fait in faits.values():
        tout.ajouter(fait)
    return {**_chiffres(tout), REPRIS: True}


def _chiffres(fait: FaitAvant) -> dict[str, Valeur]:
    groupes = {"scolaires": SCOLAIRES, "loisirs": LOISIRS, "tout_public": TOUT_PUBLIC}
    publics = {nom: sum(fait.publics[p] for p in siens) for nom, siens in groupes.items()}
    return {
        "seances": fait.seances,
        "heures_s": fait.minutes * 60,
        "participants": fait.participants,
        **publics,
        "autres_publics": fait.publics.total() - sum(publics.values()),
        "sans_public": fait.participants - fait.publics.total(),
    }


def _il_y_en_a() -> bool:
    return SeancesReprises.objects.qui_tiennent().exists()


_du_bilan = du_bilan(
    BILAN,
    Famille.ATELIERS,
    par_pole=True,
    present=_il_y_en_a,
    source=_("Les tableurs repris d’avant ce logiciel."),
    exclusions=_(
        "Un total d’une année, ou d’un mois, compte là où l’année, ou le mois, est demandé en "
        "entier. Ce qui est compté ici n’y est pas."
    ),
)


def _d_avant(
    code: str, cle: str, libelle: Any, definition: Any, unite: Unite = Unite.NOMBRE
) -> Indicateur:
    return _du_bilan(f"{code}_D_AVANT", cle, libelle, unite, definition)


_PUBLIC = _("Ceux que le tableur dit de ce public.")

inscrire(
    _d_avant(
        "N_SEANCES", "seances", _("Séances, reprises"), _("Les séances que disent les tableurs.")
    ),
    _d_avant(
        "HEURES_SEANCES",
        "heures_s",
        _("Heures de séances, reprises"),
        _("La durée des séances que disent les tableurs."),
        Unite.SECONDES,
    ),
    _d_avant(
        "N_PARTICIPANTS",
        "participants",
        _("Participants, repris"),
        _("Les participants que disent les tableurs, par tête et par séance."),
    ),
    _d_avant("N_SCOLAIRES", "scolaires", _("… dont scolaires, repris"), _PUBLIC),
    _d_avant(
        "N_LOISIRS", "loisirs", _("… dont périscolaire et centres de loisirs, repris"), _PUBLIC
    ),
    _d_avant(
        "N_TOUT_PUBLIC", "tout_public", _("… dont grand public et adhérents, repris"), _PUBLIC
    ),
    _d_avant("N_AUTRES_PUBLICS", "autres_publics", _("… dont autres publics, repris"), _PUBLIC),
    _d_avant(
        "N_SANS_PUBLIC",
        "sans_public",
        _("… dont public non dit, repris"),
        _("Ceux dont le tableur ne dit pas le public."),
    ),
)
