"""What is counted by the brakes: tries, by where they came from, for a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Essai(models.Model):
    """Something braked was tried: at which brake, when, and from where, as a digest."""

    frein = models.CharField(_("frein"), max_length=20)
    le = models.DateTimeField(_("le"), db_index=True)
    foyer = models.CharField(_("empreinte de l’adresse"), max_length=64)

    class Meta:
        verbose_name = _("essai compté par un frein")
        verbose_name_plural = _("essais comptés par les freins")
        indexes = (models.Index(fields=["frein", "le", "foyer"], name="freins_essai_recent"),)

    def __str__(self) -> str:
        return f"{self.frein} {self.le:%d/%m/%Y}"
