"""The alert of what was sold as exempt on a day that no event holds."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from petiterockette.alertes.registre import Genre, Remede, Trouvaille, Urgence, inscrire
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

from .manifestations import annee_de_soutien


def recettes_sans_manifestation(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Days of this year on which something was sold as exempt, and that no event holds."""
    for le, cts in annee_de_soutien(jour.year).hors:
        yield Trouvaille(
            cle=f"{le:%Y%m%d}",
            lieu=None,
            phrase=_("%(montant)s vendus comme exonérés le %(jour)s, sans manifestation annoncée")
            % {"montant": euros(cts), "jour": date_format(le)},
            depuis=le,
            remedes=(
                Remede(_("Les manifestations"), "party-popper", reverse("boutique:manifestations")),
            ),
        )


inscrire(
    Genre(
        code="recettes_sans_manifestation",
        nom=_l("Recettes exonérées sans manifestation"),
        definition=_l(
            "De l’argent pris sous l’exonération des six manifestations, un jour où aucune n’est "
            "annoncée."
        ),
        que_faire=_l("Annoncez la manifestation, ou changez le régime de l’activité."),
        pictogramme="party-popper",
        droit="boutique.regler",
        urgence=Urgence.BIENTOT,
        chercher=recettes_sans_manifestation,
    ),
)
