"""Invoices to professionals: their own gapless numbers, apart from the tickets."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boutique.regles.models import Activite, Regime


class Facture(models.Model):
    """An invoice, or the credit note that cancels one. Sealed.

    Signed cents: a credit note's are negative. ``vente``: the ticket that it stands for, paid
    already; without one, it is to be paid. ``emetteur`` and ``mentions`` are frozen as printed.
    The client is a professional: its name is kept as long as accounts are.

    Source: CGI art. 289 and annexe II art. 242 nonies A; C. com. art. L441-9 and L441-10.
    """

    class Nature(models.TextChoices):
        FACTURE = "facture", _("facture")
        AVOIR = "avoir", _("avoir")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    numero = models.PositiveIntegerField(_("numéro"), unique=True)
    nature = models.CharField(_("nature"), max_length=8, choices=Nature.choices)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    jour = models.DateField(_("émise le"))
    prestation_le = models.DateField(_("vente ou prestation du"))
    echeance = models.DateField(_("à payer avant le"), null=True, blank=True)
    vente = models.ForeignKey(
        "boutique_ventes.Vente",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="factures",
        verbose_name=_("ticket"),
    )
    lien = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="avoir",
        verbose_name=_("annule la facture"),
    )
    motif = models.CharField(_("motif"), max_length=200, blank=True)
    client_nom = models.CharField(_("client"), max_length=120)
    client_adresse = models.CharField(_("adresse du client"), max_length=200)
    client_siren = models.CharField(
        _("nº SIREN ou SIRET du client"),
        max_length=14,
        blank=True,
        validators=[RegexValidator(r"^(\d{9}|\d{14})$", _("9 chiffres, ou 14."))],
    )
    client_tva = models.CharField(_("nº de TVA du client"), max_length=20, blank=True)
    reference = models.CharField(_("référence du client"), max_length=60, blank=True)
    autoliquidation = models.BooleanField(_("autoliquidation de la TVA"), default=False)
    ht_cts = models.BigIntegerField(_("hors taxes"))
    tva_cts = models.BigIntegerField(_("TVA"))
    total_cts = models.BigIntegerField(_("total"))
    emetteur = models.JSONField(_("émetteur"))
    mentions = models.JSONField(_("mentions"))
    le = models.DateTimeField(_("enregistrée le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    version = models.CharField(_("version du logiciel"), max_length=20)

    class Meta:
        verbose_name = _("facture")
        verbose_name_plural = _("factures")
        ordering = ("-numero",)
        constraints = (
            models.CheckConstraint(
                condition=Q(nature="facture", lien=None, total_cts__gt=0)
                | (Q(nature="avoir", lien__isnull=False, total_cts__lt=0) & ~Q(motif="")),
                name="boutique_facture_nature",
                violation_error_message=_("Un avoir annule une facture, et dit pourquoi."),
            ),
            models.CheckConstraint(
                condition=Q(total_cts=F("ht_cts") + F("tva_cts")),
                name="boutique_facture_sommes",
                violation_error_message=_("Le total n’est pas la somme de ses parts."),
            ),
            models.CheckConstraint(
                condition=Q(echeance=None) | Q(echeance__gte=F("jour")),
                name="boutique_facture_echeance",
                violation_error_message=_("Une facture se paie après son émission."),
            ),
        )

    def __str__(self) -> str:
        return self.numero_lisible

    @property
    def numero_lisible(self) -> str:
        """« F2027-0012 »: the year of its day, then its number, which never starts again."""
        return f"F{self.jour:%Y}-{self.numero:04d}"

    @property
    def est_un_avoir(self) -> bool:
        return self.nature == self.Nature.AVOIR

    @property
    def acquittee(self) -> bool:
        """Whether a ticket had paid it before it was made."""
        return self.vente_id is not None

    @property
    def iban_ou_payer(self) -> str:
        """Where the client pays it, as it was known that day; nothing where nothing is due."""
        return "" if self.est_un_avoir or self.acquittee else self.emetteur.get("iban", "")


class LigneFacture(models.Model):
    """A line of an invoice. Sealed.

    ``quantite_m``: thousandths of its unit; ``prix_cts``: of one, before tax, in cents. An
    amount is what the line says, before tax, with its VAT beside it.
    """

    facture = models.ForeignKey(
        Facture, models.PROTECT, related_name="lignes", verbose_name=_("facture")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    libelle = models.CharField(_("libellé"), max_length=120)
    quantite_m = models.BigIntegerField(_("quantité"))
    unite = models.CharField(_("unité"), max_length=12, blank=True)
    prix_cts = models.BigIntegerField(_("prix hors taxes"))
    activite = models.ForeignKey(
        Activite, models.PROTECT, related_name="+", verbose_name=_("activité")
    )
    compte = models.CharField(_("compte comptable"), max_length=12)
    regime = models.CharField(_("régime de TVA"), max_length=24, choices=Regime.choices)
    taux_cp = models.PositiveSmallIntegerField(_("taux"), default=0)
    ht_cts = models.BigIntegerField(_("hors taxes"))
    tva_cts = models.BigIntegerField(_("TVA"))

    class Meta:
        verbose_name = _("ligne de facture")
        verbose_name_plural = _("lignes de facture")
        ordering = ("facture", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["facture", "rang"],
                name="boutique_ligne_facture_rang",
                violation_error_message=_("Cette facture a déjà cette ligne."),
            ),
        )

    def __str__(self) -> str:
        return self.libelle

    @property
    def total_cts(self) -> int:
        return self.ht_cts + self.tva_cts


class PaiementFacture(models.Model):
    """Money that came in for an invoice, seen on the bank's account. Sealed."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    facture = models.ForeignKey(
        Facture, models.PROTECT, related_name="paiements", verbose_name=_("facture")
    )
    jour = models.DateField(_("reçu le"))
    montant_cts = models.PositiveIntegerField(_("montant"))
    reference = models.CharField(_("référence"), max_length=60, blank=True)
    le = models.DateTimeField(_("enregistré le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("paiement de facture")
        verbose_name_plural = _("paiements de factures")
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(montant_cts__gt=0),
                name="boutique_paiement_facture_montant",
                violation_error_message=_("Un paiement a un montant."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.facture}, {self.jour}"
