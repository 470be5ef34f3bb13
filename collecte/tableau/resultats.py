"""What the ressourceries do of matter."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from collecte.matiere.periode import Periode
from petiterockette.resultats.registre import (
    RESSOURCERIE,
    Famille,
    Vers,
    de_l_indicateur,
    inscrire,
)

from .filtre import LIRE


def le_tableau(vers: Vers) -> str:
    code = Periode.entre(vers.debut, vers.fin).code
    return reverse("collecte:periode", args=[code]) + vers.filtre


# Matter is counted site by site, never pole by pole: what a workshop weighed is here too.
_ATELIERS_COMPRIS = _("Ce qu’un atelier a pesé est compté ici, avec les ressourceries.")

inscrire(
    *(
        de_l_indicateur(
            code,
            RESSOURCERIE,
            Famille.KILOS,
            nom,
            precision=_ATELIERS_COMPRIS,
            page=le_tableau,
            droit=LIRE,
            rang=rang,
        )
        for rang, code, nom in (
            (10, "T_COLLECTE", _("Collecté, ateliers compris")),
            (20, "T_REEMPLOI", _("Réemployé, ateliers compris")),
        )
    )
)
