"""Suspended meals: bought for somebody unknown, given to whoever asks. A pool per site."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Cagnotte(models.Model):
    """The pool of a site: how many meals wait. The row that its tills lock."""

    lieu = models.OneToOneField(
        "lieux.Lieu",
        models.PROTECT,
        primary_key=True,
        related_name="cagnotte",
        verbose_name=_("lieu"),
    )
    solde = models.IntegerField(_("repas en attente"), default=0)

    class Meta:
        verbose_name = _("cagnotte de repas suspendus")
        verbose_name_plural = _("cagnottes de repas suspendus")
        constraints = (
            models.CheckConstraint(
                condition=Q(solde__gte=0),
                name="cafe_cagnotte_jamais_negative",
                violation_error_message=_("Il n’y a plus de repas suspendu."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.lieu} : {self.solde}"


class MouvementSuspendu(models.Model):
    """Meals that entered the pool or left it, by a line of the till. Sealed.

    ``solde``: what waits after it; ``achetes``, ``donnes``: all that were since the first one,
    what was given back taken off.
    """

    class Nature(models.TextChoices):
        ACHETE = "achete", _("acheté")
        REMBOURSE = "rembourse", _("achat remboursé")
        DONNE = "donne", _("donné")
        REPRIS = "repris", _("don annulé")

    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    rang = models.PositiveIntegerField(_("rang"))
    nature = models.CharField(_("nature"), max_length=10, choices=Nature.choices)
    nombre = models.IntegerField(_("repas"))
    solde = models.IntegerField(_("repas en attente"))
    achetes = models.PositiveIntegerField(_("achetés depuis le début"))
    donnes = models.PositiveIntegerField(_("donnés depuis le début"))
    ligne = models.OneToOneField(
        "boutique_ventes.LigneVente",
        models.PROTECT,
        related_name="repas_suspendus",
        verbose_name=_("ligne de ticket"),
    )
    le = models.DateTimeField(_("le"))

    class Meta:
        verbose_name = _("mouvement de repas suspendus")
        verbose_name_plural = _("mouvements de repas suspendus")
        ordering = ("lieu", "-rang")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "rang"],
                name="cafe_suspendu_rang",
                violation_error_message=_("Un autre mouvement a ce rang."),
            ),
            models.CheckConstraint(
                condition=Q(solde__gte=0),
                name="cafe_suspendu_jamais_negatif",
                violation_error_message=_("Il n’y a plus de repas suspendu."),
            ),
            models.CheckConstraint(
                condition=Q(solde=models.F("achetes") - models.F("donnes")),
                name="cafe_suspendu_compteurs",
                violation_error_message=_(
                    "Le solde est ce qui fut acheté, moins ce qui fut donné."
                ),
            ),
            models.CheckConstraint(
                condition=Q(nature__in=["achete", "repris"], nombre__gt=0)
                | Q(nature__in=["rembourse", "donne"], nombre__lt=0),
                name="cafe_suspendu_sens",
                violation_error_message=_("Acheté ajoute un repas, donné en ôte un."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_nature_display()} : {self.nombre:+d}"
