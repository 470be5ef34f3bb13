"""What an hour given is worth in euros: a choice of the house, dated, with its source."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class TauxHoraire(models.Model):
    """The value of an hour from a day on. Sealed: of that day, the last word (``rang``) stands.

    ``taux_cts``: cents an hour; None: from that day on, hours have no value in euros.
    """

    debut = models.DateField(_("depuis le"))
    rang = models.PositiveSmallIntegerField(_("rang"))
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    taux_cts = models.PositiveIntegerField(_("valeur d’une heure"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)
    enregistre_le = models.DateTimeField(_("enregistré le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("valeur d’une heure de bénévolat")
        verbose_name_plural = _("valeurs d’une heure de bénévolat")
        ordering = ("-debut", "-rang")
        constraints = (
            models.UniqueConstraint(
                fields=["debut", "rang"],
                name="benevolat_taux_rang_unique",
                violation_error_message=_("Cette valeur vient d’être dite."),
            ),
            models.CheckConstraint(
                condition=(Q(taux_cts=None) | Q(taux_cts__gt=0)) & Q(rang__gte=1),
                name="benevolat_taux_positif",
                violation_error_message=_("Une heure vaut plus de zéro euro."),
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="benevolat_taux_source_dite",
                violation_error_message=_("Dites d’où vient cette valeur."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.debut} · {self.taux_cts}"
