"""Cash that went from one place to another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boutique.caisses.models import Session


class Place(models.TextChoices):
    """Where cash may be, and where it comes from or goes to."""

    TIROIR = "tiroir", _("tiroir")
    COFFRE = "coffre", _("coffre")
    BANQUE = "banque", _("banque")
    DEPENSE = "depense", _("petite dépense")
    ECART = "ecart", _("écart constaté")
    # Cash of payments corrected once the drawer was closed: it was in no drawer's books.
    CORRIGE = "corrige", _("paiements corrigés")


_SANS_TIROIR = ("coffre", "banque", "depense", "ecart")


class MouvementEspeces(models.Model):
    """Cash that went from one place to another, and why. Sealed.

    ``session``: the one whose drawer it left or entered, or whose difference it explains.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="especes",
        verbose_name=_("session"),
    )
    de = models.CharField(_("de"), max_length=8, choices=Place.choices)
    vers = models.CharField(_("vers"), max_length=8, choices=Place.choices)
    montant_cts = models.PositiveIntegerField(_("montant"))
    motif = models.CharField(_("motif"), max_length=120)
    remise = models.ForeignKey(
        "boutique_tiroirs.RemiseBanque",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="especes",
        verbose_name=_("remise en banque"),
    )
    le = models.DateTimeField(_("le"))
    par = models.BigIntegerField(_("par"), null=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("mouvement d’espèces")
        verbose_name_plural = _("mouvements d’espèces")
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(montant_cts__gt=0)
                & Q(de__in=Place.values, vers__in=Place.values)
                & ~Q(de=F("vers"))
                & ~Q(motif=""),
                name="boutique_especes_mouvement",
                violation_error_message=_("Des espèces vont d’une place à une autre, et pourquoi."),
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=False, de="tiroir")
                | Q(session__isnull=False, vers="tiroir")
                | Q(session__isnull=False, de="corrige", vers="ecart")
                | Q(session__isnull=False, de="ecart", vers="corrige")
                | Q(session=None, de__in=_SANS_TIROIR, vers__in=_SANS_TIROIR),
                name="boutique_especes_tiroir",
                violation_error_message=_("Un tiroir, son écart sont ceux d’une session."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_de_display()} → {self.get_vers_display()}"

    @property
    def ecart_cts(self) -> int:
        """The cents of a difference that was booked: what was too much; negative, too little."""
        return self.montant_cts if self.de == Place.ECART else -self.montant_cts
