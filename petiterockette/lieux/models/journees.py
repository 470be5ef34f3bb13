"""A site's day: when it really opened and closed, when intake stops.

People and accounts are plain numbers, as in the journal: they live in the layers above.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .lieux import Lieu


class OuvertureQuerySet(models.QuerySet["Ouverture"]):
    def sans_fermeture(self):
        """The openings that nobody closed: open now, or forgotten."""
        return self.filter(fermeture=None)

    def avec_la_suite(self):
        """Openings with their closing and their corrections, in two queries."""
        return self.select_related("lieu", "fermeture").prefetch_related("corrections")


class Ouverture(models.Model):
    """A site opens to the public. Sealed.

    ``taches``: JSON, ``[{"tache": id, "texte": as it read, "faite": bool}]``. ``motif`` says
    why it was typed afterwards; empty when it was recorded on the spot.
    """

    lieu = models.ForeignKey(
        Lieu, models.PROTECT, related_name="ouvertures", verbose_name=_("lieu")
    )
    # Two counters that open at once take the same rank: the database keeps one.
    rang = models.PositiveIntegerField(_("rang"))
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    le = models.DateTimeField(_("ouvert à"), db_index=True)
    enregistre_le = models.DateTimeField(_("enregistré le"))
    taches = models.JSONField(_("tâches"), default=list)
    motif = models.CharField(_("raison"), max_length=200, blank=True)
    par = models.BigIntegerField(_("personne"), null=True)
    compte = models.BigIntegerField(_("compte"), null=True)

    objects = OuvertureQuerySet.as_manager()

    class Meta:
        verbose_name = _("ouverture")
        verbose_name_plural = _("ouvertures")
        ordering = ("lieu", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "rang"],
                name="lieux_ouverture_rang_unique",
                violation_error_message=_("Ce lieu vient d’être ouvert."),
            ),
            models.CheckConstraint(
                condition=Q(le__lte=F("enregistre_le")),
                name="lieux_ouverture_pas_future",
                violation_error_message=_("Une ouverture ne s’enregistre pas d’avance."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.lieu} nº {self.rang}"


class Fermeture(models.Model):
    """What ends an opening, once. Sealed. ``supposee``: nobody did it, the usual hour stands."""

    ouverture = models.OneToOneField(Ouverture, models.PROTECT, verbose_name=_("ouverture"))
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    le = models.DateTimeField(_("fermé à"))
    enregistre_le = models.DateTimeField(_("enregistré le"))
    supposee = models.BooleanField(_("supposée"), default=False)
    taches = models.JSONField(_("tâches"), default=list)
    par = models.BigIntegerField(_("personne"), null=True)
    compte = models.BigIntegerField(_("compte"), null=True)

    class Meta:
        verbose_name = _("fermeture")
        verbose_name_plural = _("fermetures")
        constraints = (
            models.CheckConstraint(
                condition=Q(le__lte=F("enregistre_le")),
                name="lieux_fermeture_pas_future",
                violation_error_message=_("Une fermeture ne s’enregistre pas d’avance."),
            ),
        )

    def __str__(self) -> str:
        return str(self.ouverture)


class CorrectionHeures(models.Model):
    """The hours that stand instead of those of an opening, and why. Sealed; the last one holds.

    Neither ``debut`` nor ``fin``: the site did not open.
    """

    ouverture = models.ForeignKey(
        Ouverture, models.PROTECT, related_name="corrections", verbose_name=_("ouverture")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    debut = models.DateTimeField(_("ouvert à"), null=True)
    fin = models.DateTimeField(_("fermé à"), null=True)
    motif = models.CharField(_("raison"), max_length=200)
    enregistre_le = models.DateTimeField(_("enregistré le"))
    par = models.BigIntegerField(_("personne"), null=True)
    compte = models.BigIntegerField(_("compte"), null=True)

    class Meta:
        verbose_name = _("correction d’heures")
        verbose_name_plural = _("corrections d’heures")
        ordering = ("ouverture", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["ouverture", "rang"],
                name="lieux_correction_rang_unique",
                violation_error_message=_("Ces heures viennent d’être corrigées."),
            ),
            models.CheckConstraint(
                condition=Q(debut=None, fin=None)
                | Q(debut__isnull=False, fin__isnull=False, fin__gt=F("debut")),
                name="lieux_correction_fin_apres_debut",
                violation_error_message=_("La fermeture précède l’ouverture."),
            ),
            models.CheckConstraint(
                condition=~Q(motif=""),
                name="lieux_correction_motivee",
                violation_error_message=_("Dites pourquoi ces heures changent."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.ouverture}, correction nº {self.rang}"


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    def en_cours(self, instant):
        """The suspensions that hold at that instant."""
        return self.filter(
            Q(jusqu_a=None) | Q(jusqu_a__gt=instant),
            Q(levee_le=None) | Q(levee_le__gt=instant),
            debut__lte=instant,
        )


class Suspension(models.Model):
    """Intake is suspended at a site: told to donors, but what is there is still weighed."""

    class Motif(models.TextChoices):
        # Each completes « collecte suspendue parce que … ».
        PLEIN = "plein", _("nos réserves sont pleines")
        EQUIPE = "equipe", _("nous ne sommes pas assez nombreux")
        TRAVAUX = "travaux", _("nous avons des travaux")
        EVENEMENT = "evenement", _("le lieu accueille un événement")
        AUTRE = "autre", _("d’une autre raison")

    lieu = models.ForeignKey(
        Lieu, models.PROTECT, related_name="suspensions", verbose_name=_("lieu")
    )
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    motif = models.CharField(_("raison"), max_length=10, choices=Motif.choices)
    precision = models.CharField(_("précision"), max_length=120, blank=True)
    debut = models.DateTimeField(_("depuis"))
    jusqu_a = models.DateTimeField(_("jusqu’à"), null=True, blank=True)
    levee_le = models.DateTimeField(_("levée le"), null=True, blank=True)

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspension de la collecte")
        verbose_name_plural = _("suspensions de la collecte")
        ordering = ("lieu", "debut")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu"],
                condition=Q(levee_le=None),
                name="lieux_suspension_une_seule",
                violation_error_message=_("La collecte est déjà suspendue ici."),
            ),
            models.CheckConstraint(
                condition=Q(motif__in=["plein", "equipe", "travaux", "evenement", "autre"]),
                name="lieux_suspension_motif_connu",
                violation_error_message=_("Cette raison n’existe pas."),
            ),
            models.CheckConstraint(
                condition=~Q(motif="autre", precision=""),
                name="lieux_suspension_autre_precisee",
                violation_error_message=_("Dites laquelle."),
            ),
            models.CheckConstraint(
                condition=Q(jusqu_a=None) | Q(jusqu_a__gt=F("debut")),
                name="lieux_suspension_fin_apres_debut",
                violation_error_message=_("La reprise est déjà passée."),
            ),
            models.CheckConstraint(
                condition=Q(levee_le=None) | Q(levee_le__gte=F("debut")),
                name="lieux_suspension_levee_apres_debut",
                violation_error_message=_("La reprise précède la suspension."),
            ),
        )

    def __str__(self) -> str:
        return self.raison

    @property
    def raison(self) -> str:
        """« nos réserves sont pleines », or what was typed when it is another reason."""
        return self.precision if self.motif == self.Motif.AUTRE else self.get_motif_display()
