"""What is said of a séance's heads once its bilan is made: the last one said holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApresLeBilanQuerySet(models.QuerySet):
    def en_vigueur(self):
        """The last one of each bilan."""
        suivants = self.model._default_manager.filter(
            bilan=models.OuterRef("bilan"), rang__gt=models.OuterRef("rang")
        )
        return self.filter(~models.Exists(suivants))


class ApresLeBilan(models.Model):
    """One saying, by whom and when; ``bilan`` is each model's own."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    rang = models.PositiveSmallIntegerField(_("rang"))
    enregistree_le = models.DateTimeField(_("enregistrée le"))
    par = models.BigIntegerField(_("personne"), null=True)
    compte = models.BigIntegerField(_("compte"), null=True)

    objects = ApresLeBilanQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.bilan}, nº {self.rang}"  # type: ignore[attr-defined]
