"""The registers that an inspector opens: temperatures, cooling, cleaning."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..temperatures import convient

# From 63 °C to 10 °C in less than two hours. Source: arrêté du 21 décembre 2009, annexe IV.
REFROIDI_EN_MIN = 120
CHAUD_DC, FROID_DC = 630, 100


def _compte() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )


def _par() -> models.ForeignKey:
    return models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )


class Enceinte(models.Model):
    """A fridge, a freezer, a bain-marie: what its temperature must stay between.

    Tenths of a degree; an empty end has no limit.
    """

    class Genre(models.TextChoices):
        POSITIF = "positif", _("froid positif")
        POISSONS = "poissons", _("poissons")
        NEGATIF = "negatif", _("congélateur")
        CHAUD = "chaud", _("plats chauds")
        SERVICE = "service", _("service froid")

    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="enceintes", verbose_name=_("lieu")
    )
    nom = models.CharField(_("nom"), max_length=40)
    genre = models.CharField(_("genre"), max_length=8, choices=Genre.choices)
    mini_dc = models.SmallIntegerField(_("au moins"), null=True, blank=True)
    maxi_dc = models.SmallIntegerField(_("au plus"), null=True, blank=True)
    visible = models.BooleanField(_("visible"), default=True)

    class Meta:
        verbose_name = _("enceinte")
        verbose_name_plural = _("enceintes")
        ordering = ("lieu", "nom")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "nom"],
                name="cafe_enceinte_nom",
                violation_error_message=_("Une enceinte de ce lieu porte déjà ce nom."),
            ),
            models.CheckConstraint(
                condition=Q(genre__in=["positif", "poissons", "negatif", "chaud", "service"]),
                name="cafe_enceinte_genre_connu",
                violation_error_message=_("Ce genre d’enceinte n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(mini_dc__isnull=False, maxi_dc=None)
                | Q(mini_dc=None, maxi_dc__isnull=False)
                | Q(mini_dc__isnull=False, maxi_dc__gte=F("mini_dc")),
                name="cafe_enceinte_limites",
                violation_error_message=_("Dites une limite au moins, la plus basse d’abord."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


# What poles.md asks of each kind: (at least, at most), in tenths of a degree.
LIMITES: dict[str, tuple[int | None, int | None]] = {
    Enceinte.Genre.POSITIF: (0, 40),
    Enceinte.Genre.POISSONS: (0, 20),
    Enceinte.Genre.NEGATIF: (None, -180),
    Enceinte.Genre.CHAUD: (630, None),
    Enceinte.Genre.SERVICE: (None, 99),
}


class Action(models.TextChoices):
    """What is done at once about a temperature that is out of range."""

    PORTE = "porte", _("porte refermée, mesure refaite")
    REGLAGE = "reglage", _("thermostat réglé")
    DEPLACE = "deplace", _("denrées mises ailleurs")
    RECHAUFFE = "rechauffe", _("réchauffé au-dessus de 63 °C")
    JETE = "jete", _("denrées jetées")
    DEPANNAGE = "depannage", _("dépannage demandé")


# What can be done about each kind: nothing is heated in a freezer, no door closes a bain-marie.
_AU_FROID = (Action.PORTE, Action.REGLAGE, Action.DEPLACE, Action.JETE, Action.DEPANNAGE)
ACTIONS: dict[str, tuple[Action, ...]] = {
    **dict.fromkeys(Enceinte.Genre.values, _AU_FROID),
    Enceinte.Genre.CHAUD: (Action.RECHAUFFE, Action.REGLAGE, Action.JETE, Action.DEPANNAGE),
}
ACTIONS_DU_REFROIDISSEMENT = (Action.RECHAUFFE, Action.DEPLACE, Action.JETE, Action.DEPANNAGE)


_ACTION_DITE = Q(action__in=["porte", "reglage", "deplace", "rechauffe", "jete", "depannage"])


class Moment(models.TextChoices):
    MATIN = "matin", _("matin")
    SOIR = "soir", _("soir")


class Releve(models.Model):
    """A temperature that was read, with the limits of that day; out of them, what was done.

    ``lue_dc`` empty: it was off, with nothing in it, and there was nothing to read. Sealed. Read
    again the same morning, it is one more row: the last one is in force.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    enceinte = models.ForeignKey(
        Enceinte, models.PROTECT, related_name="releves", verbose_name=_("enceinte")
    )
    jour = models.DateField(_("jour"))
    moment = models.CharField(_("moment"), max_length=5, choices=Moment.choices)
    le = models.DateTimeField(_("lue le"))
    lue_dc = models.SmallIntegerField(_("température"), null=True, blank=True)
    mini_dc = models.SmallIntegerField(_("au moins"), null=True, blank=True)
    maxi_dc = models.SmallIntegerField(_("au plus"), null=True, blank=True)
    action = models.CharField(_("action"), max_length=12, choices=Action.choices, blank=True)
    compte = _compte()
    par = _par()

    class Meta:
        verbose_name = _("relevé de température")
        verbose_name_plural = _("relevés de température")
        ordering = ("-id",)
        indexes = (models.Index(fields=["jour", "enceinte"], name="cafe_releve_du_jour"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(moment__in=["matin", "soir"]),
                name="cafe_releve_moment_connu",
                violation_error_message=_("C’est le matin ou le soir."),
            ),
            models.CheckConstraint(
                condition=_ACTION_DITE
                | (
                    Q(action="")
                    & (Q(mini_dc=None) | Q(lue_dc__gte=F("mini_dc")))
                    & (Q(maxi_dc=None) | Q(lue_dc__lte=F("maxi_dc")))
                ),
                name="cafe_releve_hors_limites_corrige",
                violation_error_message=_("Hors limites : dites ce qui a été fait."),
            ),
            models.CheckConstraint(
                condition=Q(lue_dc__isnull=False) | Q(action=""),
                name="cafe_releve_eteint_sans_action",
                violation_error_message=_("Éteint et vide : rien n’y est à corriger."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.enceinte} {self.jour:%d/%m/%Y}, {self.get_moment_display()}"

    @property
    def hors_limites(self) -> bool:
        return self.lue_dc is not None and not convient(self.lue_dc, self.mini_dc, self.maxi_dc)


class Refroidissement(models.Model):
    """A dish cooled fast: when and how hot it began, how long it took to be how cold. Sealed."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    plat = models.ForeignKey("cafe.Plat", models.PROTECT, related_name="+", verbose_name=_("plat"))
    debut = models.DateTimeField(_("commencé à"))
    debut_dc = models.SmallIntegerField(_("température au début"))
    duree_min = models.PositiveSmallIntegerField(_("durée"), help_text=_("en minutes"))
    fin_dc = models.SmallIntegerField(_("température à la fin"))
    action = models.CharField(_("action"), max_length=12, choices=Action.choices, blank=True)
    compte = _compte()
    par = _par()

    class Meta:
        verbose_name = _("refroidissement")
        verbose_name_plural = _("refroidissements")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(duree_min__range=(1, 1_440)),
                name="cafe_refroidissement_duree",
                violation_error_message=_("Il finit après avoir commencé, le même jour."),
            ),
            models.CheckConstraint(
                condition=_ACTION_DITE
                | Q(action="", fin_dc__lte=FROID_DC, duree_min__lt=REFROIDI_EN_MIN),
                name="cafe_refroidissement_corrige",
                violation_error_message=_(
                    "Plus de 10 °C après deux heures : dites ce qui a été fait."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.plat} {self.debut:%d/%m/%Y}"

    @property
    def conforme(self) -> bool:
        return self.fin_dc <= FROID_DC and self.duree_min < REFROIDI_EN_MIN

    @property
    def fin(self) -> datetime:
        return self.debut + timedelta(minutes=self.duree_min)


class Zone(models.Model):
    """Something to clean, and how often."""

    class Frequence(models.TextChoices):
        SERVICE = "service", _("à chaque service")
        JOUR = "jour", _("chaque jour")
        SEMAINE = "semaine", _("chaque semaine")
        MOIS = "mois", _("chaque mois")

    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="zones_a_nettoyer", verbose_name=_("lieu")
    )
    nom = models.CharField(_("nom"), max_length=60)
    frequence = models.CharField(_("fréquence"), max_length=8, choices=Frequence.choices)
    visible = models.BooleanField(_("visible"), default=True)

    class Meta:
        verbose_name = _("zone à nettoyer")
        verbose_name_plural = _("zones à nettoyer")
        ordering = ("lieu", "nom")
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "nom"],
                name="cafe_zone_nom",
                violation_error_message=_("Une zone de ce lieu porte déjà ce nom."),
            ),
            models.CheckConstraint(
                condition=Q(frequence__in=["service", "jour", "semaine", "mois"]),
                name="cafe_zone_frequence_connue",
                violation_error_message=_("Cette fréquence n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


# After how many days without it a zone is late.
TOUS_LES: dict[str, int] = {
    Zone.Frequence.SERVICE: 1,
    Zone.Frequence.JOUR: 1,
    Zone.Frequence.SEMAINE: 7,
    Zone.Frequence.MOIS: 31,
}


class Nettoyage(models.Model):
    """A zone was cleaned: when, by whom. Sealed."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    zone = models.ForeignKey(
        Zone, models.PROTECT, related_name="nettoyages", verbose_name=_("zone")
    )
    jour = models.DateField(_("jour"))
    le = models.DateTimeField(_("fait le"))
    compte = _compte()
    par = _par()

    class Meta:
        verbose_name = _("nettoyage")
        verbose_name_plural = _("nettoyages")
        ordering = ("-id",)
        indexes = (models.Index(fields=["jour", "zone"], name="cafe_nettoyage_du_jour"),)

    def __str__(self) -> str:
        return f"{self.zone} {self.jour:%d/%m/%Y}"
