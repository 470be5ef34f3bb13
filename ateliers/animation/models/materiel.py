"""The documents of matter that a séance took out of the stock, and gave back."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Materiel(models.Model):
    """A bon that moved matter for a séance. Sealed; its kilograms are the bon's own lines."""

    class Sens(models.TextChoices):
        SORTI = "sorti", _("sorti du rayon")
        RENDU = "rendu", _("revenu de l’atelier")
        REEMPLOYE = "reemploye", _("réemployé")

    bon = models.OneToOneField(
        "collecte_livre.Bon",
        models.PROTECT,
        primary_key=True,
        related_name="materiel_d_atelier",
        verbose_name=_("bon"),
    )
    seance = models.ForeignKey(
        "seances.Seance", models.PROTECT, related_name="materiel", verbose_name=_("séance")
    )
    sens = models.CharField(_("sens"), max_length=9, choices=Sens.choices)

    class Meta:
        verbose_name = _("matériel d’atelier")
        verbose_name_plural = _("matériel d’atelier")
        ordering = ("bon_id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(sens__in=["sorti", "rendu", "reemploye"]),
                name="animation_materiel_sens_connu",
                violation_error_message=_("Ce mouvement n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_sens_display()}, {self.bon_id}"
