"""What grants bring to each pole."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.registre import Unite, ValeursDeLaPeriode
from petiterockette.resultats.registre import Famille, Source, inscrire

from .models import Versement


def subventions_par_pole(debut: date, fin: date) -> dict[str, int]:
    """Code of a pole, or « » for the whole house → what was received in cents, ``fin`` included."""
    versements = Versement.objects.filter(le__range=(debut, fin)).order_by()
    return dict(versements.values_list("subvention__pole").annotate(n=Sum("montant_cts")))


def subventions(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
    return subventions_par_pole(valeurs.portee.debut, valeurs.portee.fin)


inscrire(
    Source(
        "SUBVENTIONS",
        Famille.PRODUITS,
        _("Subventions"),
        Unite.CENTIMES,
        _("Ce qui a été reçu ces jours-là, annulations déduites, au pôle que chacune paie."),
        subventions,
        _(
            "Ce qui est accordé et pas encore versé n’y est pas. Une subvention n’a pas de lieu : "
            "elle se lit pour tous les lieux ensemble."
        ),
        page=lambda vers: reverse("subventions:subventions"),
        droit="subventions.lire",
        rang=60,
        sans_lieu=True,
    )
)
