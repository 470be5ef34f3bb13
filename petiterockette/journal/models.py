from django.db import models
from django.utils.translation import gettext_lazy as _


class EntreeQuerySet(models.QuerySet["Entree"]):
    def des_lieux(self, lieux):
        """The entries of these sites (ids); None means every site and the association's own."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def recentes(self):
        return self.order_by("-id")


class Entree(models.Model):
    """A fact of the house, written once with its French sentence, sealed.

    Site, person and account are plain numbers: the journal is the lowest layer, and
    anonymising a person must not break a sealed row.
    """

    le = models.DateTimeField(_("le"))
    code = models.CharField(_("nature"), max_length=60)
    resume = models.CharField(_("résumé"), max_length=300)
    contenu = models.JSONField(_("contenu"), default=dict)
    lieu = models.BigIntegerField(_("lieu"), null=True)
    par = models.BigIntegerField(_("personne"), null=True)
    compte = models.BigIntegerField(_("compte"), null=True)

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
