"""Quotes: numbers without a hole in a year, amounts as an invoice would have them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boutique.regles.models import Activite, Regime

from .demandes import Demande


class AnneeDeDevis(models.Model):
    """The last number given in a year: the row that each new quote locks."""

    annee = models.PositiveSmallIntegerField(_("année"), unique=True)
    dernier = models.PositiveIntegerField(_("dernier numéro"), default=0)

    class Meta:
        verbose_name = _("année de devis")
        verbose_name_plural = _("années de devis")

    def __str__(self) -> str:
        return str(self.annee)


class Devis(models.Model):
    """What an animation would cost, good until a day. Sealed: another one replaces it.

    ``emetteur`` and ``mentions`` are frozen as printed.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    demande = models.ForeignKey(
        Demande, models.PROTECT, related_name="devis", verbose_name=_("demande")
    )
    annee = models.PositiveSmallIntegerField(_("année"))
    numero = models.PositiveIntegerField(_("numéro"))
    jour = models.DateField(_("fait le"))
    valable_jusqu_au = models.DateField(_("valable jusqu’au"))
    client_nom = models.CharField(_("client"), max_length=120)
    client_adresse = models.CharField(_("adresse du client"), max_length=200, blank=True)
    ht_cts = models.BigIntegerField(_("hors taxes"))
    tva_cts = models.BigIntegerField(_("TVA"))
    total_cts = models.BigIntegerField(_("total"))
    emetteur = models.JSONField(_("émetteur"))
    mentions = models.JSONField(_("mentions"))
    le = models.DateTimeField(_("enregistré le"))
    par = models.BigIntegerField(_("personne"), null=True)
    compte = models.BigIntegerField(_("compte"), null=True)

    class Meta:
        verbose_name = _("devis")
        verbose_name_plural = _("devis")
        ordering = ("-annee", "-numero")
        constraints = (
            models.UniqueConstraint(
                fields=["annee", "numero"],
                name="animation_devis_numero_unique",
                violation_error_message=_("Ce numéro de devis est déjà pris."),
            ),
            models.CheckConstraint(
                condition=Q(total_cts=F("ht_cts") + F("tva_cts")) & Q(total_cts__gt=0),
                name="animation_devis_sommes",
                violation_error_message=_("Le total n’est pas la somme de ses parts."),
            ),
            models.CheckConstraint(
                condition=Q(valable_jusqu_au__gte=F("jour")),
                name="animation_devis_validite",
                violation_error_message=_("Un devis vaut au moins le jour où il est fait."),
            ),
        )

    def __str__(self) -> str:
        return self.numero_lisible

    @property
    def numero_lisible(self) -> str:
        """« D2026-0012 »: its year, then its number in that year."""
        return f"D{self.annee}-{self.numero:04d}"


class LigneDevis(models.Model):
    """A line of a quote, before tax, with its VAT beside it. Sealed.

    ``quantite_m``: thousandths of its unit; ``prix_cts``: of one, before tax.
    """

    devis = models.ForeignKey(Devis, models.PROTECT, related_name="lignes", verbose_name=_("devis"))
    rang = models.PositiveSmallIntegerField(_("rang"))
    libelle = models.CharField(_("libellé"), max_length=120)
    quantite_m = models.BigIntegerField(_("quantité"))
    unite = models.CharField(_("unité"), max_length=12, blank=True)
    prix_cts = models.BigIntegerField(_("prix hors taxes"))
    activite = models.ForeignKey(
        Activite, models.PROTECT, related_name="+", verbose_name=_("activité")
    )
    regime = models.CharField(_("régime de TVA"), max_length=24, choices=Regime.choices)
    taux_cp = models.PositiveSmallIntegerField(_("taux"), default=0)
    ht_cts = models.BigIntegerField(_("hors taxes"))
    tva_cts = models.BigIntegerField(_("TVA"))

    class Meta:
        verbose_name = _("ligne de devis")
        verbose_name_plural = _("lignes de devis")
        ordering = ("devis", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["devis", "rang"],
                name="animation_ligne_devis_rang",
                violation_error_message=_("Ce devis a déjà cette ligne."),
            ),
        )

    def __str__(self) -> str:
        return self.libelle
