"""Who receives the month by e-mail, and what was sent to whom."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class AbonnementQuerySet(models.QuerySet["Abonnement"]):
    def confirmes(self):
        """The subscriptions that receive: their address was confirmed, and nobody stopped them."""
        return self.filter(arrete_le=None, confirme_le__isnull=False)


class Abonnement(models.Model):
    """Somebody's wish to receive the month by e-mail, at an address of his own.

    The address lives here alone, and is erased when the subscription ends. ``rang`` counts
    the addresses, so that a link sent to an old one opens nothing.
    """

    class Fin(models.TextChoices):
        DEMANDE = "demande", _("vous l’avez arrêté")
        COMPTE = "compte", _("le compte est fermé")

    compte = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="abonnement",
        verbose_name=_("compte"),
    )
    courriel = models.EmailField(_("courriel"), blank=True)
    rang = models.PositiveSmallIntegerField(_("rang de l’adresse"), default=1)
    tous = models.BooleanField(_("tous les lieux"), default=True)
    lieux = models.ManyToManyField(
        "lieux.Lieu", related_name="+", blank=True, verbose_name=_("lieux")
    )
    demande_le = models.DateTimeField(_("demandé le"))
    confirme_le = models.DateTimeField(_("confirmé le"), null=True, blank=True)
    arrete_le = models.DateTimeField(_("arrêté le"), null=True, blank=True)
    fin = models.CharField(_("raison de la fin"), max_length=8, choices=Fin.choices, blank=True)

    objects = AbonnementQuerySet.as_manager()

    class Meta:
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnements")
        constraints = (
            models.CheckConstraint(
                condition=(Q(arrete_le=None, fin="") & ~Q(courriel=""))
                | Q(
                    arrete_le__isnull=False,
                    courriel="",
                    confirme_le=None,
                    fin__in=["demande", "compte"],
                ),
                name="abonnements_abonnement_adresse",
                violation_error_message=_("Un abonnement arrêté ne garde pas d’adresse."),
            ),
        )

    def __str__(self) -> str:
        return f"{_('abonnement')} {self.pk}"

    @property
    def est_actif(self) -> bool:
        return self.arrete_le is None

    @property
    def est_confirme(self) -> bool:
        return self.est_actif and self.confirme_le is not None


class Envoi(models.Model):
    """A month sent to a subscription, once. ``raison``: why it did not leave."""

    class Etat(models.TextChoices):
        PREVU = "prevu", _("va partir")
        EN_COURS = "en_cours", _("en train de partir")
        ENVOYE = "envoye", _("envoyé")
        ECARTE = "ecarte", _("pas envoyé")
        REFUSE = "refuse", _("refusé par le serveur")
        # The server stopped while it was leaving: perhaps it left.
        INCERTAIN = "incertain", _("peut-être parti")

    abonnement = models.ForeignKey(
        Abonnement, models.PROTECT, related_name="envois", verbose_name=_("abonnement")
    )
    mois = models.DateField(_("mois"))
    etat = models.CharField(_("état"), max_length=10, choices=Etat.choices, default=Etat.PREVU)
    raison = models.CharField(_("raison"), max_length=200, blank=True)
    prevu_le = models.DateTimeField(_("prévu le"))
    envoye_le = models.DateTimeField(_("envoyé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("envoi")
        verbose_name_plural = _("envois")
        ordering = ("-mois", "abonnement")
        constraints = (
            models.UniqueConstraint(
                fields=["abonnement", "mois"],
                name="abonnements_envoi_unique",
                violation_error_message=_("Ce mois a déjà son envoi."),
            ),
            models.CheckConstraint(
                condition=Q(etat="envoye", envoye_le__isnull=False)
                | Q(
                    etat__in=["prevu", "en_cours", "ecarte", "refuse", "incertain"],
                    envoye_le=None,
                ),
                name="abonnements_envoi_etat_date",
                violation_error_message=_("Un envoi parti dit quand."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.mois:%Y-%m} · {self.abonnement_id}"
