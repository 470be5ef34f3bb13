"""Categories and materials, and which comes from which."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import DESTINATIONS_APPORT, Etape, Famille

from ..couleurs import MOTIFS, couleur_lisible
from ..exemples import EXEMPLES

COULEUR = RegexValidator(r"^#[0-9a-f]{6}$", _("Une couleur s’écrit #rrvvbb, en minuscules."))


class ListeQuerySet(models.QuerySet):
    def visibles(self):
        return self.filter(visible=True)


class Categorie(models.Model):
    """What an object is, in the words of the counter: a tile, a colour, a pictogram."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    nom = models.CharField(_("nom"), max_length=60)
    nom_court = models.CharField(
        _("nom court"), max_length=24, blank=True, help_text=_("pour un téléphone")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sous_categories",
        verbose_name=_("sous-catégorie de"),
    )
    famille = models.CharField(
        _("famille"), max_length=8, choices=Famille.choices, default=Famille.OBJETS
    )
    couleur = models.CharField(_("couleur"), max_length=7, validators=[COULEUR], default="#02d4ff")
    motif = models.CharField(_("motif"), max_length=12, choices=MOTIFS, default="uni")
    pictogramme = models.CharField(_("pictogramme"), max_length=40, default="shapes")
    matiere = models.ForeignKey(
        "collecte_listes.Matiere",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("matière au recyclage"),
        help_text=_("celle qu’elle devient, quand on ne la précise pas"),
    )
    poids_moyen_g = models.PositiveIntegerField(
        _("poids d’un objet, par hypothèse"),
        null=True,
        blank=True,
        help_text=_("en grammes ; sert tant que trop peu d’objets ont été pesés"),
    )
    net_plausible_g = models.PositiveIntegerField(_("poids net plausible"), default=100_000)
    destination = models.CharField(
        _("destination proposée"),
        max_length=12,
        choices=[(e.value, e.label) for e in DESTINATIONS_APPORT],
        default=Etape.A_TRIER,
    )
    vrac = models.BooleanField(
        _("vrac"), default=False, help_text=_("se trie plus tard, en changeant de catégorie")
    )
    indisponible = models.CharField(
        _("pas repris en ce moment"),
        max_length=60,
        blank=True,
        help_text=_("la raison, montrée sur la tuile ; vide : repris"),
    )
    # The rows the product needs whatever the association chooses (« sans catégorie »).
    interne = models.BooleanField(_("interne"), default=False, editable=False)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("catégorie")
        verbose_name_plural = _("catégories")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(famille__in=Famille.values),
                name="collecte_categorie_famille_connue",
                violation_error_message=_("Cette famille n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(destination__in=[str(e) for e in DESTINATIONS_APPORT]),
                name="collecte_categorie_destination_connue",
                violation_error_message=_("Cette destination n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")),
                name="collecte_categorie_pas_sa_mere",
                violation_error_message=_("Une catégorie ne se contient pas elle-même."),
            ),
        )

    def __str__(self) -> str:
        return self.nom

    @property
    def exemples(self) -> str:
        """What people bring that it is the name of: « lampe, grille-pain »; often nothing."""
        return str(EXEMPLES.get(self.code, ""))

    @property
    def sur_couleur(self) -> str:
        """The colour of the pictogram on this category's colour."""
        return couleur_lisible(self.couleur)


class Matiere(models.Model):
    """A material, in the words of the dock: what leaves to be recycled or thrown away."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    nom = models.CharField(_("nom"), max_length=60)
    couleur = models.CharField(_("couleur"), max_length=7, validators=[COULEUR], default="#8a715a")
    code_dechet = models.CharField(
        _("code déchet"),
        max_length=9,
        blank=True,
        validators=[
            RegexValidator(r"^[0-9]{2} [0-9]{2} [0-9]{2}\*?$", _("Par exemple : 20 01 40."))
        ],
    )
    code_bale = models.CharField(
        _("code de la convention de Bâle"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^[ABY][0-9]{1,4}$", _("Par exemple : B3020."))],
    )
    pop = models.BooleanField(
        _("contient des polluants organiques persistants"),
        default=False,
        db_default=False,
        help_text=_("certains plastiques traités contre le feu, des écrans surtout"),
    )
    interne = models.BooleanField(_("interne"), default=False, editable=False)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("matière")
        verbose_name_plural = _("matières")
        ordering = ("ordre", "nom")

    def __str__(self) -> str:
        return self.nom


class MatierePossible(models.Model):
    """A category that a material can come from; a material without any comes from all."""

    matiere = models.ForeignKey(
        Matiere, models.PROTECT, related_name="possibles", verbose_name=_("matière")
    )
    categorie = models.ForeignKey(
        Categorie, models.PROTECT, related_name="matieres_possibles", verbose_name=_("catégorie")
    )

    class Meta:
        verbose_name = _("matière possible")
        verbose_name_plural = _("matières possibles")
        constraints = (
            models.UniqueConstraint(
                fields=["matiere", "categorie"],
                name="collecte_matiere_possible_unique",
                violation_error_message=_("Cette matière vient déjà de cette catégorie."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.matiere} ← {self.categorie}"


SANS_MATIERE, SANS_CATEGORIE = "sans-matiere", "sans-categorie"
