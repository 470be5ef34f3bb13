"""Bases of Oressource on the page of all that is brought in."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.reprise.ailleurs import Ailleurs, Recue

from .models import Export


def recues() -> Iterator[Recue]:
    """The exports that were sent, the newest first."""
    legers = Export.objects.defer("examen", "essai", "compte_rendu").select_related("base")
    for export in legers:
        yield Recue(
            nom=str(export),
            detail=str(export.base),
            le=export.recu_le,
            etat=export.get_etat_display(),
            finie=export.etat in (Export.Etat.REPRIS, Export.Etat.REFUSE) or not export.est_garde,
            adresse=reverse("boutique_reprise:export", args=[export.pk]),
        )


ORESSOURCE = Ailleurs(
    nom=_("Base d’Oressource"),
    geste=_("Apporter une base d’Oressource"),
    pictogramme="archive",
    apporter="boutique_reprise:apporter",
    recues=recues,
)
