"""Whether the entries of the grants are made here, and since when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ReglageSubventions(models.Model):
    """Off until the accountant agrees: one row, that says so; before it there is none.

    ``depuis``: the first day whose notifications and payments are booked here; what is earlier is
    the accountant's. ``accord_le``: when the accountant agreed.
    """

    actives = models.BooleanField(_("passées ici"), default=False)
    depuis = models.DateField(_("depuis le"), null=True, blank=True)
    accord_le = models.DateField(_("accord du comptable, le"), null=True, blank=True)

    class Meta:
        verbose_name = _("écritures des subventions")
        verbose_name_plural = _("écritures des subventions")
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(id=1),
                name="boutique_reglage_subventions_un_seul",
                violation_error_message=_("Il n’y a qu’un réglage."),
            ),
            models.CheckConstraint(
                condition=Q(actives=False) | Q(depuis__isnull=False, accord_le__isnull=False),
                name="boutique_reglage_subventions_accord",
                violation_error_message=_("Dites depuis quand, et quand le comptable a accepté."),
            ),
        )

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
