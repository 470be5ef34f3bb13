"""The name tiles of teams, and the code that goes with a name at a till."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .personnes import Personne


class EquipierQuerySet(models.QuerySet["Equipier"]):
    def en_cours(self, jour):
        """The name tiles that stand on that day, in the order of names."""
        return self.filter(
            Q(fin=None) | Q(fin__gte=jour), debut__lte=jour, personne__anonymisee_le=None
        ).order_by("personne__prenom", "personne__nom", "id")

    def avec_leur_code(self):
        """Name tiles, each with ``a_un_code``: whether its person has chosen a code for the
        till."""
        codes = CodeDeCaisse.objects.filter(personne=models.OuterRef("personne"))
        return self.annotate(a_un_code=models.Exists(codes))

    def partis(self, jour):
        """The tiles taken down, the latest first; nobody back, forgotten or merged."""
        revenus = self.model.objects.en_cours(jour).filter(
            lieu=models.OuterRef("lieu"), personne=models.OuterRef("personne")
        )
        return self.filter(
            ~models.Exists(revenus),
            fin__lt=jour,
            personne__anonymisee_le=None,
            personne__fusionnee_dans=None,
        ).order_by("-fin", "-id")


class Equipier(models.Model):
    """A name tile: somebody who works at a site's counter, for a time."""

    personne = models.ForeignKey(
        Personne, models.PROTECT, related_name="equipes", verbose_name=_("personne")
    )
    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="equipiers", verbose_name=_("lieu")
    )
    debut = models.DateField(_("depuis le"))
    fin = models.DateField(_("jusqu’au"), null=True, blank=True)

    objects = EquipierQuerySet.as_manager()

    class Meta:
        verbose_name = _("équipier")
        verbose_name_plural = _("équipiers")
        constraints = (
            models.UniqueConstraint(
                fields=["personne", "lieu"],
                condition=Q(fin=None),
                name="personnes_equipier_une_fois",
                violation_error_message=_("Cette personne est déjà dans l’équipe."),
            ),
            models.CheckConstraint(
                condition=Q(fin=None) | Q(fin__gte=F("debut")),
                name="personnes_equipier_fin_apres_debut",
                violation_error_message=_("La fin précède le début."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.personne} · {self.lieu}"


class CodeDeCaisse(models.Model):
    """Four digits by which somebody shows, at a till, that the name is theirs; kept hashed.

    ``essais``: wrong tries in a row; ``pause_jusqu_au``: no try is heard before.
    """

    personne = models.OneToOneField(
        Personne, models.CASCADE, related_name="code_de_caisse", verbose_name=_("personne")
    )
    condense = models.CharField(_("condensé"), max_length=128)
    choisi_le = models.DateTimeField(_("choisi le"))
    essais = models.PositiveSmallIntegerField(_("essais manqués"), default=0)
    pause_jusqu_au = models.DateTimeField(_("pause jusqu’à"), null=True, blank=True)

    class Meta:
        verbose_name = _("code de caisse")
        verbose_name_plural = _("codes de caisse")

    def __str__(self) -> str:
        return str(self.personne)
