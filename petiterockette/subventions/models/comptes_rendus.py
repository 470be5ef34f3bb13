"""The « compte rendu financier » of a grant: what people type of it."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .subventions import Subvention

SIGNES_MAX = 3_000


def _mots(nom: Any) -> models.TextField:
    """A passage; what a form would refuse as too long, the model does too."""
    return models.TextField(
        nom, max_length=SIGNES_MAX, blank=True, validators=[MaxLengthValidator(SIGNES_MAX)]
    )


class CompteRendu(models.Model):
    """The words of the account that is rendered to the funder, and who signs it.

    Source: arrêté du 11 octobre 2006 (what such an account holds).
    """

    subvention = models.OneToOneField(
        Subvention, models.CASCADE, related_name="compte_rendu", verbose_name=_("subvention")
    )
    mise_en_oeuvre = _mots(_("mise en œuvre"))
    beneficiaires = _mots(_("bénéficiaires"))
    dates_et_lieux = _mots(_("dates et lieux"))
    objectifs = _mots(_("objectifs atteints"))
    repartition = _mots(_("répartition des charges indirectes"))
    ecarts = _mots(_("écarts expliqués"))
    volontaires = _mots(_("contributions volontaires"))
    observations = _mots(_("observations"))
    representant = models.CharField(_("représentant légal"), max_length=120, blank=True)
    qualite = models.CharField(_("qualité"), max_length=80, blank=True)
    rna = models.CharField(_("nº RNA"), max_length=14, blank=True)

    class Meta:
        verbose_name = _("compte rendu financier")
        verbose_name_plural = _("comptes rendus financiers")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.subvention)


class LigneRendue(models.Model):
    """A line of the table of an account, in cents: what was planned, what was done.

    ``poste``: a code of ``cerfa.POSTES``. None where nobody said it yet, which is not zero.
    """

    compte_rendu = models.ForeignKey(
        CompteRendu, models.CASCADE, related_name="lignes", verbose_name=_("compte rendu")
    )
    poste = models.CharField(_("poste"), max_length=20)
    prevu_cts = models.PositiveBigIntegerField(_("prévu"), null=True, blank=True)
    realise_cts = models.PositiveBigIntegerField(_("réalisé"), null=True, blank=True)

    class Meta:
        verbose_name = _("ligne d’un compte rendu")
        verbose_name_plural = _("lignes d’un compte rendu")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["compte_rendu", "poste"],
                name="subventions_ligne_rendue_une_fois",
                violation_error_message=_("Cette ligne est déjà dans le compte rendu."),
            ),
            models.CheckConstraint(
                condition=~Q(poste="")
                & (Q(prevu_cts__isnull=False) | Q(realise_cts__isnull=False)),
                name="subventions_ligne_rendue_dite",
                violation_error_message=_("Une ligne dit ce qui était prévu, ou ce qui fut fait."),
            ),
        )

    def __str__(self) -> str:
        return self.poste
