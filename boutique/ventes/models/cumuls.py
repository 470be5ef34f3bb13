"""The caches of the till: signed sums a day, kept by the ticket's own transaction.

Training is in none of them. ``categorie`` and ``operation`` are ids, 0 for none: a key has no
empty column.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


def _cle(to: str, nom) -> models.ForeignKey:
    # Read by day, always: an index of its own would lead SQLite to read ten years of a till.
    return models.ForeignKey(to, models.PROTECT, related_name="+", db_index=False, verbose_name=nom)


class CumulVentes(models.Model):
    """The lines of the tickets of a day, by till, activity, category, VAT, operation and kind.

    Amounts are net of refunds, which ``rendu_cts`` tells apart. ``offert_cts``: what the lines
    at 0 € would have cost; their discounts are not counted again. ``objets``: those whose
    number is known; ``objets_cts``, what they brought in; ``sans_nombre``: lines of things
    that nobody counted. Masses are those of donated things; ``masse_cts``, what these brought
    in; ``sans_masse``: objects that nobody knows the mass of, a lot without a number as one.
    """

    jour = models.DateField(_("jour"))
    caisse = _cle("boutique_caisses.Caisse", _("caisse"))
    activite = _cle("boutique_regles.Activite", _("activité"))
    categorie = models.BigIntegerField(_("catégorie"))
    regime = models.CharField(_("régime de TVA"), max_length=24)
    taux_cp = models.PositiveSmallIntegerField(_("taux de TVA"))
    operation = models.BigIntegerField(_("opération"))
    genre = models.CharField(_("genre"), max_length=24)
    montant_cts = models.BigIntegerField(_("montant"), default=0)
    remise_operation_cts = models.BigIntegerField(_("remises des opérations"), default=0)
    remise_main_cts = models.BigIntegerField(_("remises faites à la main"), default=0)
    offert_cts = models.BigIntegerField(_("valeur offerte"), default=0)
    offerts = models.BigIntegerField(_("lignes offertes"), default=0)
    rendu_cts = models.BigIntegerField(_("remboursé"), default=0)
    ht_cts = models.BigIntegerField(_("hors taxes"), default=0)
    tva_cts = models.BigIntegerField(_("TVA"), default=0)
    quantite = models.BigIntegerField(_("quantité"), default=0)
    objets = models.BigIntegerField(_("objets"), default=0)
    objets_cts = models.BigIntegerField(_("montant des objets comptés"), default=0)
    sans_nombre = models.BigIntegerField(_("lignes sans nombre"), default=0)
    pesee_g = models.BigIntegerField(_("masse pesée"), default=0)
    estimee_g = models.BigIntegerField(_("masse estimée"), default=0)
    masse_cts = models.BigIntegerField(_("montant de ce qui a une masse"), default=0)
    sans_masse = models.BigIntegerField(_("objets sans masse"), default=0)

    class Meta:
        verbose_name = _("cumul des ventes")
        verbose_name_plural = _("cumuls des ventes")
        indexes = (
            models.Index(fields=["sans_masse"], name="boutique_cumul_sans_masse"),
            # All that was ever sold of them is what customers may still spend.
            models.Index(
                fields=["jour"],
                condition=models.Q(genre="bon_achat"),
                name="boutique_cumul_bons_d_achat",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=[
                    *("jour", "caisse", "activite", "categorie", "regime", "taux_cp"),
                    *("operation", "genre"),
                ],
                name="boutique_cumul_ventes_cle",
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour} {self.montant_cts}"


class CumulTickets(models.Model):
    """Tickets by day, till, hour of Paris and the activities that they have together.

    ``activites``: their ids, in order, separated by commas: « 1,6 ». A ticket that only sells
    a membership is told from a sale, whatever an activity counts as later.
    """

    jour = models.DateField(_("jour"))
    caisse = _cle("boutique_caisses.Caisse", _("caisse"))
    heure = models.SmallIntegerField(_("heure"))
    activites = models.CharField(_("activités"), max_length=120, blank=True)
    ventes = models.BigIntegerField(_("ventes"), default=0)
    avoirs = models.BigIntegerField(_("remboursements"), default=0)
    corrections = models.BigIntegerField(_("corrections"), default=0)

    class Meta:
        verbose_name = _("cumul des tickets")
        verbose_name_plural = _("cumuls des tickets")
        constraints = (
            models.UniqueConstraint(
                fields=["jour", "caisse", "heure", "activites"], name="boutique_cumul_tickets_cle"
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour} {self.heure} h\u00a0: {self.ventes}"


class CumulHeuresDeVente(models.Model):
    """What came in by day, till, hour of Paris and activity, net of refunds."""

    jour = models.DateField(_("jour"))
    caisse = _cle("boutique_caisses.Caisse", _("caisse"))
    heure = models.SmallIntegerField(_("heure"))
    activite = _cle("boutique_regles.Activite", _("activité"))
    montant_cts = models.BigIntegerField(_("montant"), default=0)

    class Meta:
        verbose_name = _("cumul des heures de vente")
        verbose_name_plural = _("cumuls des heures de vente")
        constraints = (
            models.UniqueConstraint(
                fields=["jour", "caisse", "heure", "activite"],
                name="boutique_cumul_heures_cle",
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour} {self.heure} h\u00a0: {self.montant_cts}"


class CumulReglements(models.Model):
    """What was paid by day, till and means, net of what was paid back and of corrections.

    ``nombre``: payments taken, less those undone.
    """

    jour = models.DateField(_("jour"))
    caisse = _cle("boutique_caisses.Caisse", _("caisse"))
    moyen = _cle("boutique_regles.Moyen", _("moyen"))
    montant_cts = models.BigIntegerField(_("montant"), default=0)
    nombre = models.BigIntegerField(_("nombre"), default=0)

    class Meta:
        verbose_name = _("cumul des règlements")
        verbose_name_plural = _("cumuls des règlements")
        constraints = (
            models.UniqueConstraint(
                fields=["jour", "caisse", "moyen"], name="boutique_cumul_reglements_cle"
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour} {self.moyen_id} : {self.montant_cts}"
