"""The accounts that no activity and no means of payment names."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class PosteComptable(models.Model):
    """The account of such an entry: the association's own, as its accountant names it."""

    class Poste(models.TextChoices):
        """What an entry is for, where neither an activity nor a means says it."""

        TVA = "tva", _("TVA collectée")
        BANQUE = "banque", _("banque")
        MANQUE = "manque", _("caisse : il manque")
        TROP = "trop", _("caisse : il y a trop")
        DEPENSE = "depense", _("petites dépenses, à ventiler")
        MATIERE = "matiere", _("matière vendue à des recycleurs")
        CLIENTS = "clients", _("clients, factures à recevoir")
        SUBVENTIONS = "subventions", _("subventions à recevoir")
        EXPLOITATION = "exploitation", _("subventions d’exploitation")
        EQUIPEMENT = "equipement", _("subventions d’investissement")
        SOLIDAIRE = "solidaire", _("bons solidaires dépensés, dus par les prescripteurs")

    poste = models.CharField(_("poste"), max_length=12, choices=Poste.choices, unique=True)
    compte = models.CharField(
        _("compte comptable"),
        max_length=12,
        validators=[RegexValidator(r"^\d{3,12}$", _("Un compte s’écrit en chiffres."))],
    )

    class Meta:
        verbose_name = _("poste comptable")
        verbose_name_plural = _("postes comptables")
        ordering = ("compte",)

    def __str__(self) -> str:
        return self.get_poste_display()
