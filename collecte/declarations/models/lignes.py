"""What an agreement is made of: its lines, what each holds, what it pays, the columns it asks."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..colonnes import CODES
from .conventions import Convention


class LigneDeConvention(models.Model):
    """A line of the éco-organisme's own nomenclature: its code, its name."""

    convention = models.ForeignKey(
        Convention, models.CASCADE, related_name="lignes", verbose_name=_("convention")
    )
    code = models.CharField(_("code"), max_length=20)
    libelle = models.CharField(_("libellé"), max_length=80)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("ligne de convention")
        verbose_name_plural = _("lignes de conventions")
        ordering = ("convention", "ordre", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["convention", "code"],
                name="collecte_ligne_convention_unique",
                violation_error_message=_("Cette convention a déjà une ligne de ce code."),
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(libelle=""),
                name="collecte_ligne_convention_dite",
                violation_error_message=_("Une ligne a son code et son libellé."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} – {self.libelle}"


class Rattachement(models.Model):
    """A category, or a material, that a line of an agreement holds; once in an agreement.

    ``convention``: that of the line, for the database to judge. A category holds those of its
    sub-categories that no line holds; a material, what is set apart as such, whatever it was.
    """

    convention = models.ForeignKey(
        Convention, models.CASCADE, related_name="rattachements", verbose_name=_("convention")
    )
    ligne = models.ForeignKey(
        LigneDeConvention, models.CASCADE, related_name="rattachements", verbose_name=_("ligne")
    )
    categorie = models.ForeignKey(
        "collecte_listes.Categorie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("catégorie"),
    )
    matiere = models.ForeignKey(
        "collecte_listes.Matiere",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("matière"),
    )

    class Meta:
        verbose_name = _("rattachement à une ligne")
        verbose_name_plural = _("rattachements aux lignes")
        ordering = ("ligne", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["convention", "categorie"],
                condition=Q(categorie__isnull=False),
                name="collecte_rattachement_categorie_unique",
                violation_error_message=_("Cette catégorie est déjà dans une ligne."),
            ),
            models.UniqueConstraint(
                fields=["convention", "matiere"],
                condition=Q(matiere__isnull=False),
                name="collecte_rattachement_matiere_unique",
                violation_error_message=_("Cette matière est déjà dans une ligne."),
            ),
            models.CheckConstraint(
                condition=Q(categorie__isnull=False, matiere=None)
                | Q(categorie=None, matiere__isnull=False),
                name="collecte_rattachement_l_une_ou_l_autre",
                violation_error_message=_("Une catégorie ou une matière, pas les deux."),
            ),
        )

    def __str__(self) -> str:
        return str(self.categorie or self.matiere)


class Soutien(models.Model):
    """What an agreement pays for a line, in cents: by tonne, by piece, or a lump sum."""

    class Nature(models.TextChoices):
        COLLECTE = "collecte", _("collecte")
        REEMPLOI = "reemploi", _("réemploi")
        RECYCLAGE = "recyclage", _("recyclage")
        FORFAIT = "forfait", _("forfait")

    class Par(models.TextChoices):
        TONNE = "tonne", _("par tonne")
        PIECE = "piece", _("par pièce")
        DECLARATION = "declaration", _("par déclaration")

    ligne = models.ForeignKey(
        LigneDeConvention, models.CASCADE, related_name="soutiens", verbose_name=_("ligne")
    )
    nature = models.CharField(_("pour"), max_length=10, choices=Nature.choices)
    par = models.CharField(_("compté"), max_length=11, choices=Par.choices)
    montant_cts = models.PositiveBigIntegerField(_("montant"))

    class Meta:
        verbose_name = _("soutien")
        verbose_name_plural = _("soutiens")
        ordering = ("ligne", "nature")
        constraints = (
            models.UniqueConstraint(
                fields=["ligne", "nature"],
                name="collecte_soutien_un_par_nature",
                violation_error_message=_("Cette ligne a déjà ce soutien."),
            ),
            models.CheckConstraint(
                condition=Q(montant_cts__gt=0)
                & Q(nature__in=["collecte", "reemploi", "recyclage", "forfait"])
                & Q(par__in=["tonne", "piece", "declaration"]),
                name="collecte_soutien_montant",
                violation_error_message=_("Un soutien est plus grand que zéro."),
            ),
            models.CheckConstraint(
                condition=Q(nature="forfait", par="declaration")
                | (~Q(nature="forfait") & Q(par__in=["tonne", "piece"])),
                name="collecte_soutien_forfait",
                violation_error_message=_(
                    "Un forfait se compte par déclaration, le reste par tonne ou par pièce."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_nature_display()} {self.get_par_display()}"


class ColonneDeConvention(models.Model):
    """A column of the table that an éco-organisme asks: a known figure, under its own name."""

    convention = models.ForeignKey(
        Convention, models.CASCADE, related_name="colonnes", verbose_name=_("convention")
    )
    code = models.CharField(_("chiffre"), max_length=20)
    nom = models.CharField(_("nom de la colonne"), max_length=60)
    ordre = models.PositiveSmallIntegerField(_("ordre"))

    class Meta:
        verbose_name = _("colonne de convention")
        verbose_name_plural = _("colonnes de conventions")
        ordering = ("convention", "ordre", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["convention", "code"],
                name="collecte_colonne_convention_unique",
                violation_error_message=_("Cette colonne est déjà là."),
            ),
            models.CheckConstraint(
                condition=Q(code__in=CODES) & ~Q(nom=""),
                name="collecte_colonne_convention_connue",
                violation_error_message=_("Ce chiffre n’existe pas, ou n’a pas de nom."),
            ),
        )

    def __str__(self) -> str:
        return self.nom
