"""What was done at a counter to learn it: it counts nowhere."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.comptoirs.parcours import Poste


class Essai(models.Model):
    """A gesture made in training, that its own service accepted. Its number is its id.

    ``document``: what opens it again on the screen, without a free word; None where the true
    gesture gives none. ``faits``: the codes of the first day's gestures that it shows.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    empreinte = models.CharField(_("empreinte du document"), max_length=64)
    poste = models.CharField(_("poste"), max_length=8, choices=Poste.choices)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    point = models.ForeignKey("lieux.Point", models.PROTECT, verbose_name=_("point"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    par = models.ForeignKey(
        "personnes.Personne", models.PROTECT, related_name="+", verbose_name=_("par")
    )
    le = models.DateTimeField(_("le"), db_index=True)
    masse_g = models.PositiveBigIntegerField(_("masse"))
    document = models.JSONField(_("document"), null=True)
    faits = models.JSONField(_("gestes appris"), default=list)
    annule_le = models.DateTimeField(_("annulé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("essai")
        verbose_name_plural = _("essais")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(poste__in=Poste.values),
                name="collecte_essai_poste_connu",
                violation_error_message=_("On ne s’entraîne pas à ce poste."),
            ),
        )

    def __str__(self) -> str:
        return _("essai E%(n)s") % {"n": self.pk}

    @property
    def est_du_jour(self) -> bool:
        """Whether the try was made on the current day of its site (Paris)."""
        return timezone.localdate(self.le) == timezone.localdate()
