"""The papers of labels that are bought: sheets of so many, rolls one label wide."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from collecte.listes.models.categories import ListeQuerySet
from petiterockette.etiquettes import Gabarit

from ..codes import IMPRIMABLES, code_du_numero

# Smaller, no scanner reads it; larger, no office printer prints it.
LARGEUR_MIN_UM, HAUTEUR_MIN_UM = 25_000, 15_000

PAPIER_MAX_UM = 420_000


class FormatEtiquette(models.Model):
    """A paper of labels, its lengths in micrometres: 38,1 mm is a whole number of them.

    A roll is a page of one label, as long as the label; a sheet has several. The code of each
    constraint is the field that it is about.
    """

    nom = models.CharField(_("nom"), max_length=60, unique=True)
    page_largeur_um = models.PositiveIntegerField(_("largeur du papier"))
    page_hauteur_um = models.PositiveIntegerField(_("hauteur du papier"))
    colonnes = models.PositiveSmallIntegerField(_("étiquettes de front"), default=1)
    lignes = models.PositiveSmallIntegerField(_("rangées"), default=1)
    largeur_um = models.PositiveIntegerField(_("largeur d’une étiquette"))
    hauteur_um = models.PositiveIntegerField(_("hauteur d’une étiquette"))
    gauche_um = models.PositiveIntegerField(_("marge à gauche"), default=0)
    haut_um = models.PositiveIntegerField(_("marge en haut"), default=0)
    ecart_x_um = models.PositiveIntegerField(_("écart entre deux colonnes"), default=0)
    ecart_y_um = models.PositiveIntegerField(_("écart entre deux rangées"), default=0)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("proposé"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("format d’étiquettes")
        verbose_name_plural = _("formats d’étiquettes")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(colonnes__range=(1, 20), lignes__range=(1, 50)),
                name="collecte_format_nombre",
                violation_error_code="colonnes",
                violation_error_message=_("De 1 à 20 étiquettes de front, sur 1 à 50 rangées."),
            ),
            models.CheckConstraint(
                condition=Q(largeur_um__gte=LARGEUR_MIN_UM, hauteur_um__gte=HAUTEUR_MIN_UM),
                name="collecte_format_lisible",
                violation_error_code="largeur_um",
                violation_error_message=_(
                    "Sous 25 mm de large ou 15 mm de haut, une douchette ne lit plus l’étiquette."
                ),
            ),
            models.CheckConstraint(
                condition=Q(page_largeur_um__lte=PAPIER_MAX_UM, page_hauteur_um__lte=PAPIER_MAX_UM),
                name="collecte_format_papier",
                violation_error_code="page_largeur_um",
                violation_error_message=_("Un papier fait 420 mm au plus (un A3)."),
            ),
            models.CheckConstraint(
                condition=Q(
                    page_largeur_um__gte=F("gauche_um")
                    + F("colonnes") * (F("largeur_um") + F("ecart_x_um"))
                    - F("ecart_x_um")
                ),
                name="collecte_format_tient_en_largeur",
                violation_error_code="page_largeur_um",
                violation_error_message=_(
                    "Marge, étiquettes et écarts dépassent la largeur du papier."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    page_hauteur_um__gte=F("haut_um")
                    + F("lignes") * (F("hauteur_um") + F("ecart_y_um"))
                    - F("ecart_y_um")
                ),
                name="collecte_format_tient_en_hauteur",
                violation_error_code="page_hauteur_um",
                violation_error_message=_(
                    "Marge, étiquettes et écarts dépassent la hauteur du papier."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.nom

    @property
    def gabarit(self) -> Gabarit:
        return Gabarit(
            page_largeur=self.page_largeur_um,
            page_hauteur=self.page_hauteur_um,
            gauche=self.gauche_um,
            haut=self.haut_um,
            largeur=self.largeur_um,
            hauteur=self.hauteur_um,
            colonnes=self.colonnes,
            lignes=self.lignes,
            ecart_x=self.ecart_x_um,
            ecart_y=self.ecart_y_um,
        )

    @property
    def par_page(self) -> int:
        return self.gabarit.par_page

    @property
    def est_un_rouleau(self) -> bool:
        return self.par_page == 1


class Rouleau(models.Model):
    """Labels printed in advance: a run of codes that no other roll will ever hold. Sealed."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    premier = models.PositiveIntegerField(_("premier numéro"), unique=True)
    nombre = models.PositiveSmallIntegerField(_("nombre d’étiquettes"))
    imprime_le = models.DateTimeField(_("préparé le"))
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("rouleau d’étiquettes")
        verbose_name_plural = _("rouleaux d’étiquettes")
        ordering = ("-premier",)
        constraints = (
            models.CheckConstraint(
                condition=Q(nombre__gt=0, premier__lt=IMPRIMABLES),
                name="collecte_rouleau_possible",
                violation_error_message=_("Un rouleau a au moins une étiquette."),
            ),
        )

    def __str__(self) -> str:
        return f"{_('étiquettes')} {self.premier + 1}–{self.premier + self.nombre}"

    @property
    def codes(self) -> list[str]:
        return [code_du_numero(self.premier + n) for n in range(self.nombre)]
