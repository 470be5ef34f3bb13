"""The till: where it stands, its numbers, the session it is held by."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class CaisseQuerySet(models.QuerySet["Caisse"]):
    def des_lieux(self, lieux: Collection[int] | None) -> Self:
        """The tills of some sites, None for all, in their order, with their names."""
        caisses = self.select_related("point__lieu").order_by("numero")
        return caisses if lieux is None else caisses.filter(point__lieu__in=lieux)

    def ids_des_lieux(self, lieux: Collection[int] | None) -> list[int] | None:
        """The ids of the tills of some sites, as a filter: None for all of them."""
        return None if lieux is None else [caisse.pk for caisse in self.des_lieux(lieux)]


class Caisse(models.Model):
    """A till: a point of the kind « caisse », and the row that everything it does locks."""

    point = models.OneToOneField(
        "lieux.Point", models.PROTECT, related_name="caisse", verbose_name=_("point")
    )
    numero = models.PositiveSmallIntegerField(_("numéro"), unique=True)
    fond_cts = models.PositiveIntegerField(
        _("fond habituel"), default=10_000, help_text=_("en centimes")
    )
    tolerance_cts = models.PositiveIntegerField(
        _("tolérance au comptage"), default=200, help_text=_("en centimes")
    )
    demande_le_code = models.BooleanField(
        _("demande le code de chacun"),
        default=False,
        db_default=False,
        help_text=_("quatre chiffres, en touchant son nom"),
    )
    # Above either, a line is looked at twice: 9 999 coats went through for a slip of the finger.
    quantite_plausible = models.PositiveSmallIntegerField(
        _("quantité qui se confirme"),
        default=100,
        db_default=100,
        help_text=_("au-dessus, la caisse demande"),
    )
    montant_plausible_cts = models.PositiveIntegerField(
        _("montant qui se confirme"),
        default=50_000,
        db_default=50_000,
        help_text=_("d’une ligne, en centimes"),
    )
    # What it sells first: the café’s menu, the workshop’s bikes; empty, the shop’s goods.
    s_ouvre_sur = models.ForeignKey(
        "boutique_regles.Activite",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("s’ouvre sur"),
    )
    # Selling by weight asks for a verified instrument (décret 2001-387).
    vente_au_poids = models.BooleanField(_("vend au poids"), default=False)
    instrument = models.CharField(_("numéro de la balance"), max_length=40, blank=True)
    vignette_jusqu_au = models.DateField(_("vignette valable jusqu’au"), null=True, blank=True)

    objects = CaisseQuerySet.as_manager()

    class Meta:
        verbose_name = _("caisse")
        verbose_name_plural = _("caisses")
        ordering = ("numero",)
        constraints = (
            models.CheckConstraint(
                condition=Q(vente_au_poids=False)
                | (~Q(instrument="") & Q(vignette_jusqu_au__isnull=False)),
                name="boutique_caisse_au_poids",
                violation_error_message=_("Pour vendre au poids, dites la balance et sa vignette."),
            ),
            models.CheckConstraint(
                condition=Q(quantite_plausible__gt=0, montant_plausible_cts__gt=0),
                name="boutique_caisse_plausible",
                violation_error_message=_("Ce qui se confirme est au-dessus de quelque chose."),
            ),
        )

    def __str__(self) -> str:
        return self.point.nom


class Serie(models.Model):
    """A gapless run of ticket numbers of a till; one more after a restored backup.

    Training has its own. A ticket's number is the rank of its link in ``chaine``.
    """

    caisse = models.ForeignKey(
        Caisse, models.PROTECT, related_name="series", verbose_name=_("caisse")
    )
    ecole = models.BooleanField(_("pour s’entraîner"), default=False)
    rang = models.PositiveSmallIntegerField(_("rang"))
    ouverte_le = models.DateTimeField(_("ouverte le"))
    chaine = models.OneToOneField(
        "journal.Chaine", models.PROTECT, related_name="+", verbose_name=_("chaîne")
    )

    class Meta:
        verbose_name = _("série")
        verbose_name_plural = _("séries")
        ordering = ("caisse", "ecole", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["caisse", "ecole", "rang"],
                name="boutique_serie_unique",
                violation_error_message=_("Cette caisse a déjà cette série."),
            ),
        )

    def __str__(self) -> str:
        return self.prefixe

    @property
    def prefixe(self) -> str:
        """« 1 », « 1.2 » after a restored backup, « E1 » for training."""
        return prefixe(self.caisse.numero, self.rang, self.ecole)


def prefixe(caisse: int, rang: int, ecole: bool) -> str:
    """What the numbers of a series begin with."""
    suite = f".{rang}" if rang > 1 else ""
    return f"{'E' if ecole else ''}{caisse}{suite}"


class SessionQuerySet(models.QuerySet["Session"]):
    def ouvertes(self):
        return self.filter(fermee_le=None)

    def a_compter(self):
        """Closed, the real ones, and nobody has counted the drawer yet."""
        return self.filter(fermee_le__isnull=False, ecole=False, comptee_le=None)


class Session(models.Model):
    """A till held on one device, from its opening to its closing.

    ``jour``: the Paris day of its opening, on which its sales count. ``appareil``: digest
    of the token of the one device that may sell. ``comptee_le`` stays empty while nobody has
    counted (« comptage en attente »).
    """

    caisse = models.ForeignKey(
        Caisse, models.PROTECT, related_name="sessions", verbose_name=_("caisse")
    )
    ecole = models.BooleanField(_("pour s’entraîner"), default=False)
    numero = models.PositiveIntegerField(_("numéro"))
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    jour = models.DateField(_("jour"))
    ouverte_le = models.DateTimeField(_("ouverte le"))
    ouverte_par = models.BigIntegerField(_("ouverte par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    fond_cts = models.PositiveIntegerField(_("fond de caisse"))
    appareil = models.CharField(_("appareil"), max_length=64)
    fermee_le = models.DateTimeField(_("fermée le"), null=True, blank=True)
    fermee_par = models.BigIntegerField(_("fermée par"), null=True, blank=True)
    # Nobody closed it: the product did, at 04:30 or at its next start.
    oubliee = models.BooleanField(_("oubliée ouverte"), default=False)
    comptee_le = models.DateTimeField(_("comptée le"), null=True, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session de caisse")
        verbose_name_plural = _("sessions de caisse")
        ordering = ("-id",)
        indexes = (models.Index(fields=["jour", "caisse"], name="boutique_session_jour"),)
        constraints = (
            models.UniqueConstraint(
                fields=["caisse", "ecole"],
                condition=Q(fermee_le=None),
                name="boutique_session_une_seule_ouverte",
                violation_error_message=_("Cette caisse est déjà ouverte."),
            ),
            models.UniqueConstraint(
                fields=["caisse", "ecole", "numero"],
                name="boutique_session_numero",
                violation_error_message=_("Cette caisse a déjà cette session."),
            ),
            models.CheckConstraint(
                condition=Q(fermee_le=None) | Q(fermee_le__gte=F("ouverte_le")),
                name="boutique_session_ferme_apres_ouverture",
                violation_error_message=_("La caisse ferme avant d’avoir ouvert."),
            ),
            models.CheckConstraint(
                condition=Q(comptee_le=None) | Q(fermee_le__isnull=False),
                name="boutique_session_comptee_fermee",
                violation_error_message=_("On compte une caisse fermée."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.caisse} nº {self.numero}"

    @property
    def est_ouverte(self) -> bool:
        return self.fermee_le is None
