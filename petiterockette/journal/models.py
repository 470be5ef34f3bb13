from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EntreeQuerySet(models.QuerySet["Entree"]):
    def des_lieux(self, lieux):
        """The entries of these sites (ids); None means every site and the association's own."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def recentes(self):
        return self.order_by("-id")

    def premier_jour(self) -> date:
        """The day, in Paris, of the first fact noted: before it, this installation saw nothing by
        itself. Today while there is none."""
        return timezone.localdate(self.order_by("pk").values_list("le", flat=True).first())


class Entree(models.Model):
    """A fact of the house, written once with its French sentence, sealed.

    Site, person and account are plain numbers: the journal is the lowest layer, and
    anonymising a person must not break a sealed row. It is not chained when it is written: no
    counter waits for another. ``empreinte`` (``entrees.py``) is its own, under the
    installation's key ``cle``, and the house's chain counts the entries of each day.
    """

    le = models.DateTimeField(_("le"))
    code = models.CharField(_("nature"), max_length=60)
    resume = models.CharField(_("résumé"), max_length=300)
    contenu = models.JSONField(_("contenu"), default=dict)
    lieu = models.BigIntegerField(_("lieu"), null=True)
    par = models.BigIntegerField(_("personne"), null=True)
    compte = models.BigIntegerField(_("compte"), null=True)
    empreinte = models.CharField(_("empreinte"), max_length=64, default="", db_default="")
    cle = models.CharField(_("clé"), max_length=12, default="", db_default="")

    objects = EntreeQuerySet.as_manager()

    class Meta:
        verbose_name = _("entrée du journal")
        verbose_name_plural = _("entrées du journal")
        indexes = (
            models.Index(fields=["lieu", "id"], name="journal_entree_lieu"),
            models.Index(fields=["par", "id"], name="journal_entree_par"),
            models.Index(fields=["code", "id"], name="journal_entree_code"),
            models.Index(fields=["lieu", "code", "id"], name="journal_entree_lieu_code"),
        )

    def __str__(self) -> str:
        return self.resume


class Chaine(models.Model):
    """A chain of sealed links and where it stands: the row that its writers lock."""

    nom = models.CharField(_("nom"), max_length=60, unique=True)
    rang = models.PositiveBigIntegerField(_("dernier rang"), default=0)
    empreinte = models.CharField(_("dernière empreinte"), max_length=64, blank=True)
    # What the clock of its next link is compared with.
    le = models.DateTimeField(_("heure du dernier maillon"), null=True, blank=True)

    class Meta:
        verbose_name = _("chaîne")
        verbose_name_plural = _("chaînes")

    def __str__(self) -> str:
        return f"{self.nom} nº {self.rang}"


class Maillon(models.Model):
    """A link of a chain: its content, and the digest that ties it to the one before. Sealed.

    ``empreinte``: HMAC-SHA-256 of the chain, the rank, the time, the content and the
    digest before it, under the installation's own key; ``cle`` names that key, which is
    never in the base.
    """

    chaine = models.ForeignKey(
        Chaine, models.PROTECT, related_name="maillons", verbose_name=_("chaîne")
    )
    rang = models.PositiveBigIntegerField(_("rang"))
    le = models.DateTimeField(_("le"))
    contenu = models.JSONField(_("contenu"))
    precedent = models.CharField(_("empreinte précédente"), max_length=64, blank=True)
    empreinte = models.CharField(_("empreinte"), max_length=64)
    cle = models.CharField(_("clé"), max_length=12, default="1", db_default="1")

    class Meta:
        verbose_name = _("maillon")
        verbose_name_plural = _("maillons")
        ordering = ("chaine", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["chaine", "rang"],
                name="journal_maillon_unique",
                violation_error_message=_("Cette chaîne a déjà ce maillon."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.chaine_id} nº {self.rang}"
