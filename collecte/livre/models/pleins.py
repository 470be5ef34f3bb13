"""Full containers: what sorting closed, which waits to leave."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import Etape, Mesure
from petiterockette.mots.mesures import kilos

from .lignes import Ligne

# The stages that a closed container may wait at.
ETAPES_DES_PLEINS = (Etape.RAYON, Etape.ATELIER, Etape.A_RECYCLER, Etape.A_JETER)


class PleinQuerySet(models.QuerySet["ContenantPlein"]):
    def presents(self):
        """The full containers that still stand here: closed, not cancelled, not gone in an exit
        that holds."""
        partis = Depart.objects.filter(plein=OuterRef("pk"), ligne__bon__annulation=None)
        return self.filter(~Exists(partis), ligne__bon__annulation=None)


class ContenantPlein(models.Model):
    """A container closed at the sorting table; its number is its id. Sealed.

    Its kilograms are those of its line. ``categorie`` null: it was weighed by material.
    """

    ligne = models.OneToOneField(
        Ligne, models.PROTECT, related_name="plein", verbose_name=_("ligne de fermeture")
    )
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    contenant = models.ForeignKey(
        "collecte_listes.Contenant",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("contenant"),
    )
    categorie = models.ForeignKey(
        "collecte_listes.Categorie",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("catégorie"),
    )
    matiere = models.ForeignKey(
        "collecte_listes.Matiere", models.PROTECT, verbose_name=_("matière")
    )
    etape = models.CharField(
        _("attend"), max_length=20, choices=[(e.value, e.label) for e in ETAPES_DES_PLEINS]
    )
    masse_g = models.BigIntegerField(_("poids net"))
    mesure = models.CharField(_("mesure"), max_length=8, choices=Mesure.choices)

    objects = PleinQuerySet.as_manager()

    class Meta:
        verbose_name = _("contenant plein")
        verbose_name_plural = _("contenants pleins")
        indexes = (models.Index(fields=["lieu", "etape", "matiere"], name="collecte_plein_attend"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(masse_g__gt=0),
                name="collecte_plein_masse_positive",
                violation_error_message=_("Un contenant plein pèse quelque chose."),
            ),
            models.CheckConstraint(
                condition=Q(etape__in=[str(e) for e in ETAPES_DES_PLEINS])
                & Q(mesure__in=Mesure.values),
                name="collecte_plein_mots_connus",
                violation_error_message=_("Un contenant plein attend à une étape connue."),
            ),
        )

    def __str__(self) -> str:
        return f"nº {self.pk} · {self.categorie or self.matiere} · {kilos(self.masse_g)}"


class Depart(models.Model):
    """A full container that left with a line of a bon. Sealed: void when the bon is cancelled."""

    ligne = models.OneToOneField(
        Ligne, models.PROTECT, primary_key=True, related_name="depart", verbose_name=_("ligne")
    )
    plein = models.ForeignKey(
        ContenantPlein, models.PROTECT, related_name="departs", verbose_name=_("contenant plein")
    )

    class Meta:
        verbose_name = _("départ d’un contenant")
        verbose_name_plural = _("départs de contenants")

    def __str__(self) -> str:
        return str(self.plein)
