from django.db import models
from django.utils.translation import gettext_lazy as _


class Mois(models.Model):
    """A month of a site's books, open until it is closed. The row is what gestures lock."""

    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    mois = models.DateField(_("mois"))
    clos_le = models.DateTimeField(_("clos le"), null=True, blank=True)

    class Meta:
        verbose_name = _("mois")
        verbose_name_plural = _("mois")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "mois"],
                name="collecte_mois_unique",
                violation_error_message=_("Ce mois existe déjà."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.mois:%Y-%m} · {self.lieu}"

    @property
    def est_clos(self) -> bool:
        return self.clos_le is not None
