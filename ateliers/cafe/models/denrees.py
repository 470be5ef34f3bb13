"""Rescued food: each lot as it came, what is left of it, where it went."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import FINS_DE_DENREES, EtapeDenrees
from petiterockette.mots.mesures import kilos

_REFUS = ["temperature", "date", "emballage", "aspect", "origine"]
FINS = [(str(fin), fin.label) for fin in FINS_DE_DENREES]


class RamasseQuerySet(models.QuerySet["Ramasse"]):
    def visibles(self, lieux):
        """The lots of these sites (ids); None means every site."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def en_reserve(self):
        """The lots of which something is left, first to end first."""
        return self.filter(reste__masse_g__gt=0).order_by(
            models.F("limite").asc(nulls_last=True), "pk"
        )


class Ramasse(models.Model):
    """A lot of food that was offered: taken into the pantry, or refused at the door. Sealed.

    One step back of its trace: who gave it, what, how heavy, how cold, until when.
    ``bon``: what it moved in the ledger; none if it was refused.

    Source: règlement (CE) nº 178/2002, art. 18.
    """

    class Date(models.TextChoices):
        DLC = "dlc", _("DLC, à consommer jusqu’au")
        DDM = "ddm", _("DDM, de préférence avant le")
        SANS = "", _("sans date")

    class Refus(models.TextChoices):
        TEMPERATURE = "temperature", _("trop chaud à l’arrivée")
        DATE = "date", _("date dépassée")
        EMBALLAGE = "emballage", _("emballage abîmé ou ouvert")
        ASPECT = "aspect", _("aspect ou odeur")
        ORIGINE = "origine", _("origine inconnue")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    bon = models.OneToOneField(
        "collecte_livre.Bon",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ramasse",
        verbose_name=_("bon"),
    )
    le = models.DateTimeField(_("le"))
    jour = models.DateField(_("jour"))
    donneur = models.ForeignKey(
        "personnes.Structure", models.PROTECT, related_name="+", verbose_name=_("donneur")
    )
    categorie = models.ForeignKey(
        "collecte_listes.Categorie", models.PROTECT, related_name="+", verbose_name=_("catégorie")
    )
    produit = models.CharField(_("produit"), max_length=80)
    numero_lot = models.CharField(_("nº de lot"), max_length=40, blank=True)
    masse_g = models.BigIntegerField(_("masse"))
    # Tenths of a degree; empty: kept at room temperature.
    temperature_dc = models.SmallIntegerField(_("température"), null=True, blank=True)
    genre_date = models.CharField(_("date"), max_length=3, choices=Date.choices, blank=True)
    limite = models.DateField(_("jusqu’au"), null=True, blank=True)
    refus = models.CharField(_("refusé"), max_length=12, choices=Refus.choices, blank=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    par = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )

    objects = RamasseQuerySet.as_manager()

    class Meta:
        verbose_name = _("ramasse")
        verbose_name_plural = _("ramasses")
        ordering = ("-id",)
        indexes = (models.Index(fields=["lieu", "jour"], name="cafe_ramasse_du_jour"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(masse_g__gt=0),
                name="cafe_ramasse_masse_positive",
                violation_error_message=_("Une ramasse pèse quelque chose."),
            ),
            models.CheckConstraint(
                condition=Q(refus="", bon__isnull=False) | (Q(bon=None, refus__in=_REFUS)),
                name="cafe_ramasse_prise_ou_refusee",
                violation_error_message=_("Une ramasse entre, ou dit pourquoi elle est refusée."),
            ),
            models.CheckConstraint(
                condition=Q(genre_date="", limite=None)
                | Q(genre_date__in=["dlc", "ddm"], limite__isnull=False),
                name="cafe_ramasse_date",
                violation_error_message=_("Une date dit si c’est une DLC ou une DDM."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.produit}, {kilos(self.masse_g)}"

    def dlc_passee(self, jour: date) -> bool:
        """Whether the lot may no longer be eaten on that day."""
        return self.genre_date == self.Date.DLC and self.limite is not None and self.limite < jour

    def ddm_passee(self, jour: date) -> bool:
        """Whether the lot is to be judged before it is eaten on that day."""
        return self.genre_date == self.Date.DDM and self.limite is not None and self.limite < jour


class Reste(models.Model):
    """What is left of a lot, in grams: the counter that its exits lock."""

    ramasse = models.OneToOneField(
        Ramasse,
        models.PROTECT,
        primary_key=True,
        related_name="reste",
        verbose_name=_("ramasse"),
    )
    masse_g = models.BigIntegerField(_("masse"))

    class Meta:
        verbose_name = _("reste d’un lot")
        verbose_name_plural = _("restes des lots")
        constraints = (
            models.CheckConstraint(
                condition=Q(masse_g__gte=0),
                name="cafe_reste_jamais_negatif",
                violation_error_message=_("Il n’en reste pas autant."),
            ),
        )

    def __str__(self) -> str:
        return kilos(self.masse_g)


class SortieDenrees(models.Model):
    """Food that left its lot: served, given, composted or thrown. Sealed."""

    bon = models.OneToOneField(
        "collecte_livre.Bon",
        models.PROTECT,
        primary_key=True,
        related_name="sortie_de_denrees",
        verbose_name=_("bon"),
    )
    ramasse = models.ForeignKey(
        Ramasse, models.PROTECT, related_name="sorties", verbose_name=_("lot")
    )
    vers = models.CharField(_("devenir"), max_length=20, choices=FINS)
    masse_g = models.BigIntegerField(_("masse"))
    structure = models.ForeignKey(
        "personnes.Structure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("donné à"),
    )

    class Meta:
        verbose_name = _("sortie de denrées")
        verbose_name_plural = _("sorties de denrées")
        constraints = (
            models.CheckConstraint(
                condition=Q(masse_g__gt=0),
                name="cafe_sortie_masse_positive",
                violation_error_message=_("Une sortie pèse quelque chose."),
            ),
            models.CheckConstraint(
                condition=Q(vers__in=[str(fin) for fin in FINS_DE_DENREES]),
                name="cafe_sortie_fin_connue",
                violation_error_message=_("Ce devenir n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(structure=None) | Q(vers=str(EtapeDenrees.DONNE)),
                name="cafe_sortie_donnee_a",
                violation_error_message=_("Seul un don dit à qui il est fait."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_vers_display()}, {kilos(self.masse_g)}"
