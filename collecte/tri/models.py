"""Sorting's reference lists: what may not be sold, what is checked first, what partners seek.

Sources: the association's own refusals (matériaux, matelas, produits dangereux), the checks
before sale, which are data per category, and the streams of extended producer responsibility.
Which text forbids a thing is written on its own row, to be confirmed by the association.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from collecte.listes.models import Categorie
from collecte.listes.models.categories import ListeQuerySet


class NonVendable(models.Model):
    """Something that may not be sold here, and what to do with it instead."""

    class QueFaire(models.TextChoices):
        REFUSER = "refuser", _("refuser")
        CONTROLE = "controle", _("contrôler d’abord")
        RECYCLAGE = "recyclage", _("au recyclage")
        DECHETTERIE = "dechetterie", _("à la déchetterie")

    nom = models.CharField(_("nom"), max_length=60, unique=True)
    que_faire = models.CharField(_("que faire"), max_length=12, choices=QueFaire.choices)
    explication = models.CharField(
        _("pourquoi, et quoi faire"), max_length=240, help_text=_("en une phrase, lue au tri")
    )
    categorie = models.ForeignKey(
        Categorie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="non_vendables",
        verbose_name=_("catégorie"),
    )
    mots = models.CharField(
        _("autres mots"),
        max_length=200,
        blank=True,
        help_text=_("ce que l’on peut taper pour le trouver : siège bébé, rehausseur…"),
    )
    source = models.CharField(
        _("d’où vient la règle"), max_length=200, blank=True, help_text=_("un texte, une décision")
    )
    pictogramme = models.CharField(_("pictogramme"), max_length=40, default="ban")
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("chose non vendable")
        verbose_name_plural = _("choses non vendables")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(que_faire__in=["refuser", "controle", "recyclage", "dechetterie"]),
                name="collecte_non_vendable_que_faire_connu",
                violation_error_message=_("Dites quoi en faire."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


class Controle(models.Model):
    """A check made before the objects of a category are sold; its sub-categories follow it.

    ``avant_rayon``: nothing of the category goes on the shelf unless it was checked.
    """

    categorie = models.ForeignKey(
        Categorie, models.PROTECT, related_name="controles", verbose_name=_("catégorie")
    )
    nom = models.CharField(_("nom"), max_length=60)
    aide = models.CharField(
        _("comment faire"),
        max_length=200,
        blank=True,
        help_text=_("en une phrase, lue à l’atelier"),
    )
    avant_rayon = models.BooleanField(
        _("obligatoire avant le rayon"),
        default=True,
        help_text=_("la tuile du tri le dit : « testé » avant d’aller en rayon"),
    )
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    objects = ListeQuerySet.as_manager()

    class Meta:
        verbose_name = _("contrôle")
        verbose_name_plural = _("contrôles")
        ordering = ("ordre", "nom")
        constraints = (
            models.UniqueConstraint(
                fields=["categorie", "nom"],
                name="collecte_controle_unique",
                violation_error_message=_("Cette catégorie a déjà ce contrôle."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.categorie} : {self.nom}"


class ControleFaitQuerySet(models.QuerySet["ControleFait"]):
    def en_vigueur(self):
        """The checks that no later gesture cancelled, and that cancel nothing."""
        annules = self.model.objects.filter(annule__isnull=False).values("annule")
        return self.filter(annule=None).exclude(uuid__in=annules)


class ControleFait(models.Model):
    """So many objects of a category that passed a check, or failed it. Sealed.

    A gesture that makes several checks writes a row for each, under one ``uuid``;
    ``empreinte`` tells a replay from another content. ``annule``: the uuid of the gesture
    that this one takes back, all of it.
    """

    uuid = models.UUIDField(_("identifiant du geste"))
    empreinte = models.CharField(_("empreinte"), max_length=64)
    controle = models.ForeignKey(
        Controle, models.PROTECT, related_name="faits", verbose_name=_("contrôle")
    )
    categorie = models.ForeignKey(
        Categorie, models.PROTECT, related_name="+", verbose_name=_("catégorie")
    )
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    jour = models.DateField(_("jour"))
    enregistre_le = models.DateTimeField(_("enregistré le"))
    conformes = models.PositiveIntegerField(_("bons"))
    non_conformes = models.PositiveIntegerField(_("pas bons"))
    annule = models.UUIDField(_("annule"), null=True)
    par = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("personne"),
    )
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    objects = ControleFaitQuerySet.as_manager()

    class Meta:
        verbose_name = _("contrôle fait")
        verbose_name_plural = _("contrôles faits")
        ordering = ("-id",)
        indexes = (models.Index(fields=["lieu", "jour"], name="collecte_controle_fait_jour"),)
        constraints = (
            models.UniqueConstraint(
                fields=["uuid", "controle"],
                name="collecte_controle_fait_unique",
                violation_error_message=_("Ce contrôle est déjà enregistré."),
            ),
            models.UniqueConstraint(
                fields=["annule", "controle"],
                name="collecte_controle_fait_annule_une_fois",
                violation_error_message=_("Ce contrôle est déjà annulé."),
            ),
            models.CheckConstraint(
                condition=Q(conformes__gt=0) | Q(non_conformes__gt=0),
                name="collecte_controle_fait_quantite",
                violation_error_message=_("On contrôle au moins un objet."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.conformes} + {self.non_conformes} × {self.controle}"


class SouhaitQuerySet(models.QuerySet["Souhait"]):
    def ouverts(self, jour):
        """The wishes still looked for on that day."""
        return self.filter(
            Q(jusqu_au=None) | Q(jusqu_au__gte=jour), clos_le=None, servi__lt=F("quantite")
        )

    def du_lieu(self, lieu):
        """The wishes of a site, and those looked for everywhere."""
        return self.filter(Q(lieu=None) | Q(lieu=lieu))


class Souhait(models.Model):
    """What a partner is looking for: so many objects of a category, until a day."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    structure = models.ForeignKey(
        "personnes.Structure",
        models.PROTECT,
        related_name="souhaits",
        verbose_name=_("partenaire"),
    )
    categorie = models.ForeignKey(
        Categorie, models.PROTECT, related_name="souhaits", verbose_name=_("catégorie")
    )
    lieu = models.ForeignKey(
        "lieux.Lieu",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("lieu"),
    )
    quoi = models.CharField(
        _("quoi"), max_length=60, help_text=_("en clair : couvertures, manteaux d’enfant…")
    )
    quantite = models.PositiveIntegerField(_("combien"))
    servi = models.PositiveIntegerField(_("déjà servi"), default=0)
    jusqu_au = models.DateField(_("jusqu’au"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    cree_le = models.DateTimeField(_("noté le"))
    clos_le = models.DateTimeField(_("clos le"), null=True, blank=True)

    objects = SouhaitQuerySet.as_manager()

    class Meta:
        verbose_name = _("souhait")
        verbose_name_plural = _("souhaits")
        # What ends first comes first; what has no end comes last on both databases.
        ordering = (F("jusqu_au").asc(nulls_last=True), "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(quantite__gt=0),
                name="collecte_souhait_quantite_positive",
                violation_error_message=_("On souhaite au moins un objet."),
            ),
            models.CheckConstraint(
                condition=Q(clos_le=None) | Q(clos_le__gte=F("cree_le")),
                name="collecte_souhait_clos_apres_creation",
                violation_error_message=_("Le souhait est clos avant d’être noté."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.quantite} {self.quoi}"

    @property
    def reste(self) -> int:
        """How many are still looked for."""
        return max(0, self.quantite - self.servi)
