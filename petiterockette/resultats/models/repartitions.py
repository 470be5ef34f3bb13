"""Whose an account is: a pole, or several, each for its share."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Repartition(models.Model):
    """The share of a pole in the accounts that begin with ``prefixe``.

    ``part_pm``: per thousand; those of a prefix and of a code add up to a thousand. ``analytique``:
    only what the file has under this code; empty, whatever its code. ``pole`` empty: of none.
    """

    prefixe = models.CharField(_("début du numéro de compte"), max_length=20, blank=True)
    analytique = models.CharField(_("code analytique"), max_length=40, blank=True)
    pole = models.CharField(_("pôle"), max_length=20, blank=True)
    part_pm = models.PositiveSmallIntegerField(_("part"), help_text=_("en millièmes"))

    class Meta:
        verbose_name = _("part d’un pôle dans un compte")
        verbose_name_plural = _("parts des pôles dans les comptes")
        ordering = ("prefixe", "analytique", "-part_pm", "pole")
        constraints = (
            models.UniqueConstraint(
                fields=["prefixe", "analytique", "pole"],
                name="resultats_repartition_une_fois",
                violation_error_message=_("Ce pôle a déjà une part de ces comptes."),
            ),
            models.CheckConstraint(
                condition=Q(part_pm__range=(1, 1_000)),
                name="resultats_repartition_part_possible",
                violation_error_message=_("Une part va de 0,1 à 100 %."),
            ),
            models.CheckConstraint(
                condition=~Q(prefixe="", analytique=""),
                name="resultats_repartition_dite",
                violation_error_message=_("Dites un début de compte, ou un code analytique."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.prefixe or self.analytique} · {self.part_pm}"
