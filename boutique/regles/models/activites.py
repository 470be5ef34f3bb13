"""What a line of the till is counted under: its activity, its account, its VAT."""

from decimal import Decimal

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Regime(models.TextChoices):
    """How an activity stands towards VAT.

    Source: CGI art. 256, 206-1 bis, 261-7-1°, 261-4-4°a, 293 B.
    """

    NON_ASSUJETTI = "non_assujetti", _("non soumise (activité non lucrative)")
    EXO_MEMBRES = "exo_membres", _("exonérée, services aux membres (261-7-1°a)")
    EXO_SOCIALE = "exo_sociale", _("exonérée, œuvre sociale (261-7-1°b)")
    EXO_MANIFESTATION = "exo_manifestation", _("exonérée, manifestation de soutien (261-7-1°c)")
    EXO_FORMATION = "exo_formation", _("exonérée, formation professionnelle (261-4-4°a)")
    FRANCHISE_ACCESSOIRE = "franchise_accessoire", _("franchise des recettes accessoires")
    FRANCHISE_BASE = "franchise_base", _("franchise en base (293 B)")
    ASSUJETTI = "assujetti", _("soumise à la TVA")


class Activite(models.Model):
    """What the money is for: the shop, the café, memberships, gifts of money…

    ``dans_le_ca``: it is turnover; a gift of money, a membership, a voucher are not.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    nom = models.CharField(_("nom"), max_length=60)
    compte = models.CharField(
        _("compte comptable"),
        max_length=12,
        validators=[RegexValidator(r"^\d{3,12}$", _("Un compte s’écrit en chiffres."))],
    )
    dans_le_ca = models.BooleanField(_("compte dans le chiffre d’affaires"), default=True)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    class Meta:
        verbose_name = _("activité")
        verbose_name_plural = _("activités")
        ordering = ("ordre", "nom")

    def __str__(self) -> str:
        return self.nom


def lire_les_taux(dits: str) -> tuple[int, ...]:
    """« 550,1000 » as hundredths of a percent."""
    return tuple(int(dit) for dit in dits.split(",") if dit)


class RegimeTVA(models.Model):
    """The VAT of an activity from a day on; before the first one, it is not subject to it.

    ``autres_taux``: those that some of its articles have instead (books at 5,5 % among objects
    at 20 %), in hundredths of a percent, « 550,1000 ».
    """

    activite = models.ForeignKey(
        Activite, models.PROTECT, related_name="regimes", verbose_name=_("activité")
    )
    debut = models.DateField(_("depuis le"))
    regime = models.CharField(_("régime"), max_length=24, choices=Regime.choices)
    taux_cp = models.PositiveSmallIntegerField(
        _("taux"), default=0, help_text=_("en centièmes de pour cent : 2000 pour 20 %")
    )
    autres_taux = models.CharField(
        _("autres taux admis"),
        max_length=40,
        blank=True,
        validators=[
            RegexValidator(r"^[1-9]\d{0,3}(,[1-9]\d{0,3})*$", _("Un taux est sous 100 %."))
        ],
    )

    class Meta:
        verbose_name = _("régime de TVA")
        verbose_name_plural = _("régimes de TVA")
        ordering = ("activite", "debut")
        constraints = (
            models.UniqueConstraint(
                fields=["activite", "debut"],
                name="boutique_regime_un_par_jour",
                violation_error_message=_("Cette activité change déjà de régime ce jour-là."),
            ),
            models.CheckConstraint(
                condition=Q(regime="assujetti", taux_cp__range=(1, 9999))
                | Q(regime__in=[r for r in Regime.values if r != "assujetti"], taux_cp=0),
                name="boutique_regime_taux",
                violation_error_message=_("Un taux va avec une activité soumise à la TVA."),
            ),
            models.CheckConstraint(
                condition=Q(regime="assujetti") | Q(autres_taux=""),
                name="boutique_regime_autres_taux",
                violation_error_message=_("Un taux va avec une activité soumise à la TVA."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.activite} : {self.get_regime_display()}"

    @property
    def autres_cp(self) -> tuple[int, ...]:
        """The other rates that an activity allows, in hundredths of a percent."""
        return lire_les_taux(self.autres_taux)

    @property
    def admis_cp(self) -> tuple[int, ...]:
        """Every rate that its articles may have; none where it is not subject to VAT."""
        return (self.taux_cp, *self.autres_cp) if self.taux_cp else ()

    @property
    def taux(self) -> Decimal:
        """The rate in percent."""
        return Decimal(self.taux_cp) / 100

    @property
    def autres(self) -> list[Decimal]:
        """The other rates that an activity allows, in percent."""
        return [Decimal(cp) / 100 for cp in self.autres_cp]
