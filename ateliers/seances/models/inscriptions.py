"""Who comes: sign-ups, those who wait, and heads that are counted without names."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..publics import Public
from .seances import Seance


class InscriptionQuerySet(models.QuerySet["Inscription"]):
    def vivantes(self):
        """The inscriptions that somebody still counts on."""
        return self.filter(etat__in=["demandee", "confirmee", "attente", "proposee"])

    def tenues(self, maintenant):
        """The inscriptions that hold seats at that instant."""
        return self.filter(
            Q(etat="confirmee") | Q(etat__in=["demandee", "proposee"], avant__gt=maintenant)
        )

    def en_attente(self):
        """The waiting list, in its order."""
        return self.filter(etat="attente").order_by("id")

    def echues(self, maintenant):
        """The inscriptions whose time to answer is over."""
        return self.filter(etat__in=["demandee", "proposee"], avant__lte=maintenant)

    def attendues(self):
        """The inscriptions whose people one looks for at the door."""
        return self.filter(etat="confirmee").order_by("nom", "id")


class Inscription(models.Model):
    """Somebody's wish to come, with so many people: a name and one contact, forgotten later.

    ``avant``: until when seats are held for an answer. ``code``: what is scanned or typed at the
    door. ``venus``: how many really came, None while nobody noted it. ``foyer``: a digest of where
    it was sent from, which lasts a day. ``annonce``: how one that its séance took away is told so;
    empty for one that was not.
    """

    class Etat(models.TextChoices):
        DEMANDEE = "demandee", _("à confirmer")
        CONFIRMEE = "confirmee", _("confirmée")
        ATTENTE = "attente", _("en liste d’attente")
        PROPOSEE = "proposee", _("place proposée")
        ANNULEE = "annulee", _("annulée")
        ECHUE = "echue", _("sans réponse")

    class Annonce(models.TextChoices):
        COURRIEL = "courriel", _("prévenue par courriel")
        APPEL = "appel", _("à appeler")
        PASSEE = "passee", _("elle était déjà passée")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    seance = models.ForeignKey(
        Seance, models.PROTECT, related_name="inscriptions", verbose_name=_("séance")
    )
    nom = models.CharField(_("nom"), max_length=80, blank=True)
    courriel = models.EmailField(_("courriel"), blank=True)
    telephone = models.CharField(_("téléphone"), max_length=20, blank=True)
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    etat = models.CharField(_("état"), max_length=9, choices=Etat.choices)
    avant = models.DateTimeField(_("réponse avant"), null=True, blank=True)
    code = models.CharField(_("code"), max_length=6, unique=True)
    recue_le = models.DateTimeField(_("reçue le"))
    venus = models.PositiveSmallIntegerField(_("venus"), null=True, blank=True)
    rappelee_le = models.DateTimeField(_("rappel demandé le"), null=True, blank=True)
    oubliee_le = models.DateTimeField(_("oubliée le"), null=True, blank=True)
    foyer = models.CharField(_("empreinte de l’adresse"), max_length=64, blank=True)
    annonce = models.CharField(
        _("annonce de l’annulation"),
        max_length=8,
        choices=Annonce.choices,
        blank=True,
        default="",
        db_default="",
    )

    objects = InscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription")
        verbose_name_plural = _("inscriptions")
        ordering = ("seance", "id")
        indexes = (
            models.Index(fields=["seance", "etat"], name="seances_inscription_etat"),
            models.Index(
                fields=["avant"],
                condition=Q(etat__in=["demandee", "proposee"]),
                name="seances_inscription_avant",
            ),
            models.Index(
                fields=["foyer", "recue_le"],
                condition=~Q(foyer=""),
                name="seances_inscription_foyer",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(places__range=(1, 60)),
                name="seances_inscription_places",
                violation_error_message=_("De 1 à 60 places."),
            ),
            models.CheckConstraint(
                condition=Q(venus=None) | Q(venus__lte=F("places")),
                name="seances_inscription_venus",
                violation_error_message=_("Il en vient au plus autant que de places."),
            ),
            models.CheckConstraint(
                condition=Q(etat__in=["demandee", "proposee"], avant__isnull=False)
                | Q(etat__in=["confirmee", "attente", "annulee", "echue"], avant=None),
                name="seances_inscription_etat_delai",
                violation_error_message=_("Une place tenue l’est jusqu’à une heure dite."),
            ),
            models.CheckConstraint(
                condition=Q(annonce="")
                | Q(etat="annulee", annonce__in=["courriel", "appel", "passee"]),
                name="seances_inscription_annonce",
                violation_error_message=_("Seule une inscription annulée dit qui la prévient."),
            ),
        )

    def __str__(self) -> str:
        return f"{_('inscription')} {self.pk}"

    @property
    def places_dites(self) -> str:
        """« 1 place », « 3 places »."""
        n = self.places
        return ngettext("%(n)d place", "%(n)d places", n) % {"n": n}

    @property
    def se_confirme_par_courriel(self) -> bool:
        """Whether its link is read in a mail: else the team calls."""
        return bool(self.courriel) and settings.COURRIEL_REGLE

    @property
    def attend_un_appel(self) -> bool:
        """Whether a seat is held for whoever the team has not called yet."""
        tenue = self.etat in (self.Etat.DEMANDEE, self.Etat.PROPOSEE)
        return tenue and not self.se_confirme_par_courriel

    @property
    def presence(self) -> str:
        """Who came of this inscription, once the séance began: « présent », « absent », « 2 sur 3
        venus »."""
        if self.venus is None:
            return str(_("pas noté"))
        if 0 < self.venus < self.places:
            return _("%(n)d sur %(places)d venus") % {"n": self.venus, "places": self.places}
        return str(_("présent") if self.venus else _("absent"))

    @property
    def est_finie(self) -> bool:
        return self.etat in (self.Etat.ANNULEE, self.Etat.ECHUE)


class Comptee(models.Model):
    """A tap of the counter at the door: one head more, or one less, of a public. Each tap once."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    seance = models.ForeignKey(
        Seance, models.PROTECT, related_name="comptees", verbose_name=_("séance")
    )
    public = models.CharField(_("public"), max_length=16, choices=Public.choices)
    pas = models.SmallIntegerField(_("en plus ou en moins"))
    le = models.DateTimeField(_("le"))

    class Meta:
        verbose_name = _("personne comptée")
        verbose_name_plural = _("personnes comptées")
        constraints = (
            models.CheckConstraint(
                condition=Q(pas__in=[1, -1]) & Q(public__in=Public.values),
                name="seances_comptee_une_a_la_fois",
                violation_error_message=_("On compte une personne à la fois."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.pas:+d} {self.get_public_display()}"
