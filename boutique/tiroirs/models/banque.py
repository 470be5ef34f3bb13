"""What is carried to the bank, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RemiseBanque(models.Model):
    """A deposit slip: notes and coins, or cheques listed one by one. Sealed."""

    class Genre(models.TextChoices):
        ESPECES = "especes", _("espèces")
        CHEQUES = "cheques", _("chèques")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    genre = models.CharField(_("genre"), max_length=8, choices=Genre.choices)
    montant_cts = models.PositiveIntegerField(_("montant"))

    class Meta:
        verbose_name = _("remise en banque")
        verbose_name_plural = _("remises en banque")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(montant_cts__gt=0) & Q(genre__in=["especes", "cheques"]),
                name="boutique_remise_montant",
                violation_error_message=_("Une remise porte quelque chose à la banque."),
            ),
        )

    def __str__(self) -> str:
        return f"{_('remise')} {self.pk}"


class EtapeRemise(models.Model):
    """A deposit got ready, was handed over, appeared on the account; or was undone. Sealed."""

    class Etat(models.TextChoices):
        PREPAREE = "preparee", _("préparée")
        REMISE = "remise", _("remise à la banque")
        CREDITEE = "creditee", _("créditée")
        ANNULEE = "annulee", _("annulée")

    remise = models.ForeignKey(
        RemiseBanque, models.PROTECT, related_name="etapes", verbose_name=_("remise")
    )
    etat = models.CharField(_("état"), max_length=8, choices=Etat.choices)
    le = models.DateTimeField(_("le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("étape d’une remise")
        verbose_name_plural = _("étapes des remises")
        ordering = ("remise", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["remise", "etat"],
                name="boutique_etape_remise_une_fois",
                violation_error_message=_("Cette remise en est déjà là."),
            ),
            models.CheckConstraint(
                condition=Q(etat__in=["preparee", "remise", "creditee", "annulee"]),
                name="boutique_etape_remise_connue",
                violation_error_message=_("Cette étape n’existe pas."),
            ),
            models.UniqueConstraint(
                fields=["remise"],
                condition=Q(etat__in=["remise", "annulee"]),
                name="boutique_etape_remise_ou_annulee",
                violation_error_message=_("Une remise est portée à la banque, ou annulée."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.remise} {self.get_etat_display()}"


class ChequeRemis(models.Model):
    """A cheque on a deposit slip. Sealed.

    ``apres``: where it stood before, on a slip that was undone; each place is followed once.
    """

    remise = models.ForeignKey(
        RemiseBanque, models.PROTECT, related_name="cheques", verbose_name=_("remise")
    )
    reglement = models.ForeignKey(
        "boutique_ventes.Reglement",
        models.PROTECT,
        related_name="remis",
        verbose_name=_("règlement"),
    )
    apres = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="ensuite", verbose_name=_("après")
    )

    class Meta:
        verbose_name = _("chèque remis")
        verbose_name_plural = _("chèques remis")
        constraints = (
            models.UniqueConstraint(
                fields=["reglement"],
                condition=Q(apres=None),
                name="boutique_cheque_remis_une_fois",
                violation_error_message=_("Ce chèque est déjà sur une remise."),
            ),
        )

    def __str__(self) -> str:
        return str(self.reglement)

    @property
    def lu(self) -> "Cheque":
        """What is known of the cheque by now; its number, where the till asked for one."""
        dit = getattr(self.reglement, "cheque", None)
        return dit or Cheque(reglement=self.reglement, numero=self.reglement.reference[:20])


class Cheque(models.Model):
    """What a bank's slip says of a cheque: its number, its bank, who drew it.

    Said when a slip is got ready, never asked at the till. Whoever drew it is a person: it is
    not sealed, so that it can be erased.
    """

    reglement = models.OneToOneField(
        "boutique_ventes.Reglement",
        models.PROTECT,
        related_name="cheque",
        verbose_name=_("règlement"),
    )
    numero = models.CharField(_("numéro"), max_length=20, blank=True)
    banque = models.CharField(_("banque"), max_length=40, blank=True)
    tireur = models.CharField(_("tireur"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("chèque")
        verbose_name_plural = _("chèques")

    def __str__(self) -> str:
        return self.numero or str(self.reglement)
