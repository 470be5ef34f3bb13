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


inscrire(
    *(
        de_l_indicateur(code, RESSOURCERIE, Famille.KILOS, nom, page=le_tableau, droit=LIRE)
        for code, nom in (("T_COLLECTE", _("Collecté")), ("T_REEMPLOI", _("Réemployé")))
    )
)
