"""People, and the words that they are found by."""

from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ..mots import mots_de


class PersonneQuerySet(models.QuerySet["Personne"]):
    def de_l_equipe(self, lieu, jour):
        """The people whose name tile stands at a site on a day."""
        return (
            self.filter(
                Q(equipes__fin=None) | Q(equipes__fin__gte=jour),
                equipes__lieu=lieu,
                equipes__debut__lte=jour,
                anonymisee_le=None,
            )
            .distinct()
            .order_by("prenom", "nom", "id")
        )

    def connues(self):
        """Neither forgotten nor merged into another."""
        return self.filter(anonymisee_le=None, fusionnee_dans=None)

    def nommees(self, saisie: str):
        """The people of the directory, each typed word being the beginning of one of their
        names."""
        trouvees = self.connues()
        for debut in mots_de(saisie):
            trouvees = trouvees.filter(
                models.Exists(Mot.objects.commencent_par(debut).filter(personne=OuterRef("pk")))
            )
        return trouvees


class Personne(models.Model):
    """Somebody: a volunteer, an employee, a donor who gave a name."""

    prenom = models.CharField(_("prénom"), max_length=60)
    nom = models.CharField(_("nom"), max_length=60, blank=True)
    courriel = models.EmailField(_("courriel"), blank=True)
    telephone = models.CharField(_("téléphone"), max_length=20, blank=True)
    cree_le = models.DateTimeField(_("créée le"), auto_now_add=True)
    anonymisee_le = models.DateTimeField(_("anonymisée le"), null=True, blank=True)
    # A duplicate points to whom it is; rows written before keep its number.
    fusionnee_dans = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="absorbees",
        verbose_name=_("fusionnée dans"),
    )

    objects = PersonneQuerySet.as_manager()

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ("prenom", "nom", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(fusionnee_dans=None) | ~Q(fusionnee_dans=F("id")),
                name="personnes_personne_pas_dans_elle_meme",
                violation_error_message=_("Une personne ne se fusionne pas avec elle-même."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}".strip()

    @property
    def numeros(self) -> list[int]:
        """The person's number, then those of the duplicates merged into it: rows bear any of
        them."""
        return [self.pk, *self.absorbees.order_by("pk").values_list("pk", flat=True)]


class MotQuerySet(models.QuerySet["Mot"]):
    def commencent_par(self, debut: str):
        """The words that begin so; ``debut`` is folded. By the index, on both databases.

        PostgreSQL reads « LIKE 'dup%' » in its pattern index; SQLite needs the two ends.
        """
        entre = {"mot__gte": debut, "mot__startswith": debut}
        if debut[-1] not in "z9":
            entre["mot__lt"] = debut[:-1] + chr(ord(debut[-1]) + 1)
        return self.filter(**entre)


class Mot(models.Model):
    """A word of somebody's name, folded: what the directory is searched by."""

    personne = models.ForeignKey(
        Personne, models.CASCADE, related_name="mots", verbose_name=_("personne")
    )
    mot = models.CharField(_("mot"), max_length=60, db_index=True)

    objects = MotQuerySet.as_manager()

    class Meta:
        verbose_name = _("mot d’un nom")
        verbose_name_plural = _("mots des noms")
        constraints = (
            models.UniqueConstraint(
                fields=["personne", "mot"],
                name="personnes_mot_une_fois",
                violation_error_message=_("Ce mot est déjà dans l’annuaire."),
            ),
        )

    def __str__(self) -> str:
        return self.mot
