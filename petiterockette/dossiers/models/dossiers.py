"""A dossier while it is made: its purpose, its days, its sites, what it shows, its words."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DossierQuerySet(models.QuerySet["Dossier"]):
    def a_envoyer(self):
        """Those that are neither sent nor settled."""
        return self.filter(etat__in=[Dossier.Etat.BROUILLON, Dossier.Etat.VERIFIE])

    def figes(self, depuis: date):
        """Those whose days end after that one and whose figures are frozen, until nothing more is
        awaited of them."""
        etats = [Dossier.Etat.VERIFIE, Dossier.Etat.ENVOYE]
        return self.filter(etat__in=etats, fin__gte=depuis)


class Dossier(models.Model):
    """What is told outside, over some days, sites and poles (none named: all of them).

    ``poles``: codes of ``comptes.poles``. ``lecture``: the figures as they were last read, at
    ``lu_le`` (``lecture.py`` tells its shape); ``bouge``: how many lines then differed from what
    was frozen. ``part_de``: the one before, which it started from and compares itself with.
    """

    class Objet(models.TextChoices):
        RAPPORT = "rapport", _("rapport d’activité")
        SUBVENTION = "subvention", _("subvention")
        CONSEIL = "conseil", _("conseil d’administration")
        ENQUETE = "enquete", _("enquête")
        DECLARATION = "declaration", _("déclaration")
        REPONSE = "reponse", _("autre demande")

    class Etat(models.TextChoices):
        BROUILLON = "brouillon", _("brouillon")
        VERIFIE = "verifie", _("vérifié")
        ENVOYE = "envoye", _("envoyé")
        SOLDE = "solde", _("soldé")
        ABANDONNE = "abandonne", _("abandonné")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    objet = models.CharField(_("objet"), max_length=12, choices=Objet.choices)
    titre = models.CharField(_("titre"), max_length=100)
    pour = models.CharField(_("pour qui"), max_length=100, blank=True)
    debut = models.DateField(_("du"))
    fin = models.DateField(_("au"))
    lieux = models.ManyToManyField(
        "lieux.Lieu", related_name="+", blank=True, verbose_name=_("lieux")
    )
    poles = models.JSONField(_("pôles"), default=list, blank=True)
    couverture = models.BooleanField(_("page de couverture"), default=False)
    a_rendre_le = models.DateField(_("à rendre le"), null=True, blank=True)
    etat = models.CharField(_("état"), max_length=10, choices=Etat.choices, default=Etat.BROUILLON)
    part_de = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="suivants",
        verbose_name=_("part de"),
    )
    cree_le = models.DateTimeField(_("créé le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    lecture = models.JSONField(_("lecture"), default=dict, blank=True)
    lu_le = models.DateTimeField(_("lu le"), null=True, blank=True)
    bouge = models.PositiveSmallIntegerField(_("lignes qui ont bougé"), default=0)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ("-cree_le", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="dossiers_dossier_jours_dans_l_ordre",
                violation_error_message=_("Le dernier jour vient après le premier."),
            ),
            models.CheckConstraint(
                condition=~Q(titre=""),
                name="dossiers_dossier_titre_dit",
                violation_error_message=_("Donnez un titre à ce dossier."),
            ),
            models.CheckConstraint(
                condition=Q(
                    objet__in=[
                        *("rapport", "subvention", "conseil", "enquete"),
                        *("declaration", "reponse"),
                    ],
                    etat__in=["brouillon", "verifie", "envoye", "solde", "abandonne"],
                ),
                name="dossiers_dossier_mots_connus",
                violation_error_message=_("Cet objet, ou cet état, n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.titre

    @property
    def etat_dit(self) -> Any:
        return nom_de_l_etat(self.objet, self.etat)

    @property
    def est_un_brouillon(self) -> bool:
        return self.etat == self.Etat.BROUILLON

    @property
    def est_fige(self) -> bool:
        """Whether what is read of it is what was last frozen."""
        return self.etat in {self.Etat.VERIFIE, self.Etat.ENVOYE, self.Etat.SOLDE}

    @property
    def est_parti(self) -> bool:
        """Whether it was sent once, even if it is a draft again."""
        return self.etapes.filter(devient=self.Etat.ENVOYE).exists()

    @property
    def reste_a_envoyer(self) -> bool:
        """Whether somebody still waits for it."""
        return self.etat in {self.Etat.BROUILLON, self.Etat.VERIFIE}

    @property
    def dernier_figement(self) -> Any:
        """What was last frozen of it; None before."""
        return self.figements.order_by("-rang").first()

    @property
    def suite(self) -> list["Choisi | Texte"]:
        """All that it shows, figures, pieces and passages together, in the order of its paper."""
        return sorted([*self.choisis.all(), *self.textes.all()], key=lambda montre: montre.rang)


def nom_de_l_etat(objet: str, etat: str) -> Any:
    """What a state is called: the balance of a declaration was checked where others are frozen."""
    if etat == Dossier.Etat.VERIFIE and objet != Dossier.Objet.DECLARATION:
        return _("figé")
    return Dossier.Etat(etat).label


class Choisi(models.Model):
    """Something that a dossier shows, by its code: an indicator, or a piece.

    ``rang``: its place on the paper, among these and the passages.
    """

    class Genre(models.TextChoices):
        INDICATEUR = "indicateur", _("indicateur")
        PIECE = "piece", _("graphique ou tableau")

    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="choisis", verbose_name=_("dossier")
    )
    genre = models.CharField(_("genre"), max_length=10, choices=Genre.choices)
    code = models.CharField(_("code"), max_length=30)
    rang = models.PositiveSmallIntegerField(_("rang"))

    class Meta:
        verbose_name = _("ligne choisie")
        verbose_name_plural = _("lignes choisies")
        ordering = ("rang", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "genre", "code"],
                name="dossiers_choisi_une_fois",
                violation_error_message=_("Cette ligne est déjà dans le dossier."),
            ),
            models.CheckConstraint(
                condition=Q(genre__in=["indicateur", "piece"]) & ~Q(code=""),
                name="dossiers_choisi_mots_connus",
                violation_error_message=_("Cette ligne n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def place(self) -> tuple[str, str]:
        """What names it among all that its dossier shows."""
        return self.genre, self.code


class Texte(models.Model):
    """A passage of a dossier: its title, its words, its picture.

    ``rang``: its place on the paper, among these and the figures. ``photo``: where its files lie
    (``photos.fichiers``), with ``legende``, what it shows.
    """

    GENRE = "texte"

    dossier = models.ForeignKey(
        Dossier, models.CASCADE, related_name="textes", verbose_name=_("dossier")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    titre = models.CharField(_("titre"), max_length=100)
    texte = models.TextField(_("texte"), max_length=6000, blank=True)
    signes_max = models.PositiveSmallIntegerField(_("signes au plus"), null=True, blank=True)
    photo = models.UUIDField(_("photo"), null=True, blank=True)
    legende = models.CharField(_("légende"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("texte")
        verbose_name_plural = _("textes")
        ordering = ("rang", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(titre=""),
                name="dossiers_texte_titre_dit",
                violation_error_message=_("Donnez un titre à ce texte."),
            ),
            models.CheckConstraint(
                condition=Q(photo=None) | ~Q(legende=""),
                name="dossiers_texte_photo_dite",
                violation_error_message=_("Dites ce que la photo montre."),
            ),
        )

    def __str__(self) -> str:
        return self.titre

    @property
    def place(self) -> tuple[str, str]:
        """What names it among all that its dossier shows."""
        return self.GENRE, str(self.pk)
