"""What the installation notes of itself: how full its disk was each day, when a worker was here."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class MesureDuDisque(models.Model):
    """How full the fullest disk was, one night; the page reads from them when it will be full."""

    jour = models.DateField(_("jour"), unique=True)
    pris = models.BigIntegerField(_("octets pris"))
    total = models.BigIntegerField(_("octets en tout"))

    class Meta:
        verbose_name = _("mesure du disque")
        verbose_name_plural = _("mesures du disque")
        ordering = ("jour",)
        constraints = (
            models.CheckConstraint(
                condition=Q(pris__gte=0, total__gt=0, pris__lte=F("total")),
                name="sante_mesure_dans_le_disque",
                violation_error_message=_("Un disque ne contient pas plus que sa taille."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour:%Y-%m-%d}"


class SigneDeVie(models.Model):
    """When the worker last looked at what is due: one row."""

    le = models.DateTimeField(_("le"))

    class Meta:
        verbose_name = _("signe de vie de l’ouvrier")
        verbose_name_plural = _("signes de vie de l’ouvrier")
        constraints = (
            models.CheckConstraint(
                condition=Q(id=1),
                name="sante_signe_un_seul",
                violation_error_message=_("Il n’y a qu’un dernier signe de vie."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.le:%Y-%m-%d %H:%M}"
