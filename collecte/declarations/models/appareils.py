"""What was tested of a followed appliance before it was sold or given, and its data erased."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class EssaisDAppareil(models.Model):
    """The tests that an éco-organisme asks of an appliance, as they stand; the journal keeps the
    others."""

    class Reponse(models.TextChoices):
        OUI = "oui", _("oui")
        NON = "non", _("non")
        SANS_OBJET = "sans_objet", _("sans objet")

    objet = models.OneToOneField(
        "collecte_objets.Objet",
        models.PROTECT,
        primary_key=True,
        related_name="essais",
        verbose_name=_("objet suivi"),
    )
    securite = models.CharField(
        _("sécurité électrique contrôlée"), max_length=10, choices=Reponse.choices
    )
    fonctionnement = models.CharField(
        _("fonctionnement contrôlé"), max_length=10, choices=Reponse.choices
    )
    donnees_effacees = models.CharField(
        _("données effacées"), max_length=10, choices=Reponse.choices
    )
    le = models.DateTimeField(_("le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("essais d’un appareil")
        verbose_name_plural = _("essais des appareils")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    securite__in=["oui", "non", "sans_objet"],
                    fonctionnement__in=["oui", "non", "sans_objet"],
                    donnees_effacees__in=["oui", "non", "sans_objet"],
                ),
                name="collecte_essais_mots_connus",
                violation_error_message=_("Répondez oui, non ou sans objet."),
            ),
        )

    def __str__(self) -> str:
        return str(self.objet)
