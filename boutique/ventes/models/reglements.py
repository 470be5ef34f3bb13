"""How a ticket was paid."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Reglement(models.Model):
    """How a ticket was paid, or paid back: signed cents, net of the change. Sealed."""

    vente = models.ForeignKey(
        "boutique_ventes.Vente", models.PROTECT, related_name="reglements", verbose_name=_("vente")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    moyen = models.ForeignKey(
        "boutique_regles.Moyen", models.PROTECT, related_name="reglements", verbose_name=_("moyen")
    )
    # Copied: a means that is renamed, becomes another kind or goes to another account leaves
    # the past alone.
    genre = models.CharField(_("genre"), max_length=8)
    libelle = models.CharField(_("libellé"), max_length=40)
    compte = models.CharField(_("compte comptable"), max_length=12, blank=True, db_default="")
    montant_cts = models.BigIntegerField(_("montant"))
    donne_cts = models.BigIntegerField(_("donné"))
    reference = models.CharField(_("référence"), max_length=40, blank=True)
    bon_achat = models.ForeignKey(
        "boutique_ventes.BonAchat",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reglements",
        verbose_name=_("bon d’achat"),
    )

    class Meta:
        verbose_name = _("règlement")
        verbose_name_plural = _("règlements")
        ordering = ("vente", "rang")
        indexes = (
            # The few that the bank waits for, found among all payments.
            models.Index(
                fields=["genre"],
                condition=Q(genre="cheque"),
                name="boutique_reglement_cheques",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["vente", "rang"],
                name="boutique_reglement_rang_unique",
                violation_error_message=_("Ce ticket a déjà ce règlement."),
            ),
            models.CheckConstraint(
                condition=~Q(montant_cts=0)
                & (
                    Q(donne_cts=F("montant_cts"))
                    | Q(genre="especes", montant_cts__gt=0, donne_cts__gt=F("montant_cts"))
                ),
                name="boutique_reglement_monnaie",
                violation_error_message=_("On ne rend la monnaie que sur des espèces."),
            ),
            models.CheckConstraint(
                condition=Q(genre="bon", bon_achat__isnull=False)
                | (~Q(genre="bon") & Q(bon_achat=None)),
                name="boutique_reglement_bon",
                violation_error_message=_("Un règlement par bon dit lequel."),
            ),
        )

    def __str__(self) -> str:
        return self.libelle

    @property
    def rendu_cts(self) -> int:
        return self.donne_cts - self.montant_cts
