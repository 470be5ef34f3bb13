"""The reference lists: what the association may add to, rename, reorder and hide.

Hiding and renaming never change the past: rows are kept, and movements copy what they need.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..exemples import REPERES
from .categories import COULEUR, Categorie, ListeQuerySet


class Origine(models.Model):
    """How objects came here, and whether they were waste when they did.

    Source: matter given for reuse is not waste (C. env. art. L541-4-3 and the sector's
    practice); what is taken from a skip is.
    """

    class Statut(models.TextChoices):
        PRODUIT = "produit", _("produit")
        DECHET = "dechet", _("déchet")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    nom = models.CharField(_("nom"), max_length=60)
    statut_juridique = models.CharField(
        _("statut juridique"), max_length=8, choices=Statut.choices, default=Statut.PRODUIT
    )
    producteur = models.ForeignKey(
        "personnes.Structure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("producteur du déchet"),
        help_text=_("d’où vient ce qui est un déchet : une déchetterie, un éco-organisme"),
    )
    couleur = models.CharField(_("couleur"), max_length=7, validators=[COULEUR], default="#cb2323")
    pictogramme = models.CharField(_("pictogramme"), max_length=40, default="user")
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("origine")
        verbose_name_plural = _("origines")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(statut_juridique__in=["produit", "dechet"]),
                name="collecte_origine_statut_connu",
                violation_error_message=_("Ce statut n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


class Localite(models.Model):
    """Where a donor comes from, as coarse as a tile."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    nom = models.CharField(_("nom"), max_length=60)
    couleur = models.CharField(_("couleur"), max_length=7, validators=[COULEUR], default="#89cc58")
    lien = models.URLField(_("lien vers une carte"), blank=True)
    code_insee = models.CharField(
        _("code INSEE"),
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^[0-9][0-9AB][0-9]{3}$", _("Par exemple : 75111."))],
    )
    tuile = models.BooleanField(_("en tuile au comptoir"), default=False)
    non_demande = models.BooleanField(_("réponse « non demandé »"), default=False, editable=False)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("localité")
        verbose_name_plural = _("localités")
        ordering = ("ordre", "nom")

    def __str__(self) -> str:
        return self.nom

    @property
    def repere(self) -> str:
        """What tells it from the one that holds it: « du Chemin-Vert »; often nothing."""
        return str(REPERES.get(self.code, ""))


class Contenant(models.Model):
    """A trolley or a crate, whose tare the counter takes off."""

    nom = models.CharField(_("nom"), max_length=60, unique=True)
    description = models.CharField(_("description"), max_length=120, blank=True)
    tare_g = models.PositiveIntegerField(_("tare"), help_text=_("en grammes"))
    couleur = models.CharField(_("couleur"), max_length=7, validators=[COULEUR], default="#799082")
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("contenant")
        verbose_name_plural = _("contenants")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(tare_g__gt=0),
                name="collecte_contenant_tare_positive",
                violation_error_message=_("Une tare pèse quelque chose."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


class MotifRefus(models.Model):
    """A reason to refuse a donation."""

    nom = models.CharField(_("nom"), max_length=60, unique=True)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("motif de refus")
        verbose_name_plural = _("motifs de refus")
        ordering = ("ordre", "nom")

    def __str__(self) -> str:
        return self.nom


class Tuile(models.Model):
    """The place of a category at one counter: the order chosen there, which never moves."""

    point = models.ForeignKey(
        "lieux.Point", models.PROTECT, related_name="tuiles", verbose_name=_("point")
    )
    categorie = models.ForeignKey(
        Categorie, models.PROTECT, related_name="tuiles", verbose_name=_("catégorie")
    )
    ordre = models.PositiveSmallIntegerField(_("ordre"))

    class Meta:
        verbose_name = _("tuile")
        verbose_name_plural = _("tuiles")
        ordering = ("point", "ordre")
        constraints = (
            models.UniqueConstraint(
                fields=["point", "categorie"],
                name="collecte_tuile_unique",
                violation_error_message=_("Cette catégorie a déjà sa tuile à ce point."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.point} : {self.categorie}"
