"""Who may read the invoices, and until when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class OuvertureFactures(models.Model):
    """Invoices, with the names on them, opened to somebody who controls; or closed again. Sealed.

    The last one said of an account holds: it reads until ``jusqu_au``, that day included; None
    closes. ``par`` is a number.
    """

    ouverte_a = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("ouverte à")
    )
    jusqu_au = models.DateField(_("jusqu’au"), null=True, blank=True)
    le = models.DateTimeField(_("le"))
    par = models.BigIntegerField(_("par"), null=True, blank=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("ouverture des factures")
        verbose_name_plural = _("ouvertures des factures")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(ouverte_a=F("compte")),
                name="boutique_ouverture_factures_par_un_autre",
                violation_error_message=_("Personne ne s’ouvre les factures à soi-même."),
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
