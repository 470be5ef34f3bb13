"""What people type once a year, what they aim at, and the views that each keeps for himself."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ReleveQuerySet(models.QuerySet["Releve"]):
    def de(self, annees):
        """The typed values of some years, the latest word first."""
        return self.filter(annee__in=annees).order_by("indicateur", "annee", "-rang")


class Releve(models.Model):
    """A value typed for a year of the association. Sealed: a correction is one more row.

    ``valeur`` is in the unit of the indicator; ``rang`` 1 is the first word, the highest
    stands. ``methode`` says how it was counted, ``motif`` why it was corrected.
    """

    indicateur = models.CharField(_("indicateur"), max_length=30)
    annee = models.PositiveSmallIntegerField(_("année"))
    rang = models.PositiveSmallIntegerField(_("rang"))
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    valeur = models.BigIntegerField(_("valeur"))
    methode = models.CharField(_("méthode"), max_length=300)
    motif = models.CharField(_("raison"), max_length=200, blank=True)
    enregistre_le = models.DateTimeField(_("enregistré le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    objects = ReleveQuerySet.as_manager()

    class Meta:
        verbose_name = _("relevé")
        verbose_name_plural = _("relevés")
        constraints = (
            models.UniqueConstraint(
                fields=["indicateur", "annee", "rang"],
                name="indicateurs_releve_rang_unique",
                violation_error_message=_("Cet indicateur vient d’être saisi."),
            ),
            models.CheckConstraint(
                condition=Q(valeur__gte=0),
                name="indicateurs_releve_valeur_positive",
                violation_error_message=_("Un indicateur ne peut pas être négatif."),
            ),
            models.CheckConstraint(
                condition=Q(annee__gte=2000) & Q(annee__lte=2200),
                name="indicateurs_releve_annee_possible",
                violation_error_message=_("Cette année n’est pas possible."),
            ),
            models.CheckConstraint(
                condition=~Q(methode=""),
                name="indicateurs_releve_methode_dite",
                violation_error_message=_("Dites comment ce chiffre a été compté."),
            ),
            models.CheckConstraint(
                condition=Q(rang=1, motif="") | (Q(rang__gte=2) & ~Q(motif="")),
                name="indicateurs_releve_correction_motivee",
                violation_error_message=_("Une correction porte toujours sa raison."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicateur} {self.annee}"


class CibleQuerySet(models.QuerySet["Cible"]):
    def du_lieu(self, annees, lieu):
        """What is aimed at some years at a site, or for all (``lieu`` None), the latest first."""
        return self.filter(annee__in=annees, lieu=lieu).order_by("indicateur", "annee", "-rang")


class Cible(models.Model):
    """What is aimed at for a year, at a site or everywhere. Sealed: the last word stands.

    ``valeur``: in the unit of the indicator, None where nothing is aimed at any more. ``rang``:
    the order of the words on an indicator and its year, whatever their site.
    """

    indicateur = models.CharField(_("indicateur"), max_length=30)
    annee = models.PositiveSmallIntegerField(_("année"))
    lieu = models.ForeignKey(
        "lieux.Lieu",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lieu"),
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    valeur = models.BigIntegerField(_("cible"), null=True, blank=True)
    motif = models.CharField(_("raison"), max_length=200)
    enregistre_le = models.DateTimeField(_("enregistré le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    objects = CibleQuerySet.as_manager()

    class Meta:
        verbose_name = _("cible")
        verbose_name_plural = _("cibles")
        constraints = (
            models.UniqueConstraint(
                fields=["indicateur", "annee", "rang"],
                name="indicateurs_cible_rang_unique",
                violation_error_message=_("Une cible de cet indicateur vient d’être posée."),
            ),
            models.CheckConstraint(
                condition=Q(valeur=None) | Q(valeur__gte=0),
                name="indicateurs_cible_positive",
                violation_error_message=_("Une cible ne peut pas être négative."),
            ),
            models.CheckConstraint(
                condition=Q(annee__gte=2000) & Q(annee__lte=2200) & Q(rang__gte=1),
                name="indicateurs_cible_annee_possible",
                violation_error_message=_("Cette année n’est pas possible."),
            ),
            models.CheckConstraint(
                condition=~Q(motif="") & ~Q(indicateur=""),
                name="indicateurs_cible_motivee",
                violation_error_message=_("Dites d’où vient cette cible."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicateur} {self.annee}"


class Vue(models.Model):
    """An address of the dashboard that an account keeps, under a name of its own."""

    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    nom = models.CharField(_("nom"), max_length=60)
    chemin = models.CharField(_("adresse"), max_length=400)
    gardee_le = models.DateTimeField(_("gardée le"))

    class Meta:
        verbose_name = _("vue")
        verbose_name_plural = _("vues")
        constraints = (
            models.UniqueConstraint(
                fields=["compte", "nom"],
                name="indicateurs_vue_nom_unique",
                violation_error_message=_("Vous avez déjà une vue de ce nom."),
            ),
            models.CheckConstraint(
                condition=~Q(nom="") & Q(chemin__startswith="/"),
                name="indicateurs_vue_nommee",
                violation_error_message=_("Une vue a un nom et une adresse d’ici."),
            ),
        )

    def __str__(self) -> str:
        return self.nom
