"""The caches of the ledger: signed sums that services keep, and verifier checks."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import EtapeDenrees


def _sans_denrees(table: str, *bouts: str) -> models.CheckConstraint:
    """Food never meets a total of objects: no sum of theirs has one of its stages."""
    condition = Q()
    for bout in bouts:
        condition &= ~Q(**{f"{bout}__in": EtapeDenrees.values})
    return models.CheckConstraint(
        condition=condition,
        name=f"collecte_{table}_sans_denrees",
        violation_error_message=_("Les denrées ne s’additionnent pas aux objets."),
    )


def _cle(to: str, nom) -> models.ForeignKey:
    return models.ForeignKey(to, models.PROTECT, related_name="+", verbose_name=nom)


class Stock(models.Model):
    """What lies at a stage of a site, by category and material, in grams; may be negative."""

    lieu = _cle("lieux.Lieu", _("lieu"))
    categorie = _cle("collecte_listes.Categorie", _("catégorie"))
    etape = models.CharField(_("étape"), max_length=20)
    matiere = _cle("collecte_listes.Matiere", _("matière"))
    masse_g = models.BigIntegerField(_("masse"), default=0)

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stocks")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "categorie", "etape", "matiere"], name="collecte_stock_cle"
            ),
            _sans_denrees("stock", "etape"),
        )

    def __str__(self) -> str:
        return f"{self.lieu} {self.categorie} {self.etape} : {self.masse_g} g"


class Cumul(models.Model):
    """Movements summed by month: one row a month, site, category, material, move, measure."""

    mois = models.DateField(_("mois"))
    lieu = _cle("lieux.Lieu", _("lieu"))
    categorie = _cle("collecte_listes.Categorie", _("catégorie"))
    matiere = _cle("collecte_listes.Matiere", _("matière"))
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
            _sans_denrees("cumul", "de", "vers"),
        )

    def __str__(self) -> str:
        return f"{self.mois:%Y-%m} {self.de} → {self.vers} : {self.masse_g} g"


class CumulDepots(models.Model):
    """Deposits by month, site, origin and locality: how many, how heavy. Read unfiltered."""

    mois = models.DateField(_("mois"))
    lieu = _cle("lieux.Lieu", _("lieu"))
    origine = _cle("collecte_listes.Origine", _("origine"))
    localite = _cle("collecte_listes.Localite", _("localité"))
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
        return f"{self.mois:%Y-%m} {self.depots} : {self.masse_g} g"


class CumulApports(models.Model):
    """What came in by month, site, category, origin and locality. Read under a filter only."""

    mois = models.DateField(_("mois"))
    lieu = _cle("lieux.Lieu", _("lieu"))
    categorie = _cle("collecte_listes.Categorie", _("catégorie"))
    origine = _cle("collecte_listes.Origine", _("origine"))
    localite = _cle("collecte_listes.Localite", _("localité"))
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
        return f"{self.mois:%Y-%m} {self.categorie} : {self.masse_g} g"


class CumulAnnees(models.Model):
    """Movements summed by civil year, without their material: what a comparison reads."""

    annee = models.PositiveSmallIntegerField(_("année"))
    lieu = _cle("lieux.Lieu", _("lieu"))
    categorie = _cle("collecte_listes.Categorie", _("catégorie"))
    de = models.CharField(_("de"), max_length=20)
    vers = models.CharField(_("vers"), max_length=20)
    mesure = models.CharField(_("mesure"), max_length=8)
    masse_g = models.BigIntegerField(_("masse"), default=0)

    class Meta:
        verbose_name = _("cumul de l’année")
        verbose_name_plural = _("cumuls de l’année")
        constraints = (
            models.UniqueConstraint(
                fields=["annee", "lieu", "categorie", "de", "vers", "mesure"],
                name="collecte_cumul_annees_cle",
            ),
            _sans_denrees("cumul_annees", "de", "vers"),
        )

    def __str__(self) -> str:
        return f"{self.annee} {self.de} → {self.vers} : {self.masse_g} g"


class CumulHeures(models.Model):
    """Deposits by month, site, day of the week (1: Monday) and hour of Paris.

    ``heure`` is -1 where nobody knows it: a deposit typed on another day than its own.
    """

    SANS_HEURE = -1

    mois = models.DateField(_("mois"))
    lieu = _cle("lieux.Lieu", _("lieu"))
    jour_semaine = models.SmallIntegerField(_("jour de la semaine"))
    heure = models.SmallIntegerField(_("heure"))
    masse_g = models.BigIntegerField(_("masse"), default=0)
    depots = models.BigIntegerField(_("dépôts"), default=0)

    class Meta:
        verbose_name = _("cumul des heures")
        verbose_name_plural = _("cumuls des heures")
        constraints = (
            models.UniqueConstraint(
                fields=["mois", "lieu", "jour_semaine", "heure"], name="collecte_cumul_heures_cle"
            ),
        )

    def __str__(self) -> str:
        return f"{self.mois:%Y-%m} jour {self.jour_semaine}, {self.heure} h : {self.depots}"


class CumulPartenaires(models.Model):
    """What structures took, by month, site and end; what the bridge corrects included.

    ``annee_entiere``: what is known of the whole year alone, in the month where it is written.
    """

    mois = models.DateField(_("mois"))
    annee_entiere = models.BooleanField(_("d’une année entière"), default=False, db_default=False)
    lieu = _cle("lieux.Lieu", _("lieu"))
    structure = _cle("personnes.Structure", _("structure"))
    fin = models.CharField(_("fin"), max_length=20)
    masse_g = models.BigIntegerField(_("masse"), default=0)

    class Meta:
        verbose_name = _("cumul des partenaires")
        verbose_name_plural = _("cumuls des partenaires")
        constraints = (
            models.UniqueConstraint(
                fields=["mois", "annee_entiere", "lieu", "structure", "fin"],
                name="collecte_cumul_partenaires_cle",
            ),
        )

    def __str__(self) -> str:
        return f"{self.mois:%Y-%m} {self.structure} {self.fin} : {self.masse_g} g"
