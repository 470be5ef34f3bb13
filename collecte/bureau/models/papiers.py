"""What leaves without being sold, what the bridge says of it later, what goes to another site."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collecte.sorties.models import Sortie
from petiterockette.photos.fichiers import fichiers_de


class RoleIntermediaire(models.TextChoices):
    COURTIER = "courtier", _("courtier")
    NEGOCIANT = "negociant", _("négociant")


class Remise(models.Model):
    """What the papers of an exit say now: who carried it, under which number, for how much.

    Not sealed: papers come when they come. Each version is a sealed ``Bordereau``.
    """

    sortie = models.OneToOneField(
        Sortie, models.PROTECT, primary_key=True, related_name="remise", verbose_name=_("sortie")
    )
    bordereau = models.CharField(
        _("nº de bordereau ou de bon d’enlèvement"), max_length=40, blank=True
    )
    vehicule = models.CharField(_("véhicule"), max_length=20, blank=True)
    transporteur = models.ForeignKey(
        "personnes.Structure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("transporteur"),
        help_text=_("vide : celui qui reçoit"),
    )
    eco_organisme = models.ForeignKey(
        "personnes.Structure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("éco-organisme"),
        help_text=_("s’il prend le déchet en charge"),
    )
    intermediaire = models.ForeignKey(
        "personnes.Structure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("courtier ou négociant"),
    )
    role_intermediaire = models.CharField(
        _("son rôle"), max_length=9, choices=RoleIntermediaire.choices, blank=True, db_default=""
    )
    notification = models.CharField(
        _("nº de notification ou de mouvement"),
        max_length=40,
        blank=True,
        db_default="",
        help_text=_("si le déchet passe une frontière"),
    )
    volume_l = models.PositiveIntegerField(
        _("volume"), null=True, blank=True, help_text=_("en litres")
    )
    # Received when positive, paid when negative.
    montant_c = models.BigIntegerField(_("montant"), null=True, blank=True)
    facture = models.CharField(_("nº de facture"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("remise")
        verbose_name_plural = _("remises")
        constraints = (
            models.CheckConstraint(
                condition=Q(montant_c=None) | ~Q(montant_c=0),
                name="collecte_remise_montant",
                violation_error_message=_("Sans argent, laissez le montant vide."),
            ),
            models.CheckConstraint(
                condition=Q(intermediaire=None, role_intermediaire="")
                | Q(intermediaire__isnull=False, role_intermediaire__in=RoleIntermediaire.values),
                name="collecte_remise_intermediaire",
                violation_error_message=_("Dites qui est le courtier ou le négociant, et lequel."),
            ),
        )

    def __str__(self) -> str:
        return self.bordereau or str(self.sortie)


class Bordereau(models.Model):
    """A version of the papers of an exit, with what left and who is named in it. Sealed.

    ``contenu``: JSON, see ``services.remises.contenu_du_bordereau``; a structure or a material
    renamed since changes nothing of it.
    """

    sortie = models.ForeignKey(
        Sortie, models.PROTECT, related_name="bordereaux", verbose_name=_("sortie")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    le = models.DateTimeField(_("le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    contenu = models.JSONField(_("contenu"))

    class Meta:
        verbose_name = _("bordereau")
        verbose_name_plural = _("bordereaux")
        ordering = ("sortie", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["sortie", "rang"],
                name="collecte_bordereau_rang",
                violation_error_message=_("Cette version existe déjà."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.sortie} ({self.rang})"


class Scan(models.Model):
    """A paper of an exit, photographed. A row taken away leaves a line in the journal."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    sortie = models.ForeignKey(
        Sortie, models.PROTECT, related_name="scans", verbose_name=_("sortie")
    )
    cle = models.UUIDField(_("clé des fichiers"), unique=True, default=uuid4)
    largeur = models.PositiveSmallIntegerField(_("largeur"))
    hauteur = models.PositiveSmallIntegerField(_("hauteur"))
    # SHA-256 of the file that came in: the same paper is not attached twice.
    empreinte = models.CharField(_("empreinte"), max_length=64)
    ajoute_le = models.DateTimeField(_("ajouté le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("scan d’un papier")
        verbose_name_plural = _("scans de papiers")
        ordering = ("sortie", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["sortie", "empreinte"],
                name="collecte_scan_unique",
                violation_error_message=_("Ce papier est déjà là."),
            ),
        )

    def __str__(self) -> str:
        return f"{_('scan')} {self.cle}"

    @property
    def fichiers(self) -> dict[str, str]:
        return fichiers_de(self.cle, "papiers")
