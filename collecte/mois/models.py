"""Months: open, closed with frozen figures, sometimes reopened; and a site's dated choices."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Mois(models.Model):
    """A month of a site's books, open until it is closed. The row is what gestures lock."""

    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    mois = models.DateField(_("mois"))
    clos_le = models.DateTimeField(_("clos le"), null=True, blank=True)

    class Meta:
        verbose_name = _("mois")
        verbose_name_plural = _("mois")
        indexes = (models.Index(fields=["mois"], name="collecte_mois_par_mois"),)
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "mois"],
                name="collecte_mois_unique",
                violation_error_message=_("Ce mois existe déjà."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.mois:%Y-%m} · {self.lieu}"

    @property
    def est_clos(self) -> bool:
        return self.clos_le is not None


class Reglage(models.Model):
    """A choice of a site, from a day on: how it sorts, how it knows what it sold."""

    class Cle(models.TextChoices):
        MODE_TRI = "mode_tri", _("façon de trier")
        METHODE_VENTE = "methode_vente", _("façon de connaître les kilos vendus")

    class ModeTri(models.TextChoices):
        PAR_CONTENANT = "par_contenant", _("par contenant plein")
        PAR_LIGNE = "par_ligne", _("ligne à ligne")

    class MethodeVente(models.TextChoices):
        PESEE = "pesee", _("pesée")
        POIDS_MOYEN = "poids_moyen", _("poids moyen par objet")
        SOLDE = "solde", _("solde, déduit à la clôture du mois")

    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="reglages", verbose_name=_("lieu")
    )
    cle = models.CharField(_("réglage"), max_length=20, choices=Cle.choices)
    valeur = models.CharField(_("choix"), max_length=20)
    debut = models.DateField(_("depuis le"))

    class Meta:
        verbose_name = _("réglage")
        verbose_name_plural = _("réglages")
        ordering = ("lieu", "cle", "debut")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "cle", "debut"],
                name="collecte_reglage_unique",
                violation_error_message=_("Ce réglage change déjà ce jour-là."),
            ),
            models.CheckConstraint(
                condition=Q(cle="mode_tri", valeur__in=["par_contenant", "par_ligne"])
                | Q(cle="methode_vente", valeur__in=["pesee", "poids_moyen", "solde"]),
                name="collecte_reglage_connu",
                violation_error_message=_("Ce choix n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_cle_display()} : {self.valeur}"
