"""What becomes of what leaves: bins, gifts and agreements, as dated data."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import FINS, FINS_DE_DECHET, Etape

from .categories import COULEUR, Categorie, ListeQuerySet, Matiere


class Bac(models.Model):
    """A city bin: its tare is automatic, its fate is dated data."""

    nom = models.CharField(_("nom"), max_length=60, unique=True)
    description = models.CharField(_("description"), max_length=120, blank=True)
    tare_g = models.PositiveIntegerField(_("tare"), help_text=_("en grammes"))
    matiere = models.ForeignKey(Matiere, models.PROTECT, verbose_name=_("matière"))
    couleur = models.CharField(_("couleur"), max_length=7, validators=[COULEUR], default="#00aa55")
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("bac")
        verbose_name_plural = _("bacs")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(tare_g__gt=0),
                name="collecte_bac_tare_positive",
                violation_error_message=_("Une tare pèse quelque chose."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


class DestinBac(models.Model):
    """What becomes of a bin's content, from a day to another."""

    bac = models.ForeignKey(Bac, models.PROTECT, related_name="destins", verbose_name=_("bac"))
    vers = models.CharField(
        _("devient"), max_length=20, choices=[(e.value, e.label) for e in FINS_DE_DECHET]
    )
    code_traitement = models.CharField(_("code de traitement"), max_length=4, blank=True)
    debut = models.DateField(_("depuis le"))
    fin = models.DateField(_("jusqu’au"), null=True, blank=True)

    class Meta:
        verbose_name = _("destin d’un bac")
        verbose_name_plural = _("destins des bacs")
        ordering = ("bac", "debut")
        constraints = (
            models.UniqueConstraint(
                fields=["bac", "debut"],
                name="collecte_destin_bac_unique",
                violation_error_message=_("Ce bac a déjà un destin ce jour-là."),
            ),
            models.CheckConstraint(
                condition=Q(vers__in=[str(e) for e in FINS_DE_DECHET]),
                name="collecte_destin_bac_fin_connue",
                violation_error_message=_("Ce destin n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(fin=None) | Q(fin__gte=F("debut")),
                name="collecte_destin_bac_fin_apres_debut",
                violation_error_message=_("La fin précède le début."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.bac} → {self.get_vers_display()}"


class TypeDon(models.Model):
    """A kind of gift, and the réemploi it counts for."""

    FINS = (
        Etape.DONNE_PARTICULIER,
        Etape.DONNE_ASSOCIATION,
        Etape.USAGE_INTERNE,
        Etape.AUTRE_STRUCTURE,
    )

    nom = models.CharField(_("nom"), max_length=60, unique=True)
    vers = models.CharField(
        _("compte comme"), max_length=20, choices=[(e.value, e.label) for e in FINS]
    )
    structure_demandee = models.BooleanField(_("à une structure"), default=False)
    couleur = models.CharField(_("couleur"), max_length=7, validators=[COULEUR], default="#84a8c6")
    pictogramme = models.CharField(_("pictogramme"), max_length=40, default="gift")
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("type de don")
        verbose_name_plural = _("types de don")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    vers__in=[
                        "donne_particulier",
                        "donne_association",
                        "usage_interne",
                        "autre_structure",
                    ]
                ),
                name="collecte_type_don_fin_connue",
                violation_error_message=_("Ce destin n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


class Accord(models.Model):
    """What a structure takes, from a day to another, and what it becomes there.

    A recycler: one agreement per accepted material. A partner association: one for
    whatever it is given, without material or category: its convention.
    """

    structure = models.ForeignKey(
        "personnes.Structure", models.PROTECT, related_name="accords", verbose_name=_("structure")
    )
    matiere = models.ForeignKey(
        Matiere, models.PROTECT, null=True, blank=True, verbose_name=_("matière")
    )
    categorie = models.ForeignKey(
        Categorie, models.PROTECT, null=True, blank=True, verbose_name=_("catégorie")
    )
    vers = models.CharField(
        _("devient"), max_length=20, choices=[(e.value, e.label) for e in FINS if e != Etape.VENDU]
    )
    code_traitement = models.CharField(_("code de traitement"), max_length=4, blank=True)
    au_pont = models.BooleanField(
        _("pesé au pont-bascule"),
        default=False,
        db_default=False,
        help_text=_("le ticket de pesée du partenaire est attendu après chaque sortie"),
    )
    debut = models.DateField(_("depuis le"))
    fin = models.DateField(_("jusqu’au"), null=True, blank=True)

    class Meta:
        verbose_name = _("accord")
        verbose_name_plural = _("accords")
        ordering = ("structure", "matiere", "debut")
        constraints = (
            # One per kind of agreement: for a unique key two NULLs are never the same.
            models.UniqueConstraint(
                fields=["structure", "matiere", "debut"],
                condition=Q(matiere__isnull=False),
                name="collecte_accord_matiere_unique",
                violation_error_message=_("Cet accord existe déjà."),
            ),
            models.UniqueConstraint(
                fields=["structure", "categorie", "debut"],
                condition=Q(categorie__isnull=False),
                name="collecte_accord_categorie_unique",
                violation_error_message=_("Cet accord existe déjà."),
            ),
            models.UniqueConstraint(
                fields=["structure", "debut"],
                condition=Q(matiere=None, categorie=None),
                name="collecte_accord_convention_unique",
                violation_error_message=_("Cet accord existe déjà."),
            ),
            models.CheckConstraint(
                condition=Q(matiere=None) | Q(categorie=None),
                name="collecte_accord_matiere_ou_categorie",
                violation_error_message=_("Un accord porte sur une matière ou une catégorie."),
            ),
            models.CheckConstraint(
                condition=Q(fin=None) | Q(fin__gte=F("debut")),
                name="collecte_accord_fin_apres_debut",
                violation_error_message=_("La fin précède le début."),
            ),
            models.CheckConstraint(
                condition=Q(vers__in=[str(e) for e in FINS if e != Etape.VENDU]),
                name="collecte_accord_fin_connue",
                violation_error_message=_("Ce destin n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.structure} : {self.matiere or self.categorie or _('tout')}"
