"""What was checked of a bike: stolen or not, safe or not. All sealed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..securite import Point, Resultat


class Verification(models.Model):
    """A question to the register of stolen bikes: when, by whom, what it answered. Sealed."""

    class Reponse(models.TextChoices):
        NON_DECLARE = "non_declare", _("pas déclaré volé")
        SANS_IDENTIFIANT = "sans_identifiant", _("rien à chercher : ni marquage, ni numéro")
        DECLARE_VOLE = "declare_vole", _("déclaré volé")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    velo = models.ForeignKey(
        "velo.Velo", models.PROTECT, related_name="verifications", verbose_name=_("vélo")
    )
    reponse = models.CharField(_("réponse"), max_length=16, choices=Reponse.choices)
    # What was looked for: the identifier, else the frame number.
    cherche = models.CharField(_("cherché"), max_length=60, blank=True)
    le = models.DateTimeField(_("le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    par = models.BigIntegerField(_("par"), null=True)

    class Meta:
        verbose_name = _("recherche d’un vol")
        verbose_name_plural = _("recherches de vols")
        ordering = ("velo", "id")
        constraints = (
            models.CheckConstraint(
                condition=(Q(reponse="sans_identifiant", cherche=""))
                | (Q(reponse__in=["non_declare", "declare_vole"]) & ~Q(cherche="")),
                name="velo_verification_cherche",
                violation_error_message=_("Une réponse dit ce qui a été cherché."),
            ),
        )

    def __str__(self) -> str:
        return self.get_reponse_display()


class Controle(models.Model):
    """A signed safety checklist: the last one counts, the earlier ones stay. Sealed."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    velo = models.ForeignKey(
        "velo.Velo", models.PROTECT, related_name="controles", verbose_name=_("vélo")
    )
    le = models.DateTimeField(_("le"))
    conforme = models.BooleanField(_("sans défaut"))
    identifiant = models.CharField(_("identifiant"), max_length=20, blank=True)
    remarque = models.CharField(_("remarque"), max_length=200, blank=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    par = models.BigIntegerField(_("contrôlé par"), null=True)

    class Meta:
        verbose_name = _("contrôle de sécurité")
        verbose_name_plural = _("contrôles de sécurité")
        ordering = ("velo", "id")

    def __str__(self) -> str:
        return f"{self.velo} : {_('sans défaut') if self.conforme else _('à reprendre')}"


class PointControle(models.Model):
    """One point of a checklist. Sealed."""

    controle = models.ForeignKey(
        Controle, models.PROTECT, related_name="points", verbose_name=_("contrôle")
    )
    point = models.CharField(_("point"), max_length=12, choices=Point.choices)
    resultat = models.CharField(_("résultat"), max_length=10, choices=Resultat.choices)

    class Meta:
        verbose_name = _("point contrôlé")
        verbose_name_plural = _("points contrôlés")
        ordering = ("controle", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["controle", "point"],
                name="velo_point_une_fois",
                violation_error_message=_("Ce point est déjà jugé."),
            ),
            models.CheckConstraint(
                condition=Q(point__in=Point.values) & Q(resultat__in=Resultat.values),
                name="velo_point_mots_connus",
                violation_error_message=_("Ce point, ou ce résultat, n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_point_display()} : {self.get_resultat_display()}"


class Demontage(models.Model):
    """A bike taken apart, to the gram: what it weighed is what was found in it. Sealed.

    ``surplus_g`` and ``perte_g``: what the scale says beside an estimated mass.
    """

    velo = models.OneToOneField(
        "velo.Velo", models.PROTECT, related_name="demontage", verbose_name=_("vélo")
    )
    bon = models.OneToOneField(
        "collecte_livre.Bon", models.PROTECT, related_name="+", verbose_name=_("bon")
    )
    le = models.DateTimeField(_("le"))
    masse_g = models.PositiveIntegerField(_("poids du vélo"))
    pieces_g = models.PositiveIntegerField(_("pièces gardées"))
    carcasse_g = models.PositiveIntegerField(_("à recycler"))
    dechets_g = models.PositiveIntegerField(_("à jeter"))
    surplus_g = models.PositiveIntegerField(_("pesé en plus"), default=0)
    perte_g = models.PositiveIntegerField(_("pesé en moins"), default=0)

    class Meta:
        verbose_name = _("démontage")
        verbose_name_plural = _("démontages")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    masse_g=F("pieces_g")
                    + F("carcasse_g")
                    + F("dechets_g")
                    + F("perte_g")
                    - F("surplus_g")
                ),
                name="velo_demontage_equilibre",
                violation_error_message=_("Un démontage tombe juste, au gramme."),
            ),
        )

    def __str__(self) -> str:
        return str(self.velo)


class PieceDemontee(models.Model):
    """What was kept of a bike, by kind of part. Sealed."""

    class Genre(models.TextChoices):
        ROUES = "roues", _("roues et pneus")
        TRANSMISSION = "transmission", _("transmission")
        FREINS = "freins", _("freins")
        DIRECTION = "direction", _("cintre, potence, fourche")
        SELLE = "selle", _("selle et tige")
        PEDALES = "pedales", _("pédalier et pédales")
        ECLAIRAGE = "eclairage", _("éclairage")
        ACCESSOIRES = "accessoires", _("garde-boue, porte-bagages…")

    demontage = models.ForeignKey(
        Demontage, models.PROTECT, related_name="pieces", verbose_name=_("démontage")
    )
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices)
    masse_g = models.PositiveIntegerField(_("poids"))

    class Meta:
        verbose_name = _("pièces d’un vélo")
        verbose_name_plural = _("pièces des vélos")
        ordering = ("demontage", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["demontage", "genre"],
                name="velo_piece_une_fois",
                violation_error_message=_("Ces pièces sont déjà dites."),
            ),
            models.CheckConstraint(
                condition=Q(masse_g__gt=0)
                & Q(
                    genre__in=[
                        *("roues", "transmission", "freins", "direction"),
                        *("selle", "pedales", "eclairage", "accessoires"),
                    ]
                ),
                name="velo_piece_mots_connus",
                violation_error_message=_("Ces pièces n’existent pas, ou ne pèsent rien."),
            ),
        )

    def __str__(self) -> str:
        return self.get_genre_display()
