"""What the operator of the national file is to be told of a bike, and to whom it went."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DeclarationQuerySet(models.QuerySet["Declaration"]):
    def a_transmettre(self):
        return self.filter(transmise_le=None, annulee_le=None)


class Declaration(models.Model):
    """What became of an identified bike, to tell its identifier's operator.

    A new owner is named until the operator knows them, and nothing of them stays after that; a
    bike taken apart or scrapped names nobody. The proof is the day it was transmitted.

    Source: C. transports art. L1271-2 to L1271-4 and R1271-1 s. (décret 2020-1439).
    """

    class Fait(models.TextChoices):
        CESSION = "cession", _("vendu ou donné")
        EXPORT = "export", _("parti à l’étranger")
        DEMONTAGE = "demontage", _("démonté")
        DESTRUCTION = "destruction", _("détruit")

    # Those that make somebody else the owner.
    A_QUELQU_UN = (Fait.CESSION, Fait.EXPORT)

    changement = models.OneToOneField(
        "velo.Changement",
        models.PROTECT,
        related_name="declaration",
        verbose_name=_("ce qui est à déclarer"),
    )
    velo = models.ForeignKey(
        "velo.Velo", models.PROTECT, related_name="declarations", verbose_name=_("vélo")
    )
    identifiant = models.CharField(_("identifiant"), max_length=20)
    fait = models.CharField(
        _("ce qu’il devient"),
        max_length=12,
        choices=Fait.choices,
        default=Fait.CESSION,
        db_default=Fait.CESSION,
    )
    nom = models.CharField(_("nom de l’acheteur"), max_length=120, blank=True)
    adresse = models.CharField(
        _("adresse de l’acheteur"), max_length=200, blank=True, db_default=""
    )
    courriel = models.EmailField(_("courriel de l’acheteur"), blank=True)
    telephone = models.CharField(_("téléphone de l’acheteur"), max_length=20, blank=True)
    le = models.DateTimeField(_("remis le"))
    transmise_le = models.DateTimeField(_("transmise le"), null=True, blank=True)
    annulee_le = models.DateTimeField(_("annulée le"), null=True, blank=True)
    transmise_par = models.BigIntegerField(_("transmise par"), null=True, blank=True)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("déclaration à l’opérateur")
        verbose_name_plural = _("déclarations à l’opérateur")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(transmise_le=None, annulee_le=None, fait__in=["cession", "export"])
                | Q(nom="", adresse="", courriel="", telephone=""),
                name="velo_declaration_effacee",
                violation_error_message=_("Une fois transmis, rien ne reste de l’acheteur."),
            ),
            models.CheckConstraint(
                condition=Q(fait__in=["cession", "export", "demontage", "destruction"]),
                name="velo_declaration_fait_connu",
                violation_error_message=_("L’opérateur ne connaît pas ce fait."),
            ),
            models.CheckConstraint(
                condition=Q(transmise_le=None) | Q(annulee_le=None),
                name="velo_declaration_une_fin",
                violation_error_message=_("Une déclaration est transmise, ou annulée."),
            ),
        )

    def __str__(self) -> str:
        return self.identifiant

    @property
    def est_a_transmettre(self) -> bool:
        return self.transmise_le is None and self.annulee_le is None

    @property
    def est_a_quelqu_un(self) -> bool:
        """Whether this declaration names a new owner."""
        return self.fait in self.A_QUELQU_UN

    def oublier_l_acheteur(self) -> None:
        self.nom = self.adresse = self.courriel = self.telephone = ""
