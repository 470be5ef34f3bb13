"""What was frozen of a dossier, to the byte, and the steps that it went through. Sealed."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .dossiers import Dossier, nom_de_l_etat


class Figement(models.Model):
    """The figures and the words of a dossier on the day when they were frozen.

    ``contenu``: what its page shows (``contenu.py`` tells its shape). Sealed: a dossier taken up
    again is frozen once more, under the next ``rang``.
    """

    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="figements", verbose_name=_("dossier")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    fige_le = models.DateTimeField(_("figé le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    contenu = models.JSONField(_("contenu"))

    class Meta:
        verbose_name = _("dossier figé")
        verbose_name_plural = _("dossiers figés")
        ordering = ("dossier", "-rang")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "rang"],
                name="dossiers_figement_rang_unique",
                violation_error_message=_("Ce dossier vient d’être figé."),
            ),
            models.CheckConstraint(
                condition=Q(rang__gte=1),
                name="dossiers_figement_rang_compte",
                violation_error_message=_("Le premier figement est le numéro 1."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} · {self.rang}"


class Fichier(models.Model):
    """A file of what was frozen, whole: it is given as it is, never drawn again. Sealed."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        XLSX = "xlsx", "XLSX"
        ODS = "ods", "ODS"

    figement = models.ForeignKey(
        Figement, models.PROTECT, related_name="fichiers", verbose_name=_("dossier figé")
    )
    format = models.CharField(_("format"), max_length=4, choices=Format.choices)
    octets = models.BinaryField(_("octets"))
    # SHA-256 of the bytes, in hexadecimal.
    empreinte = models.CharField(_("empreinte"), max_length=64)

    class Meta:
        verbose_name = _("fichier figé")
        verbose_name_plural = _("fichiers figés")
        constraints = (
            models.UniqueConstraint(
                fields=["figement", "format"],
                name="dossiers_fichier_un_par_format",
                violation_error_message=_("Ce fichier est déjà figé."),
            ),
            models.CheckConstraint(
                condition=Q(format__in=["pdf", "xlsx", "ods"]) & ~Q(empreinte=""),
                name="dossiers_fichier_mots_connus",
                violation_error_message=_("Ce format n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.figement} · {self.format}"


class Etape(models.Model):
    """A step of a dossier: its state from then on, by whom; why, where it went back or was given
    up. Sealed."""

    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="etapes", verbose_name=_("dossier")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    devient = models.CharField(_("devient"), max_length=10, choices=Dossier.Etat.choices)
    le = models.DateTimeField(_("le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    motif = models.CharField(_("raison"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("étape d’un dossier")
        verbose_name_plural = _("étapes d’un dossier")
        ordering = ("dossier", "-rang")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "rang"],
                name="dossiers_etape_rang_unique",
                violation_error_message=_("Ce dossier vient de changer d’état."),
            ),
            models.CheckConstraint(
                condition=Q(devient="brouillon", rang__gt=1) & ~Q(motif="")
                | Q(devient="brouillon", rang=1, motif="")
                | Q(devient="abandonne") & ~Q(motif="")
                | Q(devient__in=["verifie", "envoye", "solde"], motif=""),
                name="dossiers_etape_motivee",
                violation_error_message=_("Abandonner, ou revenir au brouillon, porte sa raison."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} · {self.devient}"

    @property
    def devient_dit(self) -> Any:
        return nom_de_l_etat(self.dossier.objet, self.devient)


class Partage(models.Model):
    """A public link to what was last frozen of a dossier, until it is taken back."""

    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="partages", verbose_name=_("dossier")
    )
    jeton = models.CharField(_("jeton"), max_length=40, unique=True)
    cree_le = models.DateTimeField(_("créé le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    retire_le = models.DateTimeField(_("retiré le"), null=True, blank=True)

    class Meta:
        verbose_name = _("partage d’un dossier")
        verbose_name_plural = _("partages d’un dossier")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(retire_le=None),
                name="dossiers_partage_un_seul",
                violation_error_message=_("Ce dossier est déjà partagé."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} · {self.jeton[:6]}…"
