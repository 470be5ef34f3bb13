"""Whom the training pole teaches, and for how long."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.resultats.registre import Famille, Vers, de_l_indicateur, inscrire

POLE, DROIT = "formation", "formation.lire_le_bilan"


def le_bilan(vers: Vers) -> str:
    return reverse("formation:bpf", args=[vers.fin.year])


inscrire(
    de_l_indicateur(
        "HEURES_STAGIAIRES",
        POLE,
        Famille.HEURES,
        _("Heures-stagiaires"),
        page=le_bilan,
        droit=DROIT,
    ),
    de_l_indicateur(
        "N_STAGIAIRES", POLE, Famille.PUBLIC, _("Stagiaires"), page=le_bilan, droit=DROIT
    ),
)
