"""What a pole did over some days of before: how many séances, for how long, who came."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ateliers.seances.publics import Public


class SeancesReprisesQuerySet(models.QuerySet["SeancesReprises"]):
    def du_au(self, debut, fin, lieux):
        """Those that these days hold whole, at these sites (ids; None: all): of a year, nothing is
        known of a shorter period."""
        tenues = self.filter(debut__gte=debut, fin__lte=fin)
        return tenues if lieux is None else tenues.filter(lieu__in=list(lieux))

    def qui_tiennent(self):
        """Neither counter-entries nor what one of them cancels."""
        return self.filter(contre=None, contrepassee=None)


class SeancesReprises(models.Model):
    """The séances of a pole over some days, as a file tells them: a year, a month or a day. Sealed.

    ``intitule``: what they were, where the file says it; ``seances`` and ``minutes``: 0 where it
    does not say. ``contre``: the row that this one cancels, number for number.
    """

    fichier = models.ForeignKey(
        "reprise.Fichier", models.PROTECT, related_name="+", verbose_name=_("fichier")
    )
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    pole = models.CharField(_("pôle"), max_length=20)
    intitule = models.CharField(_("atelier"), max_length=120, blank=True)
    debut = models.DateField(_("premier jour"))
    fin = models.DateField(_("dernier jour"))
    seances = models.IntegerField(_("séances"), default=0)
    minutes = models.IntegerField(_("minutes"), default=0)
    participants = models.IntegerField(_("participants"), default=0)
    contre = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contrepassee",
        verbose_name=_("annule"),
    )
    enregistre_le = models.DateTimeField(_("enregistré le"))

    objects = SeancesReprisesQuerySet.as_manager()

    class Meta:
        verbose_name = _("séances reprises")
        verbose_name_plural = _("séances reprises")
        ordering = ("debut", "id")
        indexes = (models.Index(fields=["debut", "pole"], name="ateliers_reprise_debut"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(contre=None, seances__gte=0, minutes__gte=0, participants__gte=0)
                | Q(contre__isnull=False, seances__lte=0, minutes__lte=0, participants__lte=0),
                name="ateliers_reprise_signe",
                violation_error_message=_("Des séances s’ajoutent, leur annulation les retire."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="ateliers_reprise_jours",
                violation_error_message=_("Le dernier jour précède le premier."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.pole} · {self.debut:%Y-%m-%d}"


class PublicRepris(models.Model):
    """How many of a public came to these séances; what is of no known public is in none. Sealed."""

    reprises = models.ForeignKey(
        SeancesReprises, models.PROTECT, related_name="publics", verbose_name=_("séances reprises")
    )
    public = models.CharField(_("public"), max_length=16, choices=Public.choices)
    participants = models.PositiveIntegerField(_("participants"))

    class Meta:
        verbose_name = _("public repris")
        verbose_name_plural = _("publics repris")
        constraints = (
            models.UniqueConstraint(
                fields=["reprises", "public"],
                name="ateliers_reprise_un_public",
                violation_error_message=_("Ce public est déjà compté."),
            ),
            models.CheckConstraint(
                condition=Q(participants__gt=0) & Q(public__in=Public.values),
                name="ateliers_reprise_public_connu",
                violation_error_message=_("Ce public n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_public_display()}, {self.participants}"
