"""The papers that were handed over with a ticket."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Remis(models.Model):
    """A ticket handed over: printed, mailed, shown as a code; the second time, a duplicate.

    Sealed: every paper that left the till is known.
    """

    class Forme(models.TextChoices):
        PAPIER = "papier", _("imprimé")
        COURRIEL = "courriel", _("par courriel")
        CODE = "code", _("par un code à scanner")
        CADEAU = "cadeau", _("ticket cadeau")
        REFUSE = "refuse", _("refusé par le client")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    vente = models.ForeignKey(
        "boutique_ventes.Vente", models.PROTECT, related_name="remis", verbose_name=_("vente")
    )
    forme = models.CharField(_("forme"), max_length=8, choices=Forme.choices)
    # Of the papers that hold the prices: 0 is the ticket, n the nth duplicate.
    duplicata = models.PositiveSmallIntegerField(_("duplicata nº"), default=0)
    le = models.DateTimeField(_("le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("ticket remis")
        verbose_name_plural = _("tickets remis")
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(forme__in=["papier", "courriel", "code", "cadeau", "refuse"]),
                name="boutique_remis_forme_connue",
                violation_error_message=_("Cette forme de ticket n’existe pas."),
            ),
            models.UniqueConstraint(
                fields=["vente", "duplicata"],
                condition=Q(forme="papier"),
                name="boutique_remis_duplicata",
                violation_error_message=_("Ce duplicata est déjà sorti."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.vente} {self.get_forme_display()}"
