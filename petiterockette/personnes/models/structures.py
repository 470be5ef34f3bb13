"""Organisations."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Structure(models.Model):
    """An organisation the association deals with. It knows nothing of matter."""

    class Genre(models.TextChoices):
        RECYCLEUR = "recycleur", _("recycleur")
        ASSOCIATION = "association", _("association partenaire")
        DECHETTERIE = "dechetterie", _("déchetterie")
        AUTRE = "autre", _("autre structure")

    nom = models.CharField(_("nom"), max_length=120, unique=True)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices)
    objet = models.CharField(_("ce qu’elle fait"), max_length=200, blank=True)
    siret = models.CharField(_("SIRET"), max_length=14, blank=True)
    recepisse = models.CharField(
        _("nº de récépissé"),
        max_length=40,
        blank=True,
        help_text=_("de transport, de courtage ou de négoce de déchets"),
    )
    adresse = models.CharField(_("adresse"), max_length=200, blank=True)
    courriel = models.EmailField(_("courriel"), blank=True)
    telephone = models.CharField(_("téléphone"), max_length=20, blank=True)
    couleur = models.CharField(_("couleur"), max_length=7, default="#c0c0c0")
    ordre = models.PositiveSmallIntegerField(_("ordre"), default=0)
    visible = models.BooleanField(_("visible"), default=True)

    class Meta:
        verbose_name = _("structure")
        verbose_name_plural = _("structures")
        ordering = ("ordre", "nom")
        constraints = (
            models.CheckConstraint(
                condition=Q(genre__in=["recycleur", "association", "dechetterie", "autre"]),
                name="personnes_structure_genre_connu",
                violation_error_message=_("Ce genre de structure n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.nom

    @property
    def siren(self) -> str:
        """The nine digits that name the organisation, whatever its site."""
        return self.siret[:9]
