"""What is taught, as every paper names it, and the training organisation itself."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..specialites import dire_la_specialite


class Objectif(models.TextChoices):
    """What an action leads to: the lines of frame F-3 of the BPF.

    Source: Cerfa 10443*17, as poles.md tells it.
    """

    RNCP = "rncp", _("diplôme, titre ou CQP inscrit au RNCP")
    RS = "rs", _("certification ou habilitation du répertoire spécifique")
    CQP = "cqp", _("CQP non enregistré")
    AUTRE = "autre", _("autre formation professionnelle")
    BILAN = "bilan", _("bilan de compétences")
    VAE = "vae", _("validation des acquis de l’expérience")


class Action(models.Model):
    """A training action: its programme, and the lines of the BPF where its hours go.

    ``professionnelle``: a leisure workshop is taught too, and never counts in the BPF.

    Source: C. trav. art. L6313-1 s. and L6353-1; Qualiopi, criterion 1.
    """

    intitule = models.CharField(_("intitulé"), max_length=160, unique=True)
    professionnelle = models.BooleanField(_("formation professionnelle"), default=True)
    objectif = models.CharField(
        _("objectif (BPF, cadre F-3)"),
        max_length=8,
        choices=Objectif.choices,
        default=Objectif.AUTRE,
    )
    code_nsf = models.CharField(
        _("spécialité (code NSF)"),
        max_length=3,
        validators=[RegexValidator(r"^\d{3}$", _("Un code NSF a trois chiffres, comme 230."))],
    )
    duree_min = models.PositiveIntegerField(_("durée prévue"))
    tarif_cts = models.PositiveIntegerField(_("tarif"), default=0)
    objectifs = models.TextField(_("objectifs"))
    public = models.TextField(_("public"), blank=True)
    prerequis = models.TextField(_("prérequis"), blank=True)
    contenu = models.TextField(_("contenu"), blank=True)
    moyens = models.TextField(_("moyens"), blank=True)
    evaluation = models.TextField(_("modalités d’évaluation"), blank=True)
    accessibilite = models.TextField(_("accessibilité aux personnes handicapées"), blank=True)
    delais = models.TextField(_("délais d’accès"), blank=True)
    visible = models.BooleanField(_("proposée"), default=True)

    class Meta:
        verbose_name = _("action de formation")
        verbose_name_plural = _("actions de formation")
        ordering = ("intitule",)
        constraints = (
            models.CheckConstraint(
                condition=Q(objectif__in=Objectif.values),
                name="formation_action_objectif_connu",
                violation_error_message=_("Cet objectif n’est pas une ligne du BPF."),
            ),
            models.CheckConstraint(
                condition=Q(duree_min__gt=0),
                name="formation_action_duree_positive",
                violation_error_message=_("Une action dure au moins une minute."),
            ),
        )

    def __str__(self) -> str:
        return self.intitule

    @property
    def specialite(self) -> str:
        """« 252 · Moteurs et mécanique auto »."""
        return dire_la_specialite(self.code_nsf)


class Organisme(models.Model):
    """What the house is as a training organisation, as its certificates say it. One row.

    ``nda``: eleven digits, given by the DREETS after the first convention (C. trav. art. L6351-1).
    """

    nda = models.CharField(
        _("nº de déclaration d’activité"),
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(r"^\d{11}$", _("Un nº de déclaration d’activité a onze chiffres."))
        ],
    )
    certification = models.CharField(_("certification qualité"), max_length=80, blank=True)
    signataire = models.CharField(_("qui signe les certificats"), max_length=120, blank=True)
    qualite = models.CharField(_("en qualité de"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("organisme de formation")
        verbose_name_plural = _("organismes de formation")
        constraints = (
            models.CheckConstraint(
                condition=Q(id=1),
                name="formation_organisme_un_seul",
                violation_error_message=_("Il n’y a qu’un organisme de formation."),
            ),
        )

    def __str__(self) -> str:
        return self.nda or str(self._meta.verbose_name)
