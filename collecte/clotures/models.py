"""The closings of a site's months, each with its figures."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from collecte.mois.models import Mois


class Cloture(models.Model):
    """The figures of a month as they were frozen, one chained entry. Sealed.

    A month that was reopened is closed again: ``rang`` counts its closings. ``figures``:
    JSON, grams (see ``services.clotures.figures_gelees``).
    """

    mois = models.ForeignKey(Mois, models.PROTECT, related_name="clotures", verbose_name=_("mois"))
    rang = models.PositiveSmallIntegerField(_("rang"))
    le = models.DateTimeField(_("le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    figures = models.JSONField(_("chiffres gelés"))
    maillon = models.OneToOneField(
        "journal.Maillon", models.PROTECT, related_name="+", verbose_name=_("maillon")
    )

    class Meta:
        verbose_name = _("clôture")
        verbose_name_plural = _("clôtures")
        ordering = ("mois", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["mois", "rang"],
                name="collecte_cloture_unique",
                violation_error_message=_("Ce mois est déjà clos."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.mois} nº {self.rang}"
