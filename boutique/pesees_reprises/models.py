"""Which row of an old base a bon came from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SourceQuerySet(models.QuerySet["Source"]):
    def vivantes(self):
        """Those whose bon stands."""
        return self.filter(bon__isnull=False, bon__annulation=None)


class Source(models.Model):
    """A gesture of an old base, and the bon that was written of it. Sealed.

    ``base``, ``table``, ``numero``: whose it is, and its id there; an exit weighed on several days
    has a row a day, the following ones under the id of their first weighing. ``rang``: its version:
    a later export that says otherwise adds one, and cancels the bon of the one before. ``bon``
    None: nothing of it counts any more. ``empreinte``: digest of what it said, in the words of
    here; ``lignes``: how many weighings hung on it. ``point``: the old point; ``classe``: that of
    an exit, in the old tool's word.
    """

    class Table(models.TextChoices):
        COLLECTES = "collectes", _("dépôt")
        SORTIES = "sorties", _("sortie")
        PESEES_SORTIES = "pesees_sorties", _("sortie d’un autre jour")
        VENTES = "ventes", _("vente")

    base = models.PositiveIntegerField(_("base d’avant"))
    table = models.CharField(_("table d’avant"), max_length=16, choices=Table.choices)
    numero = models.BigIntegerField(_("numéro d’avant"))
    rang = models.PositiveSmallIntegerField(_("version"))
    bon = models.OneToOneField(
        "collecte_livre.Bon",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="source_d_avant",
        verbose_name=_("bon"),
    )
    empreinte = models.CharField(_("empreinte"), max_length=64)
    lignes = models.PositiveIntegerField(_("pesées d’avant"))
    point = models.BigIntegerField(_("point d’avant"))
    classe = models.CharField(_("classe d’avant"), max_length=8, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("pesée d’avant")
        verbose_name_plural = _("pesées d’avant")
        constraints = (
            models.UniqueConstraint(
                fields=["base", "table", "numero", "rang"],
                name="boutique_source_unique",
                violation_error_message=_("Cette pesée d’avant est déjà reprise."),
            ),
            models.CheckConstraint(
                condition=Q(table__in=["collectes", "sorties", "pesees_sorties", "ventes"])
                & Q(classe__in=["", "sorties", "sortiesc", "sortiesr", "sortiesp", "sortiesd"]),
                name="boutique_source_connue",
                violation_error_message=_("Cette table d’avant n’est pas reprise."),
            ),
            models.CheckConstraint(
                condition=Q(rang__gt=0),
                name="boutique_source_version",
                violation_error_message=_("La première version porte le numéro 1."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.numero}"
