"""How people pay."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Moyen(models.Model):
    """A means of payment: data, but for ``genre``, which the till's counts branch on.

    No activity: all of them. ``plafond_cts``: the most that one ticket may take of it
    (cash from a consumer: 1 000 €, CMF art. D112-3).
    """

    class Genre(models.TextChoices):
        ESPECES = "especes", _("espèces")
        CARTE = "carte", _("carte")
        CHEQUE = "cheque", _("chèque")
        BON = "bon", _("bon d’achat")
        AUTRE = "autre", _("autre")

    code = models.SlugField(_("code"), max_length=24, unique=True)
    nom = models.CharField(_("nom"), max_length=40)
    genre = models.CharField(_("genre"), max_length=8, choices=Genre.choices)
    pictogramme = models.CharField(_("pictogramme"), max_length=40, default="banknote")
    rend_la_monnaie = models.BooleanField(_("rend la monnaie"), default=False)
    plafond_cts = models.PositiveIntegerField(
        _("plafond d’un ticket"),
        null=True,
        blank=True,
        help_text=_("en centimes\u00a0; vide\u00a0: aucun"),
    )
    compte = models.CharField(_("compte comptable"), max_length=12)
    activites = models.ManyToManyField(
        "boutique_regles.Activite",
        blank=True,
        related_name="+",
        verbose_name=_("activités acceptées"),
    )
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    class Meta:
        verbose_name = _("moyen de paiement")
        verbose_name_plural = _("moyens de paiement")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(genre__in=["especes", "carte", "cheque", "bon", "autre"]),
                name="boutique_moyen_genre_connu",
                violation_error_message=_("Ce genre de paiement n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(rend_la_monnaie=False) | Q(genre="especes"),
                name="boutique_moyen_monnaie",
                violation_error_message=_("On ne rend la monnaie que sur des espèces."),
            ),
        )

    def __str__(self) -> str:
        return self.nom
