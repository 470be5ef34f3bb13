"""Truck rounds: the vehicle, who goes, and the stops in their order."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..mots import metres_cubes, mots_du_volume
from .demandes import Coordonnees, Demande, Moment
from .vehicules import Vehicule


class TourneeQuerySet(models.QuerySet["Tournee"]):
    def visibles(self, lieux):
        """The rounds of these sites (ids); None means every site."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def a_venir(self, jour):
        return self.filter(jour__gte=jour).order_by("jour", "moment", "id")

    def passees(self, jour):
        return self.filter(jour__lt=jour).order_by("-jour", "-id")

    def avec_arrets(self):
        """Everything a round shows, in a bounded number of queries."""
        return self.select_related("vehicule", "lieu").prefetch_related(
            "equipiers", models.Prefetch("arrets", Arret.objects.avec_details())
        )


class Tournee(models.Model):
    """A day's round of a vehicle, with its crew."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    vehicule = models.ForeignKey(Vehicule, models.PROTECT, verbose_name=_("véhicule"))
    jour = models.DateField(_("jour"))
    moment = models.CharField(
        _("moment"), max_length=10, choices=Moment.choices, default=Moment.JOURNEE
    )
    equipiers = models.ManyToManyField(
        "personnes.Personne", related_name="+", blank=True, verbose_name=_("équipage")
    )
    # One of the crew; whom a fine or a damage is asked about.
    conducteur = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("au volant"),
    )

    objects = TourneeQuerySet.as_manager()

    class Meta:
        verbose_name = _("tournée")
        verbose_name_plural = _("tournées")
        ordering = ("-jour", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["vehicule", "jour", "moment"],
                name="collecte_tournee_une_par_moment",
                violation_error_message=_("Ce véhicule a déjà une tournée à ce moment-là."),
            ),
            models.CheckConstraint(
                condition=Q(moment__in=Moment.values),
                name="collecte_tournee_moment_connu",
                violation_error_message=_("Ce moment n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.vehicule} · {self.jour:%d/%m/%Y}"

    # These read the stops that were fetched with the round.

    @property
    def volume_prevu_l(self) -> int:
        """The litres that the stops of the round take, less those that came to nothing."""
        vides = {Arret.Issue.ABSENT, Arret.Issue.REFUSE, Arret.Issue.ANNULE}
        return sum(a.volume_l for a in self.arrets.all() if a.issue not in vides)

    @property
    def volume_prevu(self) -> str:
        return metres_cubes(self.volume_prevu_l)

    @property
    def depassement(self) -> str:
        """How much the stops overflow the vehicle, in words; empty when they fit."""
        trop = self.volume_prevu_l - self.vehicule.volume_l
        return metres_cubes(trop) if trop > 0 else ""

    @property
    def masse_g(self) -> int:
        return sum(a.masse_g or 0 for a in self.arrets.all())

    @property
    def suivant(self) -> "Arret | None":
        """The first stop of which nothing is said yet."""
        return next((a for a in self.arrets.all() if not a.issue), None)

    @property
    def restants(self) -> int:
        return sum(not a.issue for a in self.arrets.all())

    @property
    def a_peser(self) -> "list[Arret]":
        """The pick-ups of the round that are done, and that nothing weighed: they count nowhere
        yet."""
        return [a for a in self.arrets.all() if a.est_a_peser]

    def dit_de_l_arret(self, pk: int | None) -> "Arret | None":
        """The stop of this round that an address names, if something is said of it."""
        dits = self.arrets.exclude(issue="")
        return dits.filter(pk=pk).first() if pk else None


class ArretQuerySet(models.QuerySet["Arret"]):
    def avec_details(self):
        suivis = ("demande__coordonnees", "demande__localite", "coordonnees", "dit_par")
        pesee = ("apport__bon__annulation", "apport__localite")
        return self.select_related(*suivis, *pesee).prefetch_related("apport__bon__lignes")

    def a_peser(self):
        """The stops that ``est_a_peser``."""
        sans_poids = Q(apport=None) | Q(apport__bon__annulation__isnull=False)
        return self.filter(sans_poids, genre=Arret.Genre.ENLEVEMENT, issue=Arret.Issue.FAIT)


class Arret(models.Model):
    """A stop of a round: a pick-up that was asked for, or a delivery of sold furniture."""

    class Genre(models.TextChoices):
        ENLEVEMENT = "enlevement", _("enlèvement")
        LIVRAISON = "livraison", _("livraison")

    class Issue(models.TextChoices):
        FAIT = "fait", _("fait")
        ABSENT = "absent", _("absent")
        REFUSE = "refuse", _("refusé sur place")
        ANNULE = "annule", _("annulé")

    class Raison(models.TextChoices):
        NON_CONFORME = "non_conforme", _("pas ce qui était dit")
        ABIME = "abime", _("trop abîmé")
        ACCES = "acces", _("accès impossible")
        DECOMMANDE = "decommande", _("décommandé")
        PANNE = "panne", _("véhicule en panne")
        RETARD = "retard", _("plus le temps")
        AUTRE = "autre", _("autre raison")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    tournee = models.ForeignKey(
        Tournee, models.PROTECT, related_name="arrets", verbose_name=_("tournée")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    genre = models.CharField(_("genre"), max_length=10, choices=Genre.choices)
    demande = models.ForeignKey(
        Demande,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="arrets",
        verbose_name=_("demande"),
    )
    # A delivery's own; a pick-up's are those of its request.
    coordonnees = models.OneToOneField(
        Coordonnees,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="livraison",
        verbose_name=_("coordonnées"),
    )
    volume_l = models.PositiveIntegerField(_("volume"), help_text=_("en litres"))
    issue = models.CharField(_("issue"), max_length=8, choices=Issue.choices, blank=True)
    raison = models.CharField(_("raison"), max_length=12, choices=Raison.choices, blank=True)
    precision = models.CharField(_("précision"), max_length=200, blank=True)
    dit_le = models.DateTimeField(_("dit le"), null=True, blank=True)
    dit_par = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dit par"),
    )
    apport = models.OneToOneField(
        "collecte_livre.Apport",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="arret",
        verbose_name=_("dépôt qui l’a pesé"),
    )

    objects = ArretQuerySet.as_manager()

    class Meta:
        verbose_name = _("arrêt")
        verbose_name_plural = _("arrêts")
        ordering = ("tournee", "rang", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["demande"],
                condition=Q(issue__in=["", "fait"]),
                name="collecte_arret_demande_une_fois",
                violation_error_message=_("Ce rendez-vous est déjà dans une tournée."),
            ),
            models.CheckConstraint(
                condition=Q(genre="enlevement", demande__isnull=False, coordonnees=None)
                | Q(genre="livraison", demande=None, coordonnees__isnull=False),
                name="collecte_arret_genre",
                violation_error_message=_("Un enlèvement vient d’une demande, une livraison non."),
            ),
            models.CheckConstraint(
                condition=Q(issue="", dit_le=None)
                | Q(issue__in=["fait", "absent", "refuse", "annule"], dit_le__isnull=False),
                name="collecte_arret_issue_datee",
                violation_error_message=_("Une issue dit quand."),
            ),
            models.CheckConstraint(
                condition=~Q(issue__in=["refuse", "annule"]) | ~Q(raison=""),
                name="collecte_arret_issue_motivee",
                violation_error_message=_("Ce qui n’est pas fait dit pourquoi."),
            ),
            models.CheckConstraint(
                condition=Q(apport=None) | Q(issue="fait", genre="enlevement"),
                name="collecte_arret_pese_s_il_est_fait",
                violation_error_message=_("On ne pèse que ce qui a été enlevé."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_genre_display()} nº {self.rang}"

    @property
    def contact(self) -> Coordonnees:
        """Who and where, whatever the kind of stop."""
        coordonnees = self.demande.coordonnees if self.demande else self.coordonnees
        assert coordonnees is not None  # collecte_arret_genre
        return coordonnees

    @property
    def est_enlevement(self) -> bool:
        return self.genre == self.Genre.ENLEVEMENT

    @property
    def volume(self) -> str:
        return mots_du_volume(self.volume_l)

    @property
    def est_a_peser(self) -> bool:
        """Whether the stop was picked up, and nothing that counts weighed it yet."""
        return self.est_enlevement and self.issue == self.Issue.FAIT and self.masse_g is None

    @property
    def depot_annule(self) -> bool:
        """Whether the deposit that weighed it was cancelled since."""
        return self.apport is not None and self.apport.bon.est_annule

    @property
    def masse_g(self) -> int | None:
        """The grams weighed of the stop; None when nothing was, or counts no more."""
        if self.apport is None or self.depot_annule:
            return None
        return self.apport.bon.masse_g
