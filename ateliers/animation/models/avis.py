"""What those who came thought of a séance: three faces, without names."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .apres_le_bilan import ApresLeBilan


class Avis(ApresLeBilan):
    """How many were content, so-so or not; some say nothing. The last one holds. Sealed."""

    bilan = models.ForeignKey(
        "seances.Bilan", models.PROTECT, related_name="avis", verbose_name=_("bilan")
    )
    contents = models.PositiveIntegerField(_("contents"))
    mitiges = models.PositiveIntegerField(_("mitigés"))
    decus = models.PositiveIntegerField(_("déçus"))

    class Meta:
        verbose_name = _("avis des participants")
        verbose_name_plural = _("avis des participants")
        ordering = ("bilan", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["bilan", "rang"],
                name="animation_avis_rang_unique",
                violation_error_message=_("Ces avis viennent d’être écrits."),
            ),
            models.CheckConstraint(
                condition=Q(contents__gt=0) | Q(mitiges__gt=0) | Q(decus__gt=0),
                name="animation_avis_un_au_moins",
                violation_error_message=_("Comptez au moins un avis."),
            ),
        )
