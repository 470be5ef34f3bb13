"""A bike lent to somebody, until a day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class PretQuerySet(models.QuerySet["Pret"]):
    def en_cours(self):
        return self.filter(rendu_le=None)

    def en_retard(self, jour):
        return self.en_cours().filter(jusqu_au__lt=jour)


class Pret(models.Model):
    """A bike lent to somebody until a day."""

    velo = models.ForeignKey(
        "velo.Velo", models.PROTECT, related_name="prets", verbose_name=_("vélo")
    )
    personne = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        related_name="+",
        verbose_name=_("emprunté par"),
    )
    le = models.DateTimeField(_("prêté le"))
    jusqu_au = models.DateField(_("jusqu’au"))
    rendu_le = models.DateTimeField(_("rendu le"), null=True, blank=True)

    objects = PretQuerySet.as_manager()

    class Meta:
        verbose_name = _("prêt")
        verbose_name_plural = _("prêts")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["velo"],
                condition=Q(rendu_le=None),
                name="velo_pret_un_seul",
                violation_error_message=_("Ce vélo est déjà prêté."),
            ),
            models.CheckConstraint(
                condition=Q(rendu_le=None) | Q(rendu_le__gte=F("le")),
                name="velo_pret_rendu_apres",
                violation_error_message=_("Un vélo est rendu après avoir été prêté."),
            ),
        )

    def __str__(self) -> str:
        return str(self.velo)
