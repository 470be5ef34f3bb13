"""What grants bring to each pole."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.registre import Unite, ValeursDeLaPeriode
from petiterockette.resultats.registre import Famille, Source, inscrire

from .bilans import subventions_par_pole


def subventions(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
    return subventions_par_pole(valeurs.portee.debut, valeurs.portee.fin)


inscrire(
    Source(
        "SUBVENTIONS",
        Famille.PRODUITS,
        _("Subventions accordées"),
        Unite.CENTIMES,
        _(
            "Ce qui est accordé pour ces jours-là, versé ou non\u00a0: chaque subvention se "
            "partage entre ses pôles, puis sur les jours qu’elle paie."
        ),
        subventions,
        _(
            "Celles qui paient un investissement n’y sont pas. Une subvention n’a pas de "
            "lieu\u00a0: elle se lit pour tous les lieux ensemble."
        ),
        page=lambda vers: reverse("subventions:subventions"),
        droit="subventions.lire",
        rang=60,
        sans_lieu=True,
    )
)
