"""What was paid for and left behind, until its buyer comes for it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from boutique.ventes.models import LigneVente


class Enlevement(models.Model):
    """A line sold « à enlever » whose buyer took it away. Sealed; nobody's name is on it."""

    ligne = models.OneToOneField(
        LigneVente, models.PROTECT, related_name="enlevement", verbose_name=_("ligne de vente")
    )
    enleve_le = models.DateTimeField(_("enlevé le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("enlèvement")
        verbose_name_plural = _("enlèvements")
        ordering = ("-id",)

    def __str__(self) -> str:
        return str(self.ligne)
