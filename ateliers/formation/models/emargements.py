"""Who signed for which half-day: sealed, chained, corrected by counter-entries only."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from petiterockette.photos.fichiers import fichiers_de

from .sessions import DemiJournee, Formateur, Inscription

DOSSIER = "emargements"


class Nature(models.TextChoices):
    SIGNATURE = "signature", _("signature")
    ABSENCE = "absence", _("absence")
    ANNULATION = "annulation", _("annulation")


class Mode(models.TextChoices):
    ECRAN = "ecran", _("à l’écran")
    LIEN = "lien", _("sur son téléphone")
    PAPIER = "papier", _("sur papier")


class Feuille(models.Model):
    """A signed sheet, photographed: the proof of those ticked on it. Sealed.

    ``empreinte``: SHA-256 of the picture as it is stored.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    demi_journee = models.ForeignKey(
        DemiJournee, models.PROTECT, related_name="feuilles", verbose_name=_("demi-journée")
    )
    cle = models.UUIDField(_("clé des fichiers"), unique=True, default=uuid4)
    empreinte = models.CharField(_("empreinte"), max_length=64)
    le = models.DateTimeField(_("ajoutée le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("feuille d’émargement")
        verbose_name_plural = _("feuilles d’émargement")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["demi_journee", "empreinte"],
                name="formation_feuille_unique",
                violation_error_message=_("Cette feuille est déjà là."),
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def fichiers(self) -> dict[str, str]:
        return fichiers_de(self.cle, DOSSIER)


class EmargementQuerySet(models.QuerySet["Emargement"]):
    def valables(self):
        """The signatures and absences that no counter-entry took back."""
        return self.exclude(nature=Nature.ANNULATION).filter(annulation=None)

    def signes(self):
        """The signatures that count.

        Those taken back are few, and listed once: looked for one by one, where hardly any row
        takes another back, SQLite reads all that exist each time.
        """
        reprises = self.model.objects.filter(annule__isnull=False).order_by().values("annule")
        return self.filter(~models.Q(pk__in=reprises), nature=Nature.SIGNATURE)

    def des_stagiaires(self):
        return self.filter(formateur=None)


class Emargement(models.Model):
    """A signature, an absence, or the counter-entry that takes one back. Sealed, chained.

    ``personne``: who signed, by number. ``debut`` and ``duree_min`` are those of the half-day
    when it was signed: what counts never moves. ``rang``: facts about one person and one
    half-day follow one another. ``trace_empreinte``: SHA-256 of the name and the drawing; empty
    on paper, where the sheet bears both.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    nature = models.CharField(_("nature"), max_length=10, choices=Nature.choices)
    demi_journee = models.ForeignKey(
        DemiJournee, models.PROTECT, related_name="emargements", verbose_name=_("demi-journée")
    )
    inscription = models.ForeignKey(
        Inscription,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="emargements",
        verbose_name=_("stagiaire"),
    )
    formateur = models.ForeignKey(
        Formateur,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="emargements",
        verbose_name=_("formateur"),
    )
    personne = models.BigIntegerField(_("personne"))
    rang = models.PositiveSmallIntegerField(_("rang"))
    debut = models.DateTimeField(_("début"))
    duree_min = models.PositiveSmallIntegerField(_("durée"))
    mode = models.CharField(_("mode"), max_length=8, choices=Mode.choices, blank=True)
    trace_empreinte = models.CharField(_("empreinte du tracé"), max_length=64, blank=True)
    feuille = models.ForeignKey(
        Feuille,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="emargements",
        verbose_name=_("feuille"),
    )
    annule = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="annulation",
        verbose_name=_("annule"),
    )
    motif = models.CharField(_("motif"), max_length=200, blank=True)
    le = models.DateTimeField(_("enregistré le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("compte"),
    )

    objects = EmargementQuerySet.as_manager()

    class Meta:
        verbose_name = _("émargement")
        verbose_name_plural = _("émargements")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["demi_journee", "inscription", "rang"],
                name="formation_emargement_stagiaire",
                violation_error_message=_("Cette demi-journée est déjà signée."),
            ),
            models.UniqueConstraint(
                fields=["demi_journee", "formateur", "rang"],
                name="formation_emargement_formateur",
                violation_error_message=_("Cette demi-journée est déjà signée."),
            ),
            models.CheckConstraint(
                condition=Q(inscription=None, formateur__isnull=False)
                | Q(inscription__isnull=False, formateur=None),
                name="formation_emargement_qui",
                violation_error_message=_("Un émargement est d’un stagiaire ou d’un formateur."),
            ),
            models.CheckConstraint(
                condition=Q(nature="signature", annule=None, motif="", mode__in=["ecran", "lien"])
                & Q(feuille=None)
                | Q(nature="signature", annule=None, motif="", mode="papier", trace_empreinte="")
                & Q(feuille__isnull=False)
                | Q(nature="absence", annule=None, mode="", trace_empreinte="", feuille=None)
                & ~Q(motif="")
                | Q(nature="annulation", annule__isnull=False, mode="", trace_empreinte="")
                & Q(feuille=None)
                & ~Q(motif=""),
                name="formation_emargement_nature",
                violation_error_message=_("Une absence ou une annulation dit pourquoi."),
            ),
            models.CheckConstraint(
                condition=Q(le__gte=F("debut")),
                name="formation_emargement_apres_le_debut",
                violation_error_message=_("Rien ne se signe avant le début de la demi-journée."),
            ),
            models.CheckConstraint(
                condition=Q(duree_min__gt=0),
                name="formation_emargement_duree",
                violation_error_message=_("Une demi-journée dure au moins une minute."),
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Trace(models.Model):
    """Who signed, by name, and how it was drawn; effaced at its term, its digest stays sealed.

    The name is the one written then: the sheet says it until its term, whatever the person
    asked to be forgotten since.
    """

    emargement = models.OneToOneField(
        Emargement, models.PROTECT, related_name="trace", verbose_name=_("émargement")
    )
    nom = models.CharField(_("nom"), max_length=130)
    dessin = models.TextField(_("tracé"), blank=True)

    class Meta:
        verbose_name = _("tracé d’une signature")
        verbose_name_plural = _("tracés de signatures")

    def __str__(self) -> str:
        return str(self.emargement_id)
