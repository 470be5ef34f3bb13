"""What people agreed to, what was said of two who look alike, what was erased of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .personnes import Personne


class Finalite(models.TextChoices):
    """What an address or a number serves; each is agreed to by itself."""

    SERVICE = "service", _("ses inscriptions, ses réservations, son adhésion")
    PLANNING = "planning", _("l’équipe : permanences et planning")
    NOUVELLES = "nouvelles", _("les nouvelles de l’association")


class Consentement(models.Model):
    """Somebody agreed, one day, that a datum of theirs serve a purpose; until they say no."""

    class Donnee(models.TextChoices):
        COURRIEL = "courriel", _("courriel")
        TELEPHONE = "telephone", _("téléphone")

    personne = models.ForeignKey(
        Personne, models.PROTECT, related_name="consentements", verbose_name=_("personne")
    )
    donnee = models.CharField(_("donnée"), max_length=10, choices=Donnee.choices)
    finalite = models.CharField(_("finalité"), max_length=10, choices=Finalite.choices)
    donne_le = models.DateTimeField(_("donné le"))
    retire_le = models.DateTimeField(_("retiré le"), null=True, blank=True)

    class Meta:
        verbose_name = _("consentement")
        verbose_name_plural = _("consentements")
        ordering = ("-donne_le", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["personne", "donnee", "finalite"],
                condition=Q(retire_le=None),
                name="personnes_consentement_une_fois",
                violation_error_message=_("Cet accord est déjà donné."),
            ),
            models.CheckConstraint(
                condition=Q(donnee__in=["courriel", "telephone"])
                & Q(finalite__in=["service", "planning", "nouvelles"]),
                name="personnes_consentement_mots_connus",
                violation_error_message=_("Cette finalité n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(retire_le=None) | Q(retire_le__gte=F("donne_le")),
                name="personnes_consentement_retire_apres",
                violation_error_message=_("Un accord se retire après avoir été donné."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_donnee_display()} · {self.get_finalite_display()}"


class PasDoublon(models.Model):
    """Two people who look alike, and are two: not proposed again. ``une`` is the lower number."""

    une = models.ForeignKey(Personne, models.CASCADE, related_name="+", verbose_name=_("l’une"))
    autre = models.ForeignKey(Personne, models.CASCADE, related_name="+", verbose_name=_("l’autre"))
    le = models.DateTimeField(_("dit le"), auto_now_add=True)

    class Meta:
        verbose_name = _("fausse ressemblance")
        verbose_name_plural = _("fausses ressemblances")
        constraints = (
            models.UniqueConstraint(
                fields=["une", "autre"],
                name="personnes_pas_doublon_une_fois",
                violation_error_message=_("Cette ressemblance est déjà écartée."),
            ),
            models.CheckConstraint(
                condition=Q(une__lt=F("autre")),
                name="personnes_pas_doublon_ordonne",
                violation_error_message=_("Deux personnes différentes, la plus ancienne d’abord."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.une_id} ≠ {self.autre_id}"


class Effacement(models.Model):
    """A receipt: what was erased of people, and all that stays, why, until when. No name in it.

    ``efface``: ``[{quoi, nombre}]``; ``retenu``: what the law keeps with a name in it,
    ``[{quoi, raison, nombre, fin}]``; ``restes``: what stays under a number that no longer leads
    to a name, ``[{quoi, raison, nombre, duree}]``.
    """

    class Motif(models.TextChoices):
        DEMANDE = "demande", _("à sa demande")
        TERME = "terme", _("à son terme")

    personnes = models.ManyToManyField(
        Personne, related_name="effacements", verbose_name=_("personnes")
    )
    motif = models.CharField(_("motif"), max_length=8, choices=Motif.choices)
    le = models.DateTimeField(_("le"))
    efface = models.JSONField(_("ce qui a été effacé"), default=list)
    retenu = models.JSONField(_("ce que la loi fait garder"), default=list)
    restes = models.JSONField(_("ce qui reste sous un numéro"), default=list, db_default=[])

    class Meta:
        verbose_name = _("reçu d’effacement")
        verbose_name_plural = _("reçus d’effacement")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(motif__in=["demande", "terme"]),
                name="personnes_effacement_motif_connu",
                violation_error_message=_("Ce motif d’effacement n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"reçu nº {self.pk}"
