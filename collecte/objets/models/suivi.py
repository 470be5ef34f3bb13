"""What decides which things are followed, where they are put, and the rolls of labels."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collecte.listes.models import Categorie
from collecte.listes.models.categories import ListeQuerySet


class SuiviParCategorie(models.Model):
    """Whether the things of a category are followed one by one, and with a unit sheet.

    Without a row a sub-category does as its parent does, and a category is not followed:
    a mug is counted in kilograms, never inventoried.
    """

    class Regle(models.TextChoices):
        JAMAIS = "jamais", _("jamais")
        PROPOSE = "propose", _("proposé")
        FICHE = "fiche", _("avec fiche")

    categorie = models.OneToOneField(
        Categorie, models.PROTECT, related_name="suivi", verbose_name=_("catégorie")
    )
    regle = models.CharField(
        _("suivi"),
        max_length=8,
        choices=Regle.choices,
        help_text=_("avec fiche : marque, modèle et numéro de série avant de vendre ou donner"),
    )

    class Meta:
        verbose_name = _("suivi par catégorie")
        verbose_name_plural = _("suivis par catégorie")
        constraints = (
            models.CheckConstraint(
                condition=Q(regle__in=["jamais", "propose", "fiche"]),
                name="collecte_suivi_regle_connue",
                violation_error_message=_("Cette règle de suivi n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.categorie} : {self.get_regle_display()}"


class Emplacement(models.Model):
    """A place of a site where followed things are put: « réserve 2 »."""

    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="emplacements", verbose_name=_("lieu")
    )
    nom = models.CharField(_("nom"), max_length=40)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("emplacement")
        verbose_name_plural = _("emplacements")
        ordering = ("ordre", "nom")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "nom"],
                name="collecte_emplacement_unique",
                violation_error_message=_("Ce lieu a déjà un emplacement de ce nom."),
            ),
        )

    def __str__(self) -> str:
        return self.nom
