"""Counting what is really there, and the opening stock of a site."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collecte.livre.models import Bon
from collecte.matiere.etapes import STOCKS, Etape
from petiterockette.mots.mesures import kilos


class Inventaire(models.Model):
    """A count in progress at a site; it becomes a bon when it is settled.

    One at a time at a site. ``ouverture``: the first one, which says what was there on the
    first day and after which stocks are shown, not only their variations.
    """

    class Methode(models.TextChoices):
        PESEE = "pesee", _("pesé")
        VOLUME = "volume", _("estimé au volume")
        ESTIMATION = "estimation", _("estimé à l’œil")

    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="inventaires", verbose_name=_("lieu")
    )
    ouverture = models.BooleanField(_("stock d’ouverture"), default=False)
    methode = models.CharField(
        _("méthode"), max_length=12, choices=Methode.choices, default=Methode.PESEE
    )
    commence_le = models.DateTimeField(_("commencé le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    bon = models.OneToOneField(
        Bon, models.PROTECT, null=True, blank=True, related_name="inventaire", verbose_name=_("bon")
    )
    abandonne_le = models.DateTimeField(_("abandonné le"), null=True, blank=True)

    class Meta:
        verbose_name = _("inventaire")
        verbose_name_plural = _("inventaires")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["lieu"],
                condition=Q(bon=None, abandonne_le=None),
                name="collecte_inventaire_un_a_la_fois",
                violation_error_message=_("Un inventaire est déjà commencé à ce lieu."),
            ),
            models.CheckConstraint(
                condition=Q(methode__in=["pesee", "volume", "estimation"]),
                name="collecte_inventaire_methode_connue",
                violation_error_message=_("Cette méthode n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(bon=None) | Q(abandonne_le=None),
                name="collecte_inventaire_arrete_ou_abandonne",
                violation_error_message=_("Un inventaire arrêté n’est pas abandonné."),
            ),
        )

    def __str__(self) -> str:
        return f"{_('Inventaire')} {self.lieu} {self.commence_le:%d/%m/%Y}"

    @property
    def est_en_cours(self) -> bool:
        return self.bon_id is None and self.abandonne_le is None


class Comptage(models.Model):
    """What somebody counted, zone by zone, at a given minute; « retiré » if it was a slip."""

    inventaire = models.ForeignKey(
        Inventaire, models.PROTECT, related_name="comptages", verbose_name=_("inventaire")
    )
    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    zone = models.CharField(_("zone"), max_length=60, blank=True)
    categorie = models.ForeignKey(
        "collecte_listes.Categorie", models.PROTECT, verbose_name=_("catégorie")
    )
    etape = models.CharField(
        _("étape"), max_length=20, choices=[(e.value, e.label) for e in STOCKS]
    )
    matiere = models.ForeignKey(
        "collecte_listes.Matiere", models.PROTECT, verbose_name=_("matière")
    )
    masse_g = models.BigIntegerField(_("compté"))
    compte_le = models.DateTimeField(_("compté à"))
    retire_le = models.DateTimeField(_("retiré le"), null=True, blank=True)

    class Meta:
        verbose_name = _("comptage")
        verbose_name_plural = _("comptages")
        ordering = ("inventaire", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(masse_g__gte=0) & Q(etape__in=[str(e) for e in STOCKS]),
                name="collecte_comptage_positif",
                violation_error_message=_("On compte zéro ou plus."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.categorie} : {kilos(self.masse_g)}"


class LigneInventaire(models.Model):
    """A settled count beside what the books said at that minute. Sealed."""

    bon = models.ForeignKey(
        Bon, models.PROTECT, related_name="lignes_inventaire", verbose_name=_("bon")
    )
    categorie = models.ForeignKey(
        "collecte_listes.Categorie", models.PROTECT, verbose_name=_("catégorie")
    )
    etape = models.CharField(_("étape"), max_length=20, choices=Etape.choices)
    matiere = models.ForeignKey(
        "collecte_listes.Matiere", models.PROTECT, verbose_name=_("matière")
    )
    compte_g = models.BigIntegerField(_("compté"))
    theorique_g = models.BigIntegerField(_("théorique"))
    compte_le = models.DateTimeField(_("compté à"))

    class Meta:
        verbose_name = _("ligne d’inventaire")
        verbose_name_plural = _("lignes d’inventaire")
        ordering = ("bon", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["bon", "categorie", "etape", "matiere"],
                name="collecte_ligne_inventaire_unique",
                violation_error_message=_("Cette catégorie est déjà comptée à cette étape."),
            ),
            models.CheckConstraint(
                condition=Q(compte_g__gte=0),
                name="collecte_ligne_inventaire_positive",
                violation_error_message=_("On compte zéro ou plus."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.categorie} : {kilos(self.compte_g)}"

    @property
    def ecart_g(self) -> int:
        return self.compte_g - self.theorique_g
