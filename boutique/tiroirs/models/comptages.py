"""What was counted of a drawer when its session closed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boutique.caisses.models import Session


class Comptage(models.Model):
    """What somebody counted when a session closed; counted again, one more row. Sealed.

    ``coupures``: cents of a coin or a note → how many. ``carte_cts``: the terminal's total
    as typed. ``retenu``: the one that the closing keeps.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    session = models.ForeignKey(
        Session, models.PROTECT, related_name="comptages", verbose_name=_("session")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    le = models.DateTimeField(_("le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    coupures = models.JSONField(_("coupures"))
    especes_cts = models.PositiveIntegerField(_("espèces comptées"))
    especes_attendues_cts = models.IntegerField(_("espèces attendues"))
    cheques_comptes = models.PositiveSmallIntegerField(_("chèques comptés"))
    cheques_attendus = models.SmallIntegerField(_("chèques attendus"))
    carte_cts = models.IntegerField(_("total du terminal"))
    carte_attendue_cts = models.IntegerField(_("carte attendue"))
    retenu = models.BooleanField(_("retenu"))
    motif = models.CharField(_("motif"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("comptage de caisse")
        verbose_name_plural = _("comptages de caisse")
        ordering = ("session", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["session", "rang"],
                name="boutique_comptage_rang",
                violation_error_message=_("Cette session a déjà ce comptage."),
            ),
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(retenu=True),
                name="boutique_comptage_un_seul_retenu",
                violation_error_message=_("Cette session est déjà comptée."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.session} ({self.rang})"

    @property
    def ecart_cts(self) -> int:
        """What the drawer holds beyond what it should; negative: it is short."""
        return self.especes_cts - self.especes_attendues_cts

    def est_juste(self, tolerance_cts: int) -> bool:
        """Whether cheques and card agree, and the cash is within so many cents."""
        return (
            abs(self.ecart_cts) <= tolerance_cts
            and self.cheques_comptes == self.cheques_attendus
            and self.carte_cts == self.carte_attendue_cts
        )
