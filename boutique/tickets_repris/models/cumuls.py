"""The sums of the tickets of before, a day at a time, kept by the transaction that writes them.

``categorie`` and ``moyen`` are ids, 0 for none: a key has no empty column.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

# What a day of lines sums, in the order of its columns.
SOMMEES = (
    *("montant_cts", "rendu_cts", "offerts", "objets", "pesee_g", "estimee_g", "masse_cts"),
    "sans_masse",
)


def _lieu() -> models.ForeignKey:
    # Read by day, always.
    return models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="+", db_index=False, verbose_name=_("lieu")
    )


class CumulLignesReprises(models.Model):
    """The lines of a day, by site and category, net of refunds, which ``rendu_cts`` tells apart.

    ``estimee_g``: masses of which nobody knows if they are of one object or of several;
    ``masse_cts``: what those that have a mass brought in; ``sans_masse``: objects of the others.
    """

    jour = models.DateField(_("jour"))
    lieu = _lieu()
    categorie = models.BigIntegerField(_("catégorie"))
    montant_cts = models.BigIntegerField(_("montant"), default=0)
    rendu_cts = models.BigIntegerField(_("remboursé"), default=0)
    offerts = models.BigIntegerField(_("lignes offertes"), default=0)
    objets = models.BigIntegerField(_("objets"), default=0)
    pesee_g = models.BigIntegerField(_("masse pesée"), default=0)
    estimee_g = models.BigIntegerField(_("masse estimée"), db_default=0, default=0)
    masse_cts = models.BigIntegerField(_("montant de ce qui a une masse"), default=0)
    sans_masse = models.BigIntegerField(_("objets sans masse"), default=0)

    class Meta:
        verbose_name = _("cumul des lignes d’avant")
        verbose_name_plural = _("cumuls des lignes d’avant")
        constraints = (
            models.UniqueConstraint(
                fields=["jour", "lieu", "categorie"], name="boutique_cumul_lignes_reprises"
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour} {self.montant_cts}"


class CumulTicketsRepris(models.Model):
    """The tickets of a day, by site, means and hour of Paris, and what they brought in, net."""

    jour = models.DateField(_("jour"))
    lieu = _lieu()
    moyen = models.BigIntegerField(_("moyen de paiement"))
    heure = models.SmallIntegerField(_("heure"))
    ventes = models.BigIntegerField(_("ventes"), default=0)
    avoirs = models.BigIntegerField(_("remboursements"), default=0)
    montant_cts = models.BigIntegerField(_("montant"), default=0)

    class Meta:
        verbose_name = _("cumul des tickets d’avant")
        verbose_name_plural = _("cumuls des tickets d’avant")
        constraints = (
            models.UniqueConstraint(
                fields=["jour", "lieu", "moyen", "heure"], name="boutique_cumul_tickets_repris"
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour} {self.heure} h\u00a0: {self.ventes}"
