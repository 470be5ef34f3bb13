"""The four caches of the ledger: signed sums that one service keeps, and verifier checks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


def _cle(to: str, nom) -> models.ForeignKey:
    return models.ForeignKey(to, models.PROTECT, related_name="+", verbose_name=nom)


class Stock(models.Model):
    """What lies at a stage of a site, by category and material, in grams; may be negative."""

    lieu = _cle("lieux.Lieu", _("lieu"))
    categorie = _cle("collecte.Categorie", _("catégorie"))
    etape = models.CharField(_("étape"), max_length=20)
    matiere = _cle("collecte.Matiere", _("matière"))
    masse_g = models.BigIntegerField(_("masse"), default=0)

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stocks")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "categorie", "etape", "matiere"], name="collecte_stock_cle"
            ),
        )

    def __str__(self) -> str:
        return f"{self.lieu} {self.categorie} {self.etape} : {self.masse_g} g"


class Cumul(models.Model):
    """Movements summed by month: one row a month, site, category, material, move, measure."""

    mois = models.DateField(_("mois"))
    lieu = _cle("lieux.Lieu", _("lieu"))
    categorie = _cle("collecte.Categorie", _("catégorie"))
    matiere = _cle("collecte.Matiere", _("matière"))
    de = models.CharField(_("de"), max_length=20)
    vers = models.CharField(_("vers"), max_length=20)
    mesure = models.CharField(_("mesure"), max_length=8)
    masse_g = models.BigIntegerField(_("masse"), default=0)

    class Meta:
        verbose_name = _("cumul du mois")
        verbose_name_plural = _("cumuls du mois")
        constraints = (
            models.UniqueConstraint(
                fields=["mois", "lieu", "categorie", "matiere", "de", "vers", "mesure"],
                name="collecte_cumul_cle",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mois:%Y-%m} {self.de} → {self.vers} : {self.masse_g} g"


class CumulDepots(models.Model):
    """Deposits by month, site, origin and locality: how many, how heavy. Read unfiltered."""

    mois = models.DateField(_("mois"))
    lieu = _cle("lieux.Lieu", _("lieu"))
    origine = _cle("collecte.Origine", _("origine"))
    localite = _cle("collecte.Localite", _("localité"))
    masse_g = models.BigIntegerField(_("masse"), default=0)
    depots = models.BigIntegerField(_("dépôts"), default=0)

    class Meta:
        verbose_name = _("cumul des dépôts")
        verbose_name_plural = _("cumuls des dépôts")
        constraints = (
            models.UniqueConstraint(
                fields=["mois", "lieu", "origine", "localite"], name="collecte_cumul_depots_cle"
            ),
        )

    def __str__(self) -> str:
        return f"{self.mois:%Y-%m} {self.depots} : {self.masse_g} g"


class CumulApports(models.Model):
    """What came in by month, site, category, origin and locality. Read under a filter only."""

    mois = models.DateField(_("mois"))
    lieu = _cle("lieux.Lieu", _("lieu"))
    categorie = _cle("collecte.Categorie", _("catégorie"))
    origine = _cle("collecte.Origine", _("origine"))
    localite = _cle("collecte.Localite", _("localité"))
    masse_g = models.BigIntegerField(_("masse"), default=0)

    class Meta:
        verbose_name = _("cumul des apports")
        verbose_name_plural = _("cumuls des apports")
        constraints = (
            models.UniqueConstraint(
                fields=["mois", "lieu", "categorie", "origine", "localite"],
                name="collecte_cumul_apports_cle",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mois:%Y-%m} {self.categorie} : {self.masse_g} g"
