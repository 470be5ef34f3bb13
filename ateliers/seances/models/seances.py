"""What is done together: a séance, and the series that it may be part of."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.temps.recurrences import DERNIER, QUANTIEME, QUINZAINE, RANG, SEMAINE

from ..publics import Public


class Serie(models.Model):
    """A séance that comes back: its rhythm, from a day to another, less some days."""

    class Rythme(models.TextChoices):
        SEMAINE = SEMAINE, _("chaque semaine")
        QUINZAINE = QUINZAINE, _("toutes les deux semaines")
        QUANTIEME = QUANTIEME, _("chaque mois, à la même date")
        RANG = RANG, _("chaque mois, le même jour (le 2e samedi…)")
        DERNIER = DERNIER, _("chaque mois, le dernier de ce jour (le dernier samedi…)")

    rythme = models.CharField(_("rythme"), max_length=10, choices=Rythme.choices)
    debut = models.DateField(_("du"))
    fin = models.DateField(_("au"))
    sauf = models.JSONField(_("sauf les"), default=list, blank=True)

    class Meta:
        verbose_name = _("série")
        verbose_name_plural = _("séries")
        constraints = (
            models.CheckConstraint(
                condition=Q(rythme__in=["semaine", "quinzaine", "quantieme", "rang", "dernier"]),
                name="seances_serie_rythme_connu",
                violation_error_message=_("Ce rythme n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="seances_serie_fin_apres_debut",
                violation_error_message=_("La fin précède le début."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_rythme_display()}, {self.debut:%d/%m/%Y} – {self.fin:%d/%m/%Y}"


class SeanceQuerySet(models.QuerySet["Seance"]):
    def visibles(self, lieux):
        """The séances of some sites; of every site for None."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def entre(self, debut, fin):
        """The séances that begin from an instant to another, which is left out."""
        return self.filter(debut__gte=debut, debut__lt=fin)

    def maintenues(self):
        return self.filter(annulee_le=None)

    def publiees(self):
        """What the public agenda shows: cancelled ones too, since somebody may be coming."""
        return self.filter(publique=True)

    def avec_les_prises(self, maintenant):
        """Séances, each with ``prises``: the seats held at that instant; in order, which grouping
        loses."""
        tenues = Q(inscriptions__etat="confirmee") | Q(
            inscriptions__etat__in=["demandee", "proposee"],
            inscriptions__avant__gt=maintenant,
        )
        prises = models.Sum("inscriptions__places", filter=tenues, default=0)
        return self.annotate(prises=prises).order_by("debut", "id")


class Seance(models.Model):
    """Something done together, at a site or out of our walls (``adresse``).

    ``lieu`` is always the site that holds it. ``places`` None: nobody counts them.
    ``ouverte``: people may sign up, by the public page too where it is ``publique``.
    """

    class Prix(models.TextChoices):
        GRATUIT = "gratuit", _("gratuit")
        FIXE = "fixe", _("prix fixe")
        LIBRE = "libre", _("prix libre")
        MEMBRES = "membres", _("pour les adhérents")

    uuid = models.UUIDField(_("identifiant du geste"))
    rang = models.PositiveSmallIntegerField(_("rang dans le geste"), default=0)
    serie = models.ForeignKey(
        Serie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seances",
        verbose_name=_("série"),
    )
    pole = models.SlugField(_("pôle"), max_length=20, blank=True)
    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="seances", verbose_name=_("lieu")
    )
    adresse = models.CharField(_("hors les murs"), max_length=200, blank=True)
    titre = models.CharField(_("titre"), max_length=120)
    texte = models.TextField(_("présentation"), max_length=2_000, blank=True)
    debut = models.DateTimeField(_("début"))
    fin = models.DateTimeField(_("fin"))
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    public = models.CharField(
        _("public"), max_length=16, choices=Public.choices, default=Public.TOUS
    )
    mode_prix = models.CharField(
        _("tarif"), max_length=8, choices=Prix.choices, default=Prix.GRATUIT
    )
    prix_cts = models.PositiveIntegerField(
        _("prix"), null=True, blank=True, help_text=_("en centimes")
    )
    publique = models.BooleanField(_("sur l’agenda public"), default=True)
    ouverte = models.BooleanField(_("sur inscription"), default=True)
    equipe = models.ManyToManyField(
        "personnes.Personne", related_name="+", blank=True, verbose_name=_("équipe")
    )
    notes = models.TextField(_("notes de l’équipe"), max_length=2_000, blank=True)
    recit = models.CharField(_("ce qui s’est passé"), max_length=300, blank=True)
    annulee_le = models.DateTimeField(_("annulée le"), null=True, blank=True)
    motif = models.CharField(_("raison de l’annulation"), max_length=200, blank=True)

    objects = SeanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("séance")
        verbose_name_plural = _("séances")
        ordering = ("debut", "id")
        indexes = (models.Index(fields=["debut"], name="seances_seance_debut"),)
        constraints = (
            models.UniqueConstraint(
                fields=["uuid", "rang"],
                name="seances_seance_un_geste",
                violation_error_message=_("Cette séance est déjà enregistrée."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gt=F("debut")),
                name="seances_seance_fin_apres_debut",
                violation_error_message=_("La fin précède le début."),
            ),
            models.CheckConstraint(
                condition=Q(places=None) | Q(places__gte=1),
                name="seances_seance_places",
                violation_error_message=_("Une séance a au moins une place, ou ne les compte pas."),
            ),
            models.CheckConstraint(
                condition=Q(mode_prix="gratuit", prix_cts=None)
                | Q(mode_prix="libre", prix_cts=None)
                | Q(mode_prix="membres")
                | Q(mode_prix="fixe", prix_cts__isnull=False, prix_cts__gt=0),
                name="seances_seance_prix",
                violation_error_message=_(
                    "Un prix fixe se dit en euros ; les autres n’en ont pas."
                ),
            ),
            models.CheckConstraint(
                condition=Q(public__in=Public.values),
                name="seances_seance_public_connu",
                violation_error_message=_("Ce public n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(annulee_le=None, motif="")
                | (Q(annulee_le__isnull=False) & ~Q(motif="")),
                name="seances_seance_annulation_motivee",
                violation_error_message=_("Dites pourquoi la séance est annulée."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.titre}, {timezone.localtime(self.debut):%d/%m/%Y}"

    @property
    def ou(self) -> str:
        """Where people go: out of our walls, or the site."""
        return self.adresse or self.lieu.nom

    @property
    def minutes(self) -> int:
        return int((self.fin - self.debut).total_seconds()) // 60

    @property
    def se_tient(self) -> bool:
        """Whether its day has come: people are welcomed from that morning on, in Paris."""
        return timezone.localdate(self.debut) <= timezone.localdate()

    @property
    def est_finie(self) -> bool:
        return self.fin <= timezone.now()

    def restantes(self, prises: int) -> int | None:
        """The seats that are left once ``prises`` are held; None where nobody counts them."""
        return None if self.places is None else max(self.places - prises, 0)

    def prend_des_inscriptions(self, maintenant: datetime) -> bool:
        """Whether people may still sign up at that instant."""
        return self.ouverte and self.annulee_le is None and maintenant < self.debut
