"""What ties a dossier to the agreement whose days it declares."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .conventions import Convention


class DeclarationQuerySet(models.QuerySet["Declaration"]):
    def avec_leur_dossier(self):
        """Each with its dossier, but for what that one last read."""
        return self.select_related("dossier").defer("dossier__lecture")


class Declaration(models.Model):
    """The dossier of one period of an agreement; its days and its sites are the dossier's.

    ``debut``: the first of them, for the database to judge that a period is declared once.
    """

    dossier = models.OneToOneField(
        "dossiers.Dossier",
        models.PROTECT,
        primary_key=True,
        related_name="declaration",
        verbose_name=_("dossier"),
    )
    convention = models.ForeignKey(
        Convention, models.PROTECT, related_name="declarations", verbose_name=_("convention")
    )
    debut = models.DateField(_("premier jour"))

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("déclaration")
        verbose_name_plural = _("déclarations")
        ordering = ("convention", "-debut")
        constraints = (
            models.UniqueConstraint(
                fields=["convention", "debut"],
                name="collecte_declaration_une_par_periode",
                violation_error_message=_("Cette période est déjà déclarée."),
            ),
        )

    def __str__(self) -> str:
        return str(self.dossier)
