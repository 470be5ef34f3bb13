"""What goes from a site to another, and arrives."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from collecte.livre.models import Bon


class Transfert(models.Model):
    """What left for another of our sites. Sealed; it is in transit until it arrives."""

    bon = models.OneToOneField(
        Bon, models.PROTECT, primary_key=True, related_name="transfert", verbose_name=_("bon")
    )
    vers_lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("vers le lieu"))

    class Meta:
        verbose_name = _("transfert")
        verbose_name_plural = _("transferts")

    def __str__(self) -> str:
        return f"{self.bon} → {self.vers_lieu}"


class Arrivee(models.Model):
    """The arrival of a transfer, weighed again or accepted as announced. Sealed."""

    bon = models.OneToOneField(
        Bon, models.PROTECT, primary_key=True, related_name="arrivee", verbose_name=_("bon")
    )
    transfert = models.ForeignKey(
        Transfert, models.PROTECT, related_name="arrivees", verbose_name=_("transfert")
    )

    class Meta:
        verbose_name = _("arrivée")
        verbose_name_plural = _("arrivées")

    def __str__(self) -> str:
        return str(self.bon)
