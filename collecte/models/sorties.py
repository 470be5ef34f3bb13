"""What leaves without being sold, what the bridge says of it later, what goes to another site."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..etapes import FINS_DE_DECHET
from .bons import Bon
from .objets import fichiers_de


class Sortie(models.Model):
    """What leaves without being sold: to whom, and how. Sealed."""

    class Genre(models.TextChoices):
        DON = "don", _("don")
        RECYCLEUR = "recycleur", _("recycleur")
        BAC = "bac", _("bac")
        DECHETTERIE = "dechetterie", _("déchetterie")
        ZONE = "zone", _("zone de gratuité")

    bon = models.OneToOneField(
        Bon, models.PROTECT, primary_key=True, related_name="sortie", verbose_name=_("bon")
    )
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices)
    type_don = models.ForeignKey(
        "collecte.TypeDon", models.PROTECT, null=True, blank=True, verbose_name=_("type de don")
    )
    structure = models.ForeignKey(
        "personnes.Structure", models.PROTECT, null=True, blank=True, verbose_name=_("structure")
    )

    class Meta:
        verbose_name = _("sortie")
        verbose_name_plural = _("sorties")
        constraints = (
            models.CheckConstraint(
                condition=Q(genre="don", type_don__isnull=False)
                | Q(genre="recycleur", structure__isnull=False, type_don=None)
                | Q(genre__in=["bac", "dechetterie"], type_don=None)
                | Q(genre="zone", structure=None, type_don=None),
                name="collecte_sortie_destinataire",
                violation_error_message=_("Une sortie dit à qui elle va."),
            ),
        )

    def __str__(self) -> str:
        return str(self.bon)

    @property
    def nom_du_genre(self) -> str:
        """« don », « recycleur ». Not get_genre_display: it reads every label again, row by row."""
        return str(self.Genre(self.genre).label)


class RoleIntermediaire(models.TextChoices):
    COURTIER = "courtier", _("courtier")
    NEGOCIANT = "negociant", _("négociant")


class Remise(models.Model):
    """What the papers of an exit say now: who carried it, under which number, for how much.

    Not sealed: papers come when they come. Each version is a sealed ``Bordereau``.
    """

    sortie = models.OneToOneField(
        Sortie,
        models.PROTECT,
        primary_key=True,
        related_name="remise",
        verbose_name=_("sortie"),
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


class Reception(models.Model):
    """What the recycler's weighbridge says of an exit, later. Sealed; cancelled like any bon."""

    bon = models.OneToOneField(
        Bon, models.PROTECT, primary_key=True, related_name="reception", verbose_name=_("bon")
    )
    sortie = models.ForeignKey(
        Sortie, models.PROTECT, related_name="receptions", verbose_name=_("sortie")
    )
    pese_le = models.DateField(_("pesé le"))
    ticket = models.CharField(_("nº du ticket de pesée"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("retour du pont-bascule")
        verbose_name_plural = _("retours du pont-bascule")

    def __str__(self) -> str:
        return str(self.bon)


class PeseePont(models.Model):
    """One material of a reception: announced by us, weighed and refused by them. Sealed."""

    reception = models.ForeignKey(
        Reception, models.PROTECT, related_name="pesees", verbose_name=_("retour")
    )
    matiere = models.ForeignKey("collecte.Matiere", models.PROTECT, verbose_name=_("matière"))
    annonce_g = models.BigIntegerField(_("annoncé"))
    net_g = models.BigIntegerField(_("pesé au pont"))
    refuse_g = models.BigIntegerField(_("refusé"), default=0)
    refuse_vers = models.CharField(
        _("ce que devient le refusé"),
        max_length=20,
        blank=True,
        choices=[(e.value, e.label) for e in FINS_DE_DECHET],
    )

    class Meta:
        verbose_name = _("pesée du pont")
        verbose_name_plural = _("pesées du pont")
        constraints = (
            models.UniqueConstraint(
                fields=["reception", "matiere"],
                name="collecte_pesee_pont_unique",
                violation_error_message=_("Cette matière a déjà sa pesée."),
            ),
            models.CheckConstraint(
                condition=Q(annonce_g__gt=0, net_g__gte=0, refuse_g__gte=0)
                & Q(refuse_g__lte=F("net_g")),
                name="collecte_pesee_pont_masses",
                violation_error_message=_("On ne refuse pas plus que ce qui a été pesé."),
            ),
            models.CheckConstraint(
                condition=Q(refuse_g=0, refuse_vers="")
                | Q(refuse_g__gt=0, refuse_vers__in=[str(e) for e in FINS_DE_DECHET]),
                name="collecte_pesee_pont_refus",
                violation_error_message=_("Dites ce que devient ce qui est refusé."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.matiere}"

    # Above so many percent of what was announced, somebody must look.
    ALERTE = 5

    @property
    def ecart_g(self) -> int:
        """Weighed there less announced here."""
        return self.net_g - self.annonce_g

    @property
    def accepte_g(self) -> int:
        return self.net_g - self.refuse_g

    @property
    def est_en_alerte(self) -> bool:
        return abs(self.ecart_g) * 100 > self.annonce_g * self.ALERTE


class Transfert(models.Model):
    """What left for another of our sites. Sealed; it is in transit until it arrives."""

    bon = models.OneToOneField(
        Bon, models.PROTECT, primary_key=True, related_name="transfert", verbose_name=_("bon")
    )
    vers_lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("vers le lieu"))

    class Meta:
        verbose_name = _("transfert")
        verbose_name_plural = _("transferts")

    def __str__(self) -> str:
        return f"{self.bon} → {self.vers_lieu}"


class Arrivee(models.Model):
    """The arrival of a transfer, weighed again or accepted as announced. Sealed."""

    bon = models.OneToOneField(
        Bon, models.PROTECT, primary_key=True, related_name="arrivee", verbose_name=_("bon")
    )
    transfert = models.ForeignKey(
        Transfert, models.PROTECT, related_name="arrivees", verbose_name=_("transfert")
    )

    class Meta:
        verbose_name = _("arrivée")
        verbose_name_plural = _("arrivées")

    def __str__(self) -> str:
        return str(self.bon)
