"""The hours when people come to mend their own bike: who is here, whose turn it is."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PIEDS_MAX = 30


class PermanenceQuerySet(models.QuerySet["Permanence"]):
    def visibles(self, lieux):
        return self if lieux is None else self.filter(lieu__in=lieux)

    def ouvertes(self):
        return self.filter(fermee_le=None)


class Permanence(models.Model):
    """An opening of the workshop, with its stands; its figures are sealed when it closes.

    ``prevue``: the one of the volunteers' planning that it holds, where one was foreseen.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    prevue = models.OneToOneField(
        "benevolat.Permanence",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("permanence prévue"),
    )
    pieds = models.PositiveSmallIntegerField(_("places pour réparer"))
    ouverte_le = models.DateTimeField(_("ouverte le"))
    fermee_le = models.DateTimeField(_("fermée le"), null=True, blank=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    par = models.BigIntegerField(_("ouverte par"), null=True)

    objects = PermanenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("permanence")
        verbose_name_plural = _("permanences")
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["lieu"],
                condition=Q(fermee_le=None),
                name="permanences_permanence_une_seule",
                violation_error_message=_("Une permanence est déjà ouverte ici."),
            ),
            models.CheckConstraint(
                condition=Q(fermee_le=None) | Q(fermee_le__gte=F("ouverte_le")),
                name="permanences_permanence_fin_apres",
                violation_error_message=_("Elle ferme après avoir ouvert."),
            ),
            models.CheckConstraint(
                condition=Q(pieds__range=(1, PIEDS_MAX)),
                name="permanences_permanence_pieds",
                violation_error_message=_("De 1 à 30 places pour réparer."),
            ),
        )

    def __str__(self) -> str:
        return str(self.lieu)

    @property
    def est_d_aujourd_hui(self) -> bool:
        """Whether the permanence opened today; people are counted in no other."""
        return timezone.localdate(self.ouverte_le) == timezone.localdate()


class VisiteQuerySet(models.QuerySet["Visite"]):
    def venues(self):
        """The visits that count: neither written down by mistake, nor gone before their turn."""
        return self.filter(annulee_le=None)

    def qui_attendent(self):
        """First come, first served."""
        return self.filter(installee_le=None, partie_le=None).order_by("arrivee_le", "id")


class Visite(models.Model):
    """Somebody who came: a member by name, or anybody (``personne`` None). Waits, then a stand.

    Written down by mistake, or gone before a stand was theirs, it stays with ``annulee_le`` and is
    counted nowhere.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    permanence = models.ForeignKey(
        Permanence, models.PROTECT, related_name="visites", verbose_name=_("permanence")
    )
    personne = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("personne"),
    )
    arrivee_le = models.DateTimeField(_("arrivée le"))
    pied = models.PositiveSmallIntegerField(_("place pour réparer"), null=True, blank=True)
    installee_le = models.DateTimeField(_("installée le"), null=True, blank=True)
    partie_le = models.DateTimeField(_("partie le"), null=True, blank=True)
    a_repare = models.BooleanField(_("vélo réparé"), default=False)
    annulee_le = models.DateTimeField(_("annulée le"), null=True, blank=True)

    # The number of whoever gave no name among those of the permanence: told by what reads it.
    rang: int | None = None

    objects = VisiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("visite")
        verbose_name_plural = _("visites")
        ordering = ("permanence", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["permanence", "pied"],
                condition=Q(partie_le=None, pied__isnull=False),
                name="permanences_visite_un_pied",
                violation_error_message=_("Cette place est déjà prise."),
            ),
            models.UniqueConstraint(
                fields=["permanence", "personne"],
                condition=Q(partie_le=None, personne__isnull=False),
                name="permanences_visite_une_fois",
                violation_error_message=_("Cette personne est déjà ici."),
            ),
            models.CheckConstraint(
                condition=Q(installee_le=None, pied=None)
                | Q(installee_le__isnull=False, pied__isnull=False),
                name="permanences_visite_installee",
                violation_error_message=_("Une personne installée a une place."),
            ),
            models.CheckConstraint(
                condition=Q(annulee_le=None) | Q(partie_le__isnull=False, a_repare=False),
                name="permanences_visite_annulee",
                violation_error_message=_("Une visite annulée n’est plus ici et n’a rien réparé."),
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Releve(models.Model):
    """The figures of a permanence, counted and typed when it closes; the last one holds. Sealed."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    permanence = models.ForeignKey(
        Permanence, models.PROTECT, related_name="releves", verbose_name=_("permanence")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    passages = models.PositiveIntegerField(_("passages"))
    adherents = models.PositiveIntegerField(_("passages d’adhérents"))
    repares = models.PositiveIntegerField(_("vélos réparés par leur propriétaire"))
    ouverture_min = models.PositiveIntegerField(_("durée d’ouverture"))
    benevoles_min = models.PositiveIntegerField(_("temps des bénévoles"))
    salaries_min = models.PositiveIntegerField(_("temps des salariés"))
    le = models.DateTimeField(_("le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    par = models.BigIntegerField(_("par"), null=True)

    class Meta:
        verbose_name = _("relevé d’une permanence")
        verbose_name_plural = _("relevés des permanences")
        ordering = ("permanence", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["permanence", "rang"],
                name="permanences_releve_un_par_rang",
                violation_error_message=_("Ce relevé vient d’être fait : relisez-le."),
            ),
            models.CheckConstraint(
                condition=Q(adherents__lte=F("passages")) & Q(repares__lte=F("passages")),
                name="permanences_releve_sommes",
                violation_error_message=_("Pas plus d’adhérents ni de vélos que de passages."),
            ),
        )

    def __str__(self) -> str:
        return str(self.permanence)
