from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.base.sql import table
from petiterockette.lieux.models import Association

from .poles import POLES
from .portees import Portee, ne_fait_que_lire, portee
from .roles import Role


class CompteQuerySet(models.QuerySet["Compte"]):
    def ouverts(self, jour):
        """The accounts that may sign in on that day."""
        return self.filter(Q(expire_le=None) | Q(expire_le__gte=jour), actif=True)

    def finis(self, jour):
        """The accounts that may no longer sign in."""
        return self.filter(Q(actif=False) | Q(expire_le__lt=jour))


class CompteManager(BaseUserManager.from_queryset(CompteQuerySet)):  # type: ignore[misc]
    """Accounts by login, whatever the case: tablets capitalise first letters."""

    def get_by_natural_key(self, username: str | None) -> "Compte":
        return self.get(identifiant__iexact=(username or "").strip())


class Compte(AbstractBaseUser):
    """A login: somebody's own, or a counter's device, until its end date."""

    identifiant = models.CharField(_("identifiant"), max_length=40, unique=True)
    personne = models.OneToOneField(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="compte",
        verbose_name=_("personne"),
        help_text=_("vide pour l’appareil d’un comptoir"),
    )
    actif = models.BooleanField(_("actif"), default=True)
    expire_le = models.DateField(_("dernier jour"), null=True, blank=True)
    cree_le = models.DateTimeField(_("créé le"), auto_now_add=True)
    # How often it was closed or opened again: what was signed in before is out for good.
    ouvertures = models.PositiveIntegerField(
        _("fermetures et réouvertures"), default=0, db_default=0
    )

    objects = CompteManager()

    USERNAME_FIELD = "identifiant"

    class Meta:
        verbose_name = _("compte")
        verbose_name_plural = _("comptes")
        ordering = ("identifiant",)

    def __str__(self) -> str:
        return str(self.personne) if self.personne_id else self.identifiant

    def get_session_auth_hash(self) -> str:
        return self._a_cette_ouverture(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The session's hashes under the keys of before: Django asks for them when it changes its
        own."""
        return map(self._a_cette_ouverture, super().get_session_auth_fallback_hash())

    def _a_cette_ouverture(self, empreinte: str) -> str:
        return f"{empreinte}.{self.ouvertures}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Django's word for it; the end date is checked at each request by the backend."""
        return self.actif

    @property
    def est_ouvert(self) -> bool:
        """Whether the account may sign in today."""
        return self.actif and (self.expire_le is None or self.expire_le >= timezone.localdate())

    @property
    def ne_fait_que_lire(self) -> bool:
        """Whether the account is there to control, and for nothing else: pages offer it no
        gesture."""
        return ne_fait_que_lire(self)

    def has_perm(self, droit: str, lieu=None, pole: str | None = None) -> bool:
        """Whether this account holds a right now, at a site and for a pole (None: at any)."""
        return self.portee(droit, pole).couvre(lieu)

    def affectations_en_cours(self, jour: date) -> list["Affectation"]:
        """The roles of the account in force on a day: asked by every page."""
        return list(Affectation.objects.raw(_EN_COURS, [self.pk, jour, jour]))

    def portee(self, droit: str, pole: str | None = None) -> Portee:
        """Where this account holds a right, for any pole or for one."""
        return portee(self, droit, pole)


class AffectationQuerySet(models.QuerySet["Affectation"]):
    def en_cours(self, jour):
        return self.filter(Q(fin=None) | Q(fin__gte=jour), debut__lte=jour)

    def non_finies(self, jour):
        """The roles in force on that day, and those that will be."""
        return self.filter(Q(fin=None) | Q(fin__gte=jour))

    def en_poste(self, jour):
        """The roles in force on that day, of accounts that may sign in."""
        ouvert = Q(compte__expire_le=None) | Q(compte__expire_le__gte=jour)
        return self.en_cours(jour).filter(ouvert, compte__actif=True)

    def d_administration(self):
        return self.filter(role=Role.ADMINISTRATION)


class Affectation(models.Model):
    """A role held by an account, at a site, a point or a pole, for a time."""

    compte = models.ForeignKey(
        Compte, models.PROTECT, related_name="affectations", verbose_name=_("compte")
    )
    role = models.CharField(_("rôle"), max_length=16, choices=Role.choices)
    lieu = models.ForeignKey(
        "lieux.Lieu",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("lieu"),
        help_text=_("vide : tous les lieux"),
    )
    point = models.ForeignKey(
        "lieux.Point",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("point"),
        help_text=_("vide : tous les points du lieu"),
    )
    pole = models.CharField(_("pôle"), max_length=20, blank=True)
    debut = models.DateField(_("depuis le"))
    fin = models.DateField(_("jusqu’au"), null=True, blank=True)

    objects = AffectationQuerySet.as_manager()

    class Meta:
        verbose_name = _("affectation")
        verbose_name_plural = _("affectations")
        ordering = ("compte", "role", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=Role.values),
                name="comptes_affectation_role_connu",
                violation_error_message=_("Ce rôle n’existe pas."),
            ),
            models.CheckConstraint(
                condition=~Q(role="controle") | Q(fin__isnull=False),
                name="comptes_affectation_controle_borne",
                violation_error_message=_("Un accès de contrôle a toujours une date de fin."),
            ),
            models.CheckConstraint(
                condition=Q(fin=None) | Q(fin__gte=F("debut")),
                name="comptes_affectation_fin_apres_debut",
                violation_error_message=_("La fin précède le début."),
            ),
            models.CheckConstraint(
                condition=Q(point=None) | Q(lieu__isnull=False),
                name="comptes_affectation_point_d_un_lieu",
                violation_error_message=_("Un point va avec son lieu."),
            ),
            models.CheckConstraint(
                condition=~Q(role__in=["responsable", "camion"]) | Q(lieu__isnull=False),
                name="comptes_affectation_lieu_requis",
                violation_error_message=_("Ce rôle s’exerce à un lieu : choisissez-le."),
            ),
            models.CheckConstraint(
                condition=Q(pole="") | Q(role="pole"),
                name="comptes_affectation_pole_d_un_responsable",
                violation_error_message=_("Seul un responsable de pôle se limite à un pôle."),
            ),
            models.CheckConstraint(
                condition=~Q(role="administration") | Q(lieu=None),
                name="comptes_affectation_administration_partout",
                violation_error_message=_("L’administration vaut pour toute l’association."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()} · {self.lieu or _('tous les lieux')}"

    @property
    def nom_du_pole(self) -> str:
        """The French name of its pole; its code where that app is no longer installed."""
        return str(POLES.get(self.pole, self.pole))


# The same as ``en_cours``, of one account: in the model's order, less the account.
# With each, what the house does not do: asked together, since every page asks both.
_EN_COURS = (
    f"SELECT *, (SELECT poles_fermes FROM {table(Association)}) AS poles_fermes "
    f"FROM {table(Affectation)} WHERE compte_id = %s AND debut <= %s "
    "AND (fin IS NULL OR fin >= %s) ORDER BY role, id"
)
