"""What the till sells, and at what price."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import Famille
from petiterockette.mots.monnaie import MONTANT_MAX_C


class ArticleQuerySet(models.QuerySet["Article"]):
    def de_la_grille(self):
        """What anybody may ring up any number of times."""
        return self.filter(objet=None)

    def uniques(self):
        """The followed things that have a price."""
        return self.filter(objet__isnull=False)

    def en_vente(self):
        return self.filter(visible=True, ligne_vendue=None)

    def en_rayon(self):
        """The followed things that may still be sold."""
        return self.uniques().en_vente()


class Article(models.Model):
    """A line of the price grid, or one followed thing with its price (``objet``).

    ``genre`` names who is asked when it is sold (see ``vendables``); ``numero`` is what is
    typed or printed on its label. ``prix_cts`` is a unit's, a lot's of ``nb_objets``, or a
    kilogram's; a free price has none, but may have a minimum and amounts to suggest.
    """

    class Provenance(models.TextChoices):
        DON = "don", _("donné")
        # From a trader. Bought second-hand, or left with us to be sold, a thing would have to be in
        # a « registre d’objets mobiliers » with its seller’s identity (code pénal, art. 321-7 and
        # R321-3): an association that is given what it sells takes neither.
        ACHAT = "achat", _("acheté neuf")
        SERVICE = "service", _("service")

    class ModePrix(models.TextChoices):
        CONSEILLE = "conseille", _("prix conseillé")
        FIXE = "fixe", _("prix fixe")
        LIBRE = "libre", _("prix libre")
        LOT = "lot", _("prix du lot")
        AU_KG = "au_kg", _("prix au kilo")

    genre = models.SlugField(_("genre"), max_length=24, default="article")
    numero = models.PositiveIntegerField(_("numéro"), unique=True)
    code_barres = models.CharField(_("code-barres"), max_length=14, blank=True)
    nom = models.CharField(_("nom"), max_length=60)
    activite = models.ForeignKey(
        "boutique_regles.Activite",
        models.PROTECT,
        related_name="articles",
        verbose_name=_("activité"),
    )
    # Its own rate where its activity allows several; none: that of the activity.
    taux_cp = models.PositiveSmallIntegerField(
        _("taux de TVA"), null=True, blank=True, help_text=_("en centièmes de pour cent")
    )
    categorie = models.ForeignKey(
        "collecte_listes.Categorie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("catégorie"),
    )
    provenance = models.CharField(
        _("provenance"), max_length=8, choices=Provenance.choices, default=Provenance.DON
    )
    mode_prix = models.CharField(
        _("prix"), max_length=10, choices=ModePrix.choices, default=ModePrix.CONSEILLE
    )
    prix_cts = models.PositiveIntegerField(
        _("prix"), null=True, blank=True, help_text=_("en centimes")
    )
    minimum_cts = models.PositiveIntegerField(
        _("minimum"), null=True, blank=True, help_text=_("en centimes\u00a0; vide\u00a0: aucun")
    )
    propositions_cts = models.JSONField(_("montants proposés"), default=list, blank=True)
    nb_objets = models.PositiveIntegerField(
        _("objets par lot"), null=True, blank=True, help_text=_("vide\u00a0: sans nombre")
    )
    poids_g = models.PositiveIntegerField(
        _("poids d’un objet, par hypothèse"),
        null=True,
        blank=True,
        help_text=_("en grammes\u00a0; sert tant que trop peu ont été pesés"),
    )
    objet = models.OneToOneField(
        "collecte_objets.Objet",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="article",
        verbose_name=_("objet suivi"),
    )
    # What it was first put on the shelf at: markdowns are taken off this, not off each other.
    prix_depart_cts = models.PositiveIntegerField(
        _("prix de départ"), null=True, blank=True, help_text=_("en centimes")
    )
    en_rayon_le = models.DateField(_("en rayon depuis le"), null=True, blank=True)
    reserve_jusqu_au = models.DateField(_("réservé jusqu’au"), null=True, blank=True)
    # Somebody's name: never in a sealed row, forgotten once the reservation is over.
    reserve_pour = models.CharField(_("réservé pour"), max_length=80, blank=True)
    # The number of the line that sold it, until it comes back: lines know articles, not they them.
    ligne_vendue = models.BigIntegerField(
        _("vendu par la ligne nº"), null=True, blank=True, unique=True
    )
    recherche = models.CharField(_("mots cherchés"), max_length=200, blank=True)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ("categorie__ordre", "ordre", "nom")
        constraints = (
            models.UniqueConstraint(
                fields=["code_barres"],
                condition=~Q(code_barres=""),
                name="boutique_article_code_barres",
                violation_error_message=_("Un autre article a déjà ce code-barres."),
            ),
            models.CheckConstraint(
                condition=Q(taux_cp=None) | Q(taux_cp__range=(1, 9999)),
                name="boutique_article_taux",
                violation_error_message=_("Un taux est entre 0 et 100\u00a0%."),
            ),
            models.CheckConstraint(
                condition=Q(provenance__in=["don", "achat", "service"])
                & Q(mode_prix__in=["conseille", "fixe", "libre", "lot", "au_kg"]),
                name="boutique_article_mots_connus",
                violation_error_message=_("Ce choix n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(mode_prix="libre", prix_cts=None)
                # Said aloud: a comparison with nothing is neither true nor false, and passes.
                | (~Q(mode_prix="libre") & Q(prix_cts__isnull=False, prix_cts__lte=MONTANT_MAX_C)),
                name="boutique_article_prix",
                violation_error_message=_("Dites le prix, ou choisissez «\u00a0prix libre\u00a0»."),
            ),
            models.CheckConstraint(
                condition=Q(minimum_cts=None)
                | Q(mode_prix="libre")
                | Q(mode_prix="conseille", minimum_cts__lte=F("prix_cts")),
                name="boutique_article_minimum",
                violation_error_message=_(
                    "Un minimum va avec un prix libre, ou sous un prix conseillé."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(provenance="don") | Q(categorie__isnull=False),
                name="boutique_article_categorie",
                violation_error_message=_("Ce qui a été donné a une catégorie."),
            ),
            models.CheckConstraint(
                condition=Q(nb_objets=None) | Q(nb_objets__gt=0, mode_prix="lot"),
                name="boutique_article_lot",
                violation_error_message=_("Un nombre d’objets va avec un prix de lot."),
            ),
            models.CheckConstraint(
                condition=Q(objet=None, ligne_vendue=None, reserve_jusqu_au=None)
                | Q(
                    objet__isnull=False,
                    provenance="don",
                    mode_prix__in=["conseille", "fixe", "libre"],
                ),
                name="boutique_article_unique",
                violation_error_message=_("Un objet suivi se vend à l’unité."),
            ),
        )
        indexes = (models.Index(fields=["categorie", "ordre"], name="boutique_article_grille"),)

    def __str__(self) -> str:
        return self.nom

    @property
    def est_unique(self) -> bool:
        return self.objet_id is not None

    @property
    def deplace_la_matiere(self) -> bool:
        """Whether selling it takes kilograms off the shelf: donated objects, never food."""
        donne, categorie = self.provenance == self.Provenance.DON, self.categorie
        return donne and categorie is not None and categorie.famille == Famille.OBJETS


class Public(models.Model):
    """Whom an operation may be for: members, students… Chosen on the basket, proved by nobody."""

    nom = models.CharField(_("nom"), max_length=40, unique=True)
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    class Meta:
        verbose_name = _("public")
        verbose_name_plural = _("publics")
        ordering = ("ordre", "nom")

    def __str__(self) -> str:
        return self.nom


class OperationQuerySet(models.QuerySet["Operation"]):
    def du_jour(self, jour):
        return self.filter(debut__lte=jour, fin__gte=jour, arretee_le=None)


class Operation(models.Model):
    """« −50 % textile »: a discount that applies by itself between two days, ends included.

    No category, no point: all of them. ``public``: only once that public is chosen.
    """

    nom = models.CharField(_("nom"), max_length=40)
    debut = models.DateField(_("du"))
    fin = models.DateField(_("au"))
    pourcent = models.PositiveSmallIntegerField(_("remise"), help_text=_("en pour cent"))
    categories = models.ManyToManyField(
        "collecte_listes.Categorie", blank=True, related_name="+", verbose_name=_("catégories")
    )
    points = models.ManyToManyField(
        "lieux.Point", blank=True, related_name="+", verbose_name=_("caisses")
    )
    public = models.ForeignKey(
        Public, models.PROTECT, null=True, blank=True, verbose_name=_("public")
    )
    arretee_le = models.DateTimeField(_("arrêtée le"), null=True, blank=True)

    objects = OperationQuerySet.as_manager()

    class Meta:
        verbose_name = _("opération")
        verbose_name_plural = _("opérations")
        ordering = ("-debut", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="boutique_operation_dates",
                violation_error_message=_("L’opération finit avant d’avoir commencé."),
            ),
            models.CheckConstraint(
                condition=Q(pourcent__range=(1, 100)),
                name="boutique_operation_pourcent",
                violation_error_message=_("Une remise va de 1 à 100 %."),
            ),
        )

    def __str__(self) -> str:
        return self.nom
