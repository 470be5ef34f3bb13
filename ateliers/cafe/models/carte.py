"""What is on the menu: dishes, their allergens, the menu of a day at a site."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.monnaie import MONTANT_MAX_C


class Allergene(models.TextChoices):
    """The fourteen, in the order and the words of the law.

    Source: règlement (UE) nº 1169/2011, annexe II; décret nº 2015-447.
    """

    GLUTEN = "gluten", _("céréales contenant du gluten")
    CRUSTACES = "crustaces", _("crustacés")
    OEUFS = "oeufs", _("œufs")
    POISSONS = "poissons", _("poissons")
    ARACHIDES = "arachides", _("arachides")
    SOJA = "soja", _("soja")
    LAIT = "lait", _("lait")
    FRUITS_A_COQUE = "fruits_a_coque", _("fruits à coque")
    CELERI = "celeri", _("céleri")
    MOUTARDE = "moutarde", _("moutarde")
    SESAME = "sesame", _("graines de sésame")
    SULFITES = "sulfites", _("anhydride sulfureux et sulfites")
    LUPIN = "lupin", _("lupin")
    MOLLUSQUES = "mollusques", _("mollusques")


# Each with its drawing: the word is always beside it.
PICTOGRAMMES = {
    Allergene.GLUTEN: "wheat",
    Allergene.CRUSTACES: "shrimp",
    Allergene.OEUFS: "egg",
    Allergene.POISSONS: "fish",
    Allergene.ARACHIDES: "bean",
    Allergene.SOJA: "sprout",
    Allergene.LAIT: "milk",
    Allergene.FRUITS_A_COQUE: "nut",
    Allergene.CELERI: "carrot",
    Allergene.MOUTARDE: "flower",
    Allergene.SESAME: "grape",
    Allergene.SULFITES: "wine",
    Allergene.LUPIN: "flower-2",
    Allergene.MOLLUSQUES: "shell",
}


class PlatQuerySet(models.QuerySet["Plat"]):
    def avec_allergenes(self):
        return self.prefetch_related("allergenes")


class Plat(models.Model):
    """A dish or a drink that the café knows how to make, with what is in it.

    Its allergens are said: some, or ``sans_allergene``; never left unsaid. ``article``: the
    line of the till that sells it at the full price, made when it first stands on a menu.
    """

    class Genre(models.TextChoices):
        ENTREE = "entree", _("entrée")
        PLAT = "plat", _("plat")
        DESSERT = "dessert", _("dessert")
        BOISSON = "boisson", _("boisson")

    nom = models.CharField(_("nom"), max_length=60, unique=True)
    genre = models.CharField(_("genre"), max_length=8, choices=Genre.choices)
    description = models.CharField(_("description"), max_length=160, blank=True)
    prix_cts = models.PositiveIntegerField(_("prix plein"), help_text=_("en centimes"))
    sans_allergene = models.BooleanField(_("aucun des quatorze allergènes"), default=False)
    article = models.OneToOneField(
        "boutique_articles.Article",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plat",
        verbose_name=_("article de caisse"),
    )
    visible = models.BooleanField(_("visible"), default=True)

    objects = PlatQuerySet.as_manager()

    class Meta:
        verbose_name = _("plat")
        verbose_name_plural = _("plats")
        ordering = ("nom",)
        constraints = (
            models.CheckConstraint(
                condition=Q(genre__in=["entree", "plat", "dessert", "boisson"]),
                name="cafe_plat_genre_connu",
                violation_error_message=_("Ce genre de plat n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(prix_cts__lte=MONTANT_MAX_C),
                name="cafe_plat_prix",
                violation_error_message=_("Ce prix est trop grand."),
            ),
        )

    def __str__(self) -> str:
        return self.nom

    @property
    def ses_allergenes(self) -> list[Allergene]:
        """The allergens of the dish, in the order of the law."""
        siens = {a.allergene for a in self.allergenes.all()}
        return [a for a in Allergene if a in siens]

    @property
    def allergenes_dits(self) -> list[tuple[Allergene, str]]:
        """Pairs (allergen, its drawing), in the order of the law."""
        return [(a, PICTOGRAMMES[a]) for a in self.ses_allergenes]


class AllergeneDuPlat(models.Model):
    """One of the fourteen, in a dish."""

    plat = models.ForeignKey(
        Plat, models.CASCADE, related_name="allergenes", verbose_name=_("plat")
    )
    allergene = models.CharField(_("allergène"), max_length=16, choices=Allergene.choices)

    class Meta:
        verbose_name = _("allergène d’un plat")
        verbose_name_plural = _("allergènes des plats")
        constraints = (
            models.UniqueConstraint(
                fields=["plat", "allergene"],
                name="cafe_allergene_une_fois",
                violation_error_message=_("Cet allergène est déjà dit."),
            ),
            models.CheckConstraint(
                condition=Q(allergene__in=Allergene.values),
                name="cafe_allergene_connu",
                violation_error_message=_("Cet allergène n’est pas l’un des quatorze."),
            ),
        )

    def __str__(self) -> str:
        return str(Allergene(self.allergene).label)


class Carte(models.Model):
    """The menu of a day at a site."""

    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="cartes", verbose_name=_("lieu")
    )
    jour = models.DateField(_("jour"))
    mot = models.CharField(_("mot du jour"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("carte du jour")
        verbose_name_plural = _("cartes du jour")
        ordering = ("-jour",)
        constraints = (
            models.UniqueConstraint(
                fields=["lieu", "jour"],
                name="cafe_carte_une_par_jour",
                violation_error_message=_("Ce jour a déjà sa carte."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.lieu} {self.jour:%d/%m/%Y}"


class PlatDuJour(models.Model):
    """A dish on the menu of a day."""

    carte = models.ForeignKey(Carte, models.CASCADE, related_name="plats", verbose_name=_("carte"))
    plat = models.ForeignKey(Plat, models.PROTECT, related_name="jours", verbose_name=_("plat"))

    class Meta:
        verbose_name = _("plat du jour")
        verbose_name_plural = _("plats du jour")
        constraints = (
            models.UniqueConstraint(
                fields=["carte", "plat"],
                name="cafe_plat_du_jour_une_fois",
                violation_error_message=_("Ce plat est déjà sur la carte."),
            ),
        )

    def __str__(self) -> str:
        return str(self.plat)
