"""Where those who came live, by arrondissement, without names."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..zones import ZONES
from .apres_le_bilan import ApresLeBilan


class Provenance(ApresLeBilan):
    """The heads of a séance's bilan, split by arrondissement; the last one holds. Sealed."""

    bilan = models.ForeignKey(
        "seances.Bilan", models.PROTECT, related_name="provenances", verbose_name=_("bilan")
    )

    class Meta:
        verbose_name = _("provenance des participants")
        verbose_name_plural = _("provenances des participants")
        ordering = ("bilan", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["bilan", "rang"],
                name="animation_provenance_rang_unique",
                violation_error_message=_("Cette provenance vient d’être écrite."),
            ),
        )


class TetesParZone(models.Model):
    """How many came from an arrondissement. Sealed."""

    provenance = models.ForeignKey(
        Provenance, models.PROTECT, related_name="tetes", verbose_name=_("provenance")
    )
    zone = models.SlugField(_("arrondissement"), max_length=8)
    presents = models.PositiveIntegerField(_("présents"))

    class Meta:
        verbose_name = _("présents d’un arrondissement")
        verbose_name_plural = _("présents par arrondissement")
        constraints = (
            models.UniqueConstraint(
                fields=["provenance", "zone"],
                name="animation_tetes_une_zone",
                violation_error_message=_("Cet arrondissement est déjà compté."),
            ),
            models.CheckConstraint(
                condition=Q(presents__gt=0) & Q(zone__in=ZONES),
                name="animation_tetes_zone_connue",
                violation_error_message=_("Cet arrondissement n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.zone} : {self.presents}"
