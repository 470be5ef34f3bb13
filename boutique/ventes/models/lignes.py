"""The lines of a ticket: what, how many, at what price, how heavy."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boutique.articles.models import Article
from collecte.matiere.etapes import Etape, Famille, Mesure, Moyenne

# Lines whose kilograms count: donated objects, never food.
DE_LA_MATIERE = Q(provenance=Article.Provenance.DON, categorie__famille=Famille.OBJETS)
# Lines whose things count as objects: neither services nor food.
D_OBJETS = ~Q(provenance=Article.Provenance.SERVICE) & (
    Q(categorie=None) | Q(categorie__famille=Famille.OBJETS)
)


class LigneVente(models.Model):
    """A line of a ticket, with the label, price and VAT of that day. Sealed.

    Everything is signed: a refund's line has a negative quantity, amount and mass.
    ``nb_objets`` empty: a lot sold without a number, or something that is not objects.
    ``masse_g`` is frozen with how it was known; empty: « sans masse ».
    """

    class Mode(models.TextChoices):
        UNITE = "unite", _("à l’unité")
        LOT = "lot", _("le lot")
        POIDS = "poids", _("au poids")

    vente = models.ForeignKey(
        "boutique_ventes.Vente", models.PROTECT, related_name="lignes", verbose_name=_("vente")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    genre = models.CharField(_("genre"), max_length=24)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, related_name="lignes", verbose_name=_("article")
    )
    # What the kind of this line keeps to know its own thing again.
    cle = models.BigIntegerField(_("clé"), null=True, blank=True)
    libelle = models.CharField(_("libellé"), max_length=80)
    categorie = models.ForeignKey(
        "collecte_listes.Categorie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("catégorie"),
    )
    provenance = models.CharField(_("provenance"), max_length=8, choices=Article.Provenance.choices)
    activite = models.ForeignKey(
        "boutique_regles.Activite", models.PROTECT, related_name="+", verbose_name=_("activité")
    )
    compte = models.CharField(_("compte comptable"), max_length=12)
    mode = models.CharField(_("mode"), max_length=6, choices=Mode.choices)
    quantite = models.IntegerField(_("quantité"))
    nb_objets = models.IntegerField(_("nombre d’objets"), null=True, blank=True)
    prix_cts = models.PositiveIntegerField(_("prix"))
    catalogue_cts = models.BigIntegerField(_("au prix du catalogue"))
    operation = models.ForeignKey(
        "boutique_articles.Operation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opération"),
    )
    remise_operation_cts = models.BigIntegerField(_("remise de l’opération"), default=0)
    remise_main_cts = models.BigIntegerField(_("remise faite à la main"), default=0)
    offert = models.BooleanField(_("offert"), default=False)
    montant_cts = models.BigIntegerField(_("montant"))
    regime = models.CharField(_("régime de TVA"), max_length=24)
    taux_cp = models.PositiveSmallIntegerField(_("taux de TVA"), default=0)
    compte_tva = models.CharField(_("compte de la TVA"), max_length=12, blank=True, db_default="")
    ht_cts = models.BigIntegerField(_("hors taxes"))
    tva_cts = models.BigIntegerField(_("TVA"))
    masse_g = models.BigIntegerField(_("masse"), null=True, blank=True)
    mesure = models.CharField(_("mesure"), max_length=8, choices=Mesure.choices, blank=True)
    # Over what its category makes plausible, and looked at twice.
    confirmee = models.BooleanField(_("poids confirmé"), default=False)
    moyenne_mg = models.PositiveBigIntegerField(_("poids moyen retenu"), null=True, blank=True)
    moyenne_source = models.CharField(
        _("d’où vient ce poids moyen"), max_length=12, choices=Moyenne.choices, blank=True
    )
    # A refund's line: what it gives back, and where the thing goes.
    rend = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="retours",
        verbose_name=_("rend la ligne"),
    )
    vers = models.CharField(_("retour vers"), max_length=20, choices=Etape.choices, blank=True)
    a_enlever = models.BooleanField(_("vendu, à enlever"), default=False)

    class Meta:
        verbose_name = _("ligne de vente")
        verbose_name_plural = _("lignes de vente")
        ordering = ("vente", "rang")
        indexes = (
            # What an article's average weight is made of.
            models.Index(
                fields=["article"],
                condition=Q(mesure="pesee", nb_objets__isnull=False),
                name="boutique_ligne_moyennes",
            ),
            # The few that a buyer left here, found among all that was ever sold.
            models.Index(
                fields=["quantite"],
                condition=Q(a_enlever=True),
                name="boutique_ligne_a_enlever",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["vente", "rang"],
                name="boutique_ligne_rang_unique",
                violation_error_message=_("Ce ticket a déjà cette ligne."),
            ),
            models.CheckConstraint(
                condition=Q(
                    montant_cts=F("catalogue_cts")
                    - F("remise_operation_cts")
                    - F("remise_main_cts")
                )
                & Q(montant_cts=F("ht_cts") + F("tva_cts")),
                name="boutique_ligne_sommes",
                violation_error_message=_("Le montant n’est pas le prix moins ses remises."),
            ),
            models.CheckConstraint(
                condition=Q(
                    quantite__gt=0,
                    catalogue_cts__gte=0,
                    remise_operation_cts__gte=0,
                    remise_main_cts__gte=0,
                    montant_cts__gte=0,
                )
                | Q(
                    quantite__lt=0,
                    catalogue_cts__lte=0,
                    remise_operation_cts__lte=0,
                    remise_main_cts__lte=0,
                    montant_cts__lte=0,
                ),
                name="boutique_ligne_un_seul_sens",
                violation_error_message=_("Une ligne compte toute en plus ou toute en moins."),
            ),
            models.CheckConstraint(
                condition=Q(mode="unite", catalogue_cts=F("quantite") * F("prix_cts"))
                | Q(mode="lot", quantite=1, catalogue_cts=F("prix_cts"))
                | Q(mode="lot", quantite=-1, catalogue_cts=-F("prix_cts"))
                | Q(mode="poids", quantite__in=[1, -1], mesure="pesee"),
                name="boutique_ligne_prix",
                violation_error_message=_("Le prix ne fait pas le montant."),
            ),
            models.CheckConstraint(
                condition=Q(masse_g=None, mesure="", moyenne_mg=None)
                | Q(masse_g__gt=0, quantite__gt=0, mesure__in=["pesee", "estimee"])
                | Q(masse_g__lt=0, quantite__lt=0, mesure__in=["pesee", "estimee"]),
                name="boutique_ligne_masse",
                violation_error_message=_("Une masse dit comment on la connaît."),
            ),
            models.CheckConstraint(
                condition=Q(remise_operation_cts=0) | Q(operation__isnull=False),
                name="boutique_ligne_operation",
                violation_error_message=_("Une remise automatique dit son opération."),
            ),
        )

    # While it is being sold: the number of the person it is for. In no column: a ticket holds
    # nobody; the kind of the line keeps it where it may be forgotten.
    pour: int | None = None

    def __str__(self) -> str:
        return self.libelle

    @property
    def est_de_la_matiere(self) -> bool:
        """Whether a line in hand moves matter, as ``DE_LA_MATIERE`` says it to the database."""
        donne, categorie = self.provenance == Article.Provenance.DON, self.categorie
        return donne and categorie is not None and categorie.famille == Famille.OBJETS

    @property
    def est_d_objets(self) -> bool:
        """Whether a line in hand is of objects, as ``D_OBJETS`` says it to the database."""
        service = self.provenance == Article.Provenance.SERVICE
        return not service and (self.categorie is None or self.categorie.famille == Famille.OBJETS)

    @property
    def remise_cts(self) -> int:
        return self.remise_operation_cts + self.remise_main_cts
