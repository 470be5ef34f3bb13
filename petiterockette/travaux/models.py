"""Work done behind the pages, and the steps of each night."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TravailQuerySet(models.QuerySet["Travail"]):
    def dus(self, maintenant):
        """The works that wait, and whose time has come."""
        return self.filter(
            Q(pas_avant=None) | Q(pas_avant__lte=maintenant), etat=Travail.Etat.ATTEND
        )

    def qui_bougent(self):
        """The works that wait, or run."""
        return self.filter(etat__in=BOUGENT)

    def muets(self, avant):
        """The works that a worker took, and of which nothing was heard since ``avant``."""
        return self.filter(etat=Travail.Etat.EN_COURS, battement__lt=avant)


class Travail(models.Model):
    """A work asked once: ``cle`` says which one, so that it is never done twice.

    The queue only carries its number: what it is, where it stands and what came of it are
    here. ``resume`` and ``donnees`` hold numbers and days, nobody's name nor address.
    """

    class Etat(models.TextChoices):
        ATTEND = "attend", _("attend")
        EN_COURS = "en_cours", _("en cours")
        FAIT = "fait", _("fait")
        PANNE = "panne", _("en panne")

    cle = models.CharField(_("clé"), max_length=80, unique=True)
    nature = models.CharField(_("nature"), max_length=30)
    resume = models.CharField(_("résumé"), max_length=160)
    donnees = models.JSONField(_("données"), default=dict)
    etat = models.CharField(_("état"), max_length=8, choices=Etat.choices, default=Etat.ATTEND)
    phrase = models.CharField(_("où il en est"), max_length=300, blank=True)
    fait = models.PositiveIntegerField(_("fait"), default=0)
    total = models.PositiveIntegerField(_("en tout"), default=0)
    essais = models.PositiveSmallIntegerField(_("essais"), default=0)
    demande_le = models.DateTimeField(_("demandé le"))
    en_file_le = models.DateTimeField(_("mis en file le"), null=True, blank=True)
    pas_avant = models.DateTimeField(_("pas avant"), null=True, blank=True)
    commence_le = models.DateTimeField(_("commencé le"), null=True, blank=True)
    # The worker's last sign of life: without one, another takes over.
    battement = models.DateTimeField(_("dernier signe"), null=True, blank=True)
    fini_le = models.DateTimeField(_("fini le"), null=True, blank=True)

    objects = TravailQuerySet.as_manager()

    class Meta:
        verbose_name = _("travail")
        verbose_name_plural = _("travaux")
        ordering = ("-demande_le", "-id")
        indexes = (models.Index(fields=["etat", "pas_avant"], name="travaux_travail_etat"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(etat="attend", fini_le=None)
                | Q(etat="en_cours", fini_le=None, battement__isnull=False)
                | Q(etat__in=["fait", "panne"], fini_le__isnull=False),
                name="travaux_travail_etat_date",
                violation_error_message=_("Un travail fini dit quand il l’a été."),
            ),
            models.CheckConstraint(
                condition=Q(fait__lte=F("total")),
                name="travaux_travail_avancement",
                violation_error_message=_("Rien ne se fait au-delà du tout."),
            ),
        )

    def __str__(self) -> str:
        return self.resume

    @property
    def bouge(self) -> bool:
        """Whether it waits, or runs."""
        return self.etat in BOUGENT


BOUGENT = (Travail.Etat.ATTEND, Travail.Etat.EN_COURS)


class EtapeDeNuit(models.Model):
    """A step of a night's work: done once, whoever begins it."""

    class Etat(models.TextChoices):
        EN_COURS = "en_cours", _("en cours")
        FAITE = "faite", _("faite")
        PANNE = "panne", _("en panne")

    jour = models.DateField(_("jour"))
    code = models.CharField(_("étape"), max_length=30)
    etat = models.CharField(_("état"), max_length=8, choices=Etat.choices)
    commence_le = models.DateTimeField(_("commencée le"))
    fini_le = models.DateTimeField(_("finie le"), null=True, blank=True)
    phrase = models.CharField(_("ce qui s’est passé"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("étape de la nuit")
        verbose_name_plural = _("étapes de la nuit")
        ordering = ("-jour", "commence_le", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["jour", "code"],
                name="travaux_etape_unique",
                violation_error_message=_("Cette étape a déjà été commencée."),
            ),
            models.CheckConstraint(
                condition=Q(etat="en_cours", fini_le=None)
                | Q(etat__in=["faite", "panne"], fini_le__isnull=False),
                name="travaux_etape_etat_date",
                violation_error_message=_("Une étape finie dit quand elle l’a été."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour:%Y-%m-%d} · {self.code}"
