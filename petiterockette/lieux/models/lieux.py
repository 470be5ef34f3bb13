from django.db import models
from django.db.models import F, Q
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.francais import du


class Association(models.Model):
    """The association that keeps these books: one row, and its choices."""

    nom = models.CharField(_("nom"), max_length=120)
    adresse = models.CharField(_("adresse"), max_length=200, blank=True)
    siret = models.CharField(_("SIRET"), max_length=14, blank=True)
    numero_tva = models.CharField(
        _("nº de TVA intracommunautaire"), max_length=20, blank=True, db_default=""
    )
    # In fours, as an invoice prints it.
    iban = models.CharField(_("IBAN"), max_length=42, blank=True, db_default="")
    courriel = models.EmailField(_("courriel"), blank=True)
    telephone = models.CharField(_("téléphone"), max_length=20, blank=True)
    afficher_energie = models.BooleanField(
        _("montrer la valorisation énergétique à part"), default=False
    )
    debut_exercice = models.PositiveSmallIntegerField(
        _("premier mois de l’exercice"), default=1, db_default=1, choices=list(MONTHS.items())
    )
    # Of another period's kilograms, of its days: under that, it is not compared with.
    comparable_masse_pc = models.PositiveSmallIntegerField(
        _("kilos qu’il faut pour comparer, en pour cent"), default=20, db_default=20
    )
    comparable_jours_pc = models.PositiveSmallIntegerField(
        _("jours ouverts qu’il faut pour comparer, en pour cent"), default=50, db_default=50
    )
    # Until who began the house says that it is ready.
    premiers_pas = models.BooleanField(
        _("premiers pas à l’accueil"), default=False, db_default=False, editable=False
    )
    # Codes of poles, a space between: what the house does not do is nowhere on screen.
    poles_fermes = models.CharField(
        _("pôles qui n’existent pas ici"),
        max_length=200,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    # A base made by « manage.py demo »; production refuses to serve it.
    demo = models.BooleanField(_("base de démonstration"), default=False, editable=False)

    class Meta:
        verbose_name = _("association")
        verbose_name_plural = _("association")
        constraints = (
            models.CheckConstraint(
                condition=Q(id=1),
                name="lieux_association_une_seule",
                violation_error_message=_("Il n’y a qu’une association."),
            ),
            models.CheckConstraint(
                condition=Q(debut_exercice__range=(1, 12)),
                name="lieux_association_exercice",
                violation_error_message=_("Un exercice commence en un des douze mois."),
            ),
            models.CheckConstraint(
                condition=Q(comparable_masse_pc__lte=100, comparable_jours_pc__lte=100),
                name="lieux_association_comparable",
                violation_error_message=_("Une part va de 0 à 100, en pour cent."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


class LieuQuerySet(models.QuerySet["Lieu"]):
    def ouverts(self, jour):
        """The sites open on that day."""
        return self.filter(Q(ferme_le=None) | Q(ferme_le__gt=jour), ouvert_le__lte=jour)


class Lieu(models.Model):
    """A site of the association."""

    code = models.SlugField(_("code"), max_length=8, unique=True)
    nom = models.CharField(_("nom"), max_length=80)
    adresse = models.CharField(_("adresse"), max_length=200, blank=True)
    code_postal = models.CharField(_("code postal"), max_length=5, blank=True)
    commune = models.CharField(_("commune"), max_length=80, blank=True)
    ouvert_le = models.DateField(_("ouvert le"))
    ferme_le = models.DateField(_("fermé le"), null=True, blank=True)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)

    objects = LieuQuerySet.as_manager()

    class Meta:
        verbose_name = _("lieu")
        verbose_name_plural = _("lieux")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(ferme_le=None) | Q(ferme_le__gte=F("ouvert_le")),
                name="lieux_lieu_ferme_apres_ouverture",
                violation_error_message=_("Le lieu ferme avant d’avoir ouvert."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


class PointQuerySet(models.QuerySet["Point"]):
    def ouverts(self, jour):
        """The points open on that day, of sites open on that day."""
        return self.filter(
            Q(ferme_le=None) | Q(ferme_le__gt=jour),
            Q(lieu__ferme_le=None) | Q(lieu__ferme_le__gt=jour),
            ouvert_le__lte=jour,
            lieu__ouvert_le__lte=jour,
        )


class Point(models.Model):
    """A place where things are done: a counter, a truck, a dock, a till, a workshop."""

    class Genre(models.TextChoices):
        COMPTOIR = "comptoir", _("comptoir d’apport")
        CAMION = "camion", _("camion")
        QUAI = "quai", _("quai")
        CAISSE = "caisse", _("caisse")
        ATELIER = "atelier", _("atelier")

    lieu = models.ForeignKey(Lieu, models.PROTECT, related_name="points", verbose_name=_("lieu"))
    nom = models.CharField(_("nom"), max_length=80)
    genre = models.CharField(_("genre"), max_length=10, choices=Genre.choices)
    maximum_g = models.PositiveIntegerField(
        _("maximum de la balance"), null=True, blank=True, help_text=_("en grammes")
    )
    ouvert_le = models.DateField(_("ouvert le"))
    ferme_le = models.DateField(_("fermé le"), null=True, blank=True)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)

    objects = PointQuerySet.as_manager()

    class Meta:
        verbose_name = _("point")
        verbose_name_plural = _("points")
        ordering = ("lieu__ordre", "ordre", "nom")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "nom"],
                name="lieux_point_nom_unique",
                violation_error_message=_("Ce lieu a déjà un point de ce nom."),
            ),
            models.CheckConstraint(
                condition=Q(ferme_le=None) | Q(ferme_le__gte=F("ouvert_le")),
                name="lieux_point_ferme_apres_ouverture",
                violation_error_message=_("Le point ferme avant d’avoir ouvert."),
            ),
            models.CheckConstraint(
                condition=Q(genre__in=["comptoir", "camion", "quai", "caisse", "atelier"]),
                name="lieux_point_genre_connu",
                violation_error_message=_("Ce genre de point n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.nom} · {self.lieu.nom}"

    @property
    def nom_complet(self) -> str:
        """« Caisse du Chemin-Vert »: each site has a « Caisse »."""
        return f"{self.nom} {du(self.lieu)}"

    @property
    def pese(self) -> bool:
        """Whether donations are weighed here."""
        return self.genre in {self.Genre.COMPTOIR, self.Genre.CAMION, self.Genre.QUAI}

    @property
    def est_un_etabli(self) -> bool:
        """Whether a workshop works here: things arrive, and no scale stands."""
        return self.genre == self.Genre.ATELIER
