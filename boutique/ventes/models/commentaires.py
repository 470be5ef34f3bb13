"""The comment beside a ticket."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommentaireVente(models.Model):
    """What somebody typed beside a ticket. Not sealed: it may name a person, and be redacted."""

    vente = models.OneToOneField(
        "boutique_ventes.Vente",
        models.PROTECT,
        primary_key=True,
        related_name="commentaire",
        verbose_name=_("vente"),
    )
    texte = models.CharField(_("texte"), max_length=500, blank=True)
    caviarde_le = models.DateTimeField(_("caviardé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("commentaire de vente")
        verbose_name_plural = _("commentaires de ventes")

    def __str__(self) -> str:
        return self.texte
