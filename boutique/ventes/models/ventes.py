"""The tickets: what was sold, given back or corrected."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.mesures import nombre

if TYPE_CHECKING:
    from .lignes import LigneVente
    from .reglements import Reglement


class VenteQuerySet(models.QuerySet["Vente"]):
    def reelles(self):
        """The tickets without those of training."""
        return self.filter(serie__ecole=False)

    def avec_details(self):
        """Everything a ticket shows, in a bounded number of queries."""
        return self.select_related(
            "serie__caisse__point__lieu", "session", "lien__serie__caisse", "public"
        ).prefetch_related("lignes__categorie", "reglements__moyen")


class Vente(models.Model):
    """A ticket: a sale, a refund (« avoir ») or a correction of how it was paid. Sealed.

    Amounts are signed cents: a refund's are negative, a correction's sum to zero.
    The link of rank ``numero`` in its series' chain holds everything the law wants recorded,
    as it was read back from the base. ``par`` is a number: no sealed row holds a name.
    """

    class Nature(models.TextChoices):
        VENTE = "vente", _("vente")
        AVOIR = "avoir", _("remboursement")
        CORRECTION = "correction", _("correction du paiement")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    empreinte = models.CharField(_("empreinte du document"), max_length=64)
    serie = models.ForeignKey(
        "boutique_caisses.Serie", models.PROTECT, related_name="ventes", verbose_name=_("série")
    )
    numero = models.PositiveBigIntegerField(_("numéro"))
    nature = models.CharField(_("nature"), max_length=12, choices=Nature.choices)
    session = models.ForeignKey(
        "boutique_caisses.Session",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ventes",
        verbose_name=_("session"),
    )
    jour = models.DateField(_("jour"))
    le = models.DateTimeField(_("le"))
    appareil_le = models.DateTimeField(_("heure de l’appareil"), null=True, blank=True)
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    lien = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suites",
        verbose_name=_("à propos de"),
    )
    motif = models.CharField(_("motif"), max_length=200, blank=True)
    # It changes what the period took by means, not what the drawer should hold.
    hors_tiroir = models.BooleanField(_("hors tiroir"), default=False)
    public = models.ForeignKey(
        "boutique_articles.Public",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("public"),
    )
    # Typed from the paper book after a cut: what it says of when.
    saisie_differee = models.CharField(_("date du carnet"), max_length=60, blank=True)
    catalogue_cts = models.BigIntegerField(_("au prix du catalogue"))
    remise_cts = models.BigIntegerField(_("remises"))
    total_cts = models.BigIntegerField(_("total"))
    ht_cts = models.BigIntegerField(_("hors taxes"))
    tva_cts = models.BigIntegerField(_("TVA"))
    # As it was named then; empty: before tickets said it.
    emetteur = models.ForeignKey(
        "boutique_caisses.Emetteur",
        models.PROTECT,
        null=True,
        related_name="ventes",
        verbose_name=_("émetteur"),
    )
    bon = models.OneToOneField(
        "collecte_livre.Bon",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="vente",
        verbose_name=_("bon"),
    )
    # Unguessable: whoever was given the ticket's address may read it, nobody else.
    jeton = models.CharField(_("jeton"), max_length=32, unique=True)
    # The comment itself lives aside, where it can be redacted; its digest is sealed here.
    commentaire_empreinte = models.CharField(
        _("empreinte du commentaire"), max_length=64, blank=True
    )
    version = models.CharField(_("version du logiciel"), max_length=20)

    objects = VenteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vente")
        verbose_name_plural = _("ventes")
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["jour", "serie"], name="boutique_vente_jour"),
            models.Index(fields=["session", "id"], name="boutique_vente_session"),
            models.Index(fields=["le", "id"], name="boutique_vente_le"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["serie", "numero"],
                name="boutique_vente_numero",
                violation_error_message=_("Ce numéro de ticket est déjà pris."),
            ),
            models.CheckConstraint(
                condition=Q(nature="vente", lien=None, total_cts__gte=0)
                | Q(nature="avoir", total_cts__lte=0)
                | Q(nature="correction", lien__isnull=False, total_cts=0, catalogue_cts=0),
                name="boutique_vente_nature",
                violation_error_message=_("Une vente compte en plus, un remboursement en moins."),
            ),
            models.CheckConstraint(
                condition=Q(nature="vente") | ~Q(motif=""),
                name="boutique_vente_motivee",
                violation_error_message=_("Un remboursement, une correction disent pourquoi."),
            ),
            models.CheckConstraint(
                condition=Q(total_cts=F("catalogue_cts") - F("remise_cts"))
                & Q(total_cts=F("ht_cts") + F("tva_cts")),
                name="boutique_vente_sommes",
                violation_error_message=_("Le total n’est pas la somme de ses parts."),
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=False, hors_tiroir=False)
                | Q(hors_tiroir=True, nature="correction"),
                name="boutique_vente_en_session",
                violation_error_message=_("Une vente se fait dans une caisse ouverte."),
            ),
        )

    def __str__(self) -> str:
        return self.numero_lisible

    @property
    def numero_lisible(self) -> str:
        """« 1-2 418 »: the till, then the ticket."""
        return f"{self.serie.prefixe}-{nombre(self.numero)}"

    @property
    def ecole(self) -> bool:
        return self.serie.ecole

    @property
    def est_une_vente(self) -> bool:
        return self.nature == self.Nature.VENTE

    @cached_property
    def ses_lignes(self) -> list["LigneVente"]:
        """The lines of the ticket in their order, read once; whoever writes them says them here
        instead."""
        return list(self.lignes.all())

    @cached_property
    def ses_reglements(self) -> list["Reglement"]:
        """The payments of the ticket in their order; said here by whoever writes them."""
        return list(self.reglements.all())

    @property
    def donne_cts(self) -> int:
        return sum(r.donne_cts for r in self.ses_reglements)

    @property
    def rendu_cts(self) -> int:
        """The change given back, in cents."""
        return sum(r.rendu_cts for r in self.ses_reglements)

    @property
    def masse_g(self) -> int:
        return sum(ligne.masse_g or 0 for ligne in self.ses_lignes)
