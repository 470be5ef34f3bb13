"""Who takes charge of a stream, and the agreement signed with them: dates, sites, rhythm."""

from datetime import date
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from collecte.listes.models.categories import ListeQuerySet


class EcoOrganisme(models.Model):
    """An éco-organisme; ``a_verifier``: the association has not read it against its papers yet."""

    nom = models.CharField(_("nom"), max_length=60, unique=True)
    siren = models.CharField(
        _("SIREN"),
        max_length=9,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{9}$", _("Un SIREN a 9 chiffres."))],
    )
    a_verifier = models.BooleanField(_("à vérifier avec votre convention"), default=True)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("éco-organisme")
        verbose_name_plural = _("éco-organismes")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=~Q(nom=""),
                name="collecte_eco_organisme_nomme",
                violation_error_message=_("Donnez son nom à cet éco-organisme."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


class ConventionQuerySet(models.QuerySet["Convention"]):
    def signees(self) -> "ConventionQuerySet":
        """Those that have a first day; the others are models to be completed."""
        return self.filter(debut__isnull=False)

    def entre(self, debut: date, fin: date) -> "ConventionQuerySet":
        """The signed ones that hold on some day of these, both in."""
        ouvertes = Q(fin=None) | Q(fin__gte=debut)
        return self.filter(ouvertes, debut__lte=fin)


class Convention(models.Model):
    """An agreement with an éco-organisme on one stream; a model of one while it has no dates.

    ``lieux``: none is all of them. ``delai_jours``: by when a declaration is due, after its last
    day. ``unite``: what its declarations count.
    """

    class Periodicite(models.TextChoices):
        MENSUELLE = "mensuelle", _("chaque mois")
        TRIMESTRIELLE = "trimestrielle", _("chaque trimestre")
        SEMESTRIELLE = "semestrielle", _("chaque semestre")
        ANNUELLE = "annuelle", _("chaque année")

    class Unite(models.TextChoices):
        KG = "kg", _("kilogrammes")
        PIECES = "pieces", _("pièces")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    eco_organisme = models.ForeignKey(
        EcoOrganisme, models.PROTECT, related_name="conventions", verbose_name=_("éco-organisme")
    )
    filiere = models.CharField(_("filière"), max_length=60)
    numero = models.CharField(_("nº de convention"), max_length=60, blank=True)
    debut = models.DateField(_("depuis le"), null=True, blank=True)
    fin = models.DateField(_("jusqu’au"), null=True, blank=True)
    periodicite = models.CharField(
        _("périodicité"),
        max_length=13,
        choices=Periodicite.choices,
        default=Periodicite.TRIMESTRIELLE,
    )
    delai_jours = models.PositiveSmallIntegerField(_("à rendre sous (jours)"), default=30)
    unite = models.CharField(_("unité"), max_length=6, choices=Unite.choices, default=Unite.KG)
    suit_les_appareils = models.BooleanField(_("demande la liste des appareils"), default=False)
    lieux = models.ManyToManyField(
        "lieux.Lieu", related_name="+", blank=True, verbose_name=_("lieux")
    )
    cree_le = models.DateTimeField(_("créée le"))

    objects = ConventionQuerySet.as_manager()

    class Meta:
        verbose_name = _("convention d’éco-organisme")
        verbose_name_plural = _("conventions d’éco-organismes")
        ordering = ("eco_organisme__ordre", "filiere", "-debut", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(filiere=""),
                name="collecte_convention_filiere_dite",
                violation_error_message=_("Dites la filière."),
            ),
            models.CheckConstraint(
                condition=Q(debut=None, fin=None) | (Q(debut__isnull=False) & ~Q(numero="")),
                name="collecte_convention_signee",
                violation_error_message=_("Une convention datée porte son numéro."),
            ),
            models.CheckConstraint(
                condition=Q(fin=None) | Q(fin__gte=F("debut")),
                name="collecte_convention_jours_dans_l_ordre",
                violation_error_message=_("Le dernier jour vient après le premier."),
            ),
            models.CheckConstraint(
                condition=Q(
                    periodicite__in=["mensuelle", "trimestrielle", "semestrielle", "annuelle"],
                    unite__in=["kg", "pieces"],
                ),
                name="collecte_convention_mots_connus",
                violation_error_message=_("Cette périodicité, ou cette unité, n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.eco_organisme} – {self.filiere}"

    @property
    def en_chemin(self) -> list[Any]:
        """Its declarations that are made and not sent, read with their dossiers."""
        return [d for d in self.declarations.all() if d.dossier.reste_a_envoyer]

    @property
    def est_signee(self) -> bool:
        return self.debut is not None

    def couvre(self, jour: date) -> bool:
        """Whether it holds on that day."""
        return bool(self.debut and self.debut <= jour and (self.fin is None or jour <= self.fin))

    @property
    def noms_des_lieux(self) -> Any:
        """« Chemin-Vert, Lilas », or the whole association."""
        return ", ".join(lieu.nom for lieu in self.lieux.all()) or _("toute l’association")
