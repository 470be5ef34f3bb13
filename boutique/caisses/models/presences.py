"""Who stands at an open till, since they gave their code there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Presence(models.Model):
    """Somebody at a till, on one device and under one account; one at a time.

    ``finie_le``: when somebody else took the till, or the one who closed it was another.
    """

    session = models.ForeignKey(
        "boutique_caisses.Session",
        models.PROTECT,
        related_name="presences",
        verbose_name=_("session"),
    )
    personne = models.ForeignKey(
        "personnes.Personne", models.PROTECT, related_name="+", verbose_name=_("personne")
    )
    appareil = models.CharField(_("appareil"), max_length=64)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    le = models.DateTimeField(_("depuis"))
    finie_le = models.DateTimeField(_("jusqu’à"), null=True, blank=True)

    class Meta:
        verbose_name = _("présence à la caisse")
        verbose_name_plural = _("présences à la caisse")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(finie_le=None),
                name="boutique_presence_une_a_la_fois",
                violation_error_message=_("Quelqu’un tient déjà cette caisse."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.personne} · {self.session}"
