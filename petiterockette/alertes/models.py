"""What was found and kept, what was put aside, from when on one alerts, and what ends."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Alerte(models.Model):
    """Something to look at, as last night found it. A cache: computed again each night."""

    genre = models.CharField(_("genre"), max_length=30)
    cle = models.CharField(_("clé"), max_length=80)
    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, null=True, related_name="+", verbose_name=_("lieu")
    )
    # The pole that it is of, where it is of one.
    pole = models.CharField(_("pôle"), max_length=20, default="", db_default="")
    phrase = models.CharField(_("phrase"), max_length=300)
    depuis = models.DateField(_("depuis"))
    # [[words, drawing, address]]
    remedes = models.JSONField(_("remèdes"), default=list)

    class Meta:
        verbose_name = _("alerte")
        verbose_name_plural = _("alertes")
        constraints = (
            models.UniqueConstraint(
                fields=["genre", "cle"],
                name="alertes_alerte_unique",
                violation_error_message=_("Cette alerte est déjà là."),
            ),
        )

    def __str__(self) -> str:
        return self.phrase


class Calcul(models.Model):
    """When the alerts were last looked for, and as of which day: one row."""

    jour = models.DateField(_("jour"))
    le = models.DateTimeField(_("calculé le"))

    class Meta:
        verbose_name = _("calcul des alertes")
        verbose_name_plural = _("calcul des alertes")
        constraints = (
            models.CheckConstraint(
                condition=Q(id=1),
                name="alertes_calcul_un_seul",
                violation_error_message=_("Il n’y a qu’un dernier calcul."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour:%Y-%m-%d}"


class MiseDeCote(models.Model):
    """An alert that somebody put aside until a day, with a reason; it comes back the day after.

    One row an alert, the last word; the journal keeps every other.
    """

    genre = models.CharField(_("genre"), max_length=30)
    cle = models.CharField(_("clé"), max_length=80)
    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, null=True, related_name="+", verbose_name=_("lieu")
    )
    jusqu_au = models.DateField(_("jusqu’au"))
    motif = models.CharField(_("raison"), max_length=200)
    le = models.DateTimeField(_("mise de côté le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("alerte mise de côté")
        verbose_name_plural = _("alertes mises de côté")
        constraints = (
            models.UniqueConstraint(
                fields=["genre", "cle"],
                name="alertes_mise_de_cote_unique",
                violation_error_message=_("Cette alerte est déjà de côté."),
            ),
            models.CheckConstraint(
                condition=~Q(motif=""),
                name="alertes_mise_de_cote_motivee",
                violation_error_message=_("Dites pourquoi elle attendra."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.genre} · {self.cle}"


class SeuilQuerySet(models.QuerySet["SeuilChoisi"]):
    def en_vigueur(self):
        """``{kind: value}``: the last word on each."""
        return dict(self.order_by("rang").values_list("genre", "valeur"))


class SeuilChoisi(models.Model):
    """A threshold as direction chose it. Sealed: the highest ``rang`` stands."""

    genre = models.CharField(_("genre"), max_length=30)
    rang = models.PositiveSmallIntegerField(_("rang"))
    valeur = models.PositiveIntegerField(_("valeur"))
    le = models.DateTimeField(_("choisi le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    objects = SeuilQuerySet.as_manager()

    class Meta:
        verbose_name = _("seuil")
        verbose_name_plural = _("seuils")
        constraints = (
            models.UniqueConstraint(
                fields=["genre", "rang"],
                name="alertes_seuil_rang_unique",
                violation_error_message=_("Ce seuil vient d’être changé."),
            ),
            models.CheckConstraint(
                condition=Q(rang__gt=0),
                name="alertes_seuil_rang_positif",
                violation_error_message=_("Le premier choix porte le rang 1."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.genre} : {self.valeur}"


class EcheanceQuerySet(models.QuerySet["Echeance"]):
    def visibles(self, lieux):
        """The deadlines of these sites (ids); None means every site, and the association's own."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def suivies(self):
        return self.filter(close_le=None)


class Echeance(models.Model):
    """Something that stops being valid on a day: a scale's vignette, a truck's inspection."""

    class Nature(models.TextChoices):
        VIGNETTE = "vignette", _("vignette de vérification d’une balance")
        CONTROLE = "controle", _("contrôle technique d’un véhicule")
        CRIT_AIR = "crit_air", _("vignette Crit’Air d’un véhicule")
        ASSURANCE = "assurance", _("assurance")
        SECURITE = "securite", _("vérification de sécurité")
        CONVENTION = "convention", _("convention ou agrément")
        AUTRE = "autre", _("autre échéance")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    nature = models.CharField(_("nature"), max_length=12, choices=Nature.choices)
    objet = models.CharField(_("de quoi"), max_length=80)
    lieu = models.ForeignKey(
        "lieux.Lieu",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lieu"),
    )
    fin = models.DateField(_("valable jusqu’au"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    close_le = models.DateTimeField(_("plus suivie depuis le"), null=True, blank=True)

    objects = EcheanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("échéance")
        verbose_name_plural = _("échéances")
        ordering = (F("close_le").asc(nulls_first=True), "fin", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    nature__in=[
                        "vignette",
                        "controle",
                        "crit_air",
                        "assurance",
                        "securite",
                        "convention",
                        "autre",
                    ]
                ),
                name="alertes_echeance_nature_connue",
                violation_error_message=_("Cette nature d’échéance n’existe pas."),
            ),
            models.CheckConstraint(
                condition=~Q(objet=""),
                name="alertes_echeance_objet_dit",
                violation_error_message=_("Dites de quoi il s’agit."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_nature_display()} : {self.objet}"
