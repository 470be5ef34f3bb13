"""A ticket of the old till, as its base told it, and its lines. Sealed, never fiscal."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class TicketReprisQuerySet(models.QuerySet["TicketRepris"]):
    def vivants(self) -> Self:
        """The last version of each that counts, or is at least a ticket."""
        return self.filter(remplacant=None).exclude(nature=TicketRepris.Nature.RETIRE)


class TicketRepris(models.Model):
    """A ticket of before. What a later base says of it is one more row, which replaces this one.

    ``base`` and ``numero``: whose it is, and its id there; ``rang``: its version, from 1 on.
    ``empreinte``: digest of all that was written of it. ``point``: id of the old point of sale;
    ``moyen``: None where the old tool does not tell how it was paid. ``double``: the same as the
    one before, seconds later. A ``RETIRE`` counts no more: it left the base, or what is brought in.
    """

    class Nature(models.TextChoices):
        VENTE = "vente", _("vente")
        AVOIR = "avoir", _("remboursement")
        VIDE = "vide", _("ticket vide")
        RETIRE = "retire", _("ticket retiré")

    base = models.PositiveIntegerField(_("base d’avant"))
    numero = models.BigIntegerField(_("numéro d’avant"))
    rang = models.PositiveSmallIntegerField(_("version"))
    remplace = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remplacant",
        verbose_name=_("remplace"),
    )
    empreinte = models.CharField(_("empreinte"), max_length=32)
    nature = models.CharField(_("nature"), max_length=6, choices=Nature.choices)
    le = models.DateTimeField(_("moment"))
    jour = models.DateField(_("jour"))
    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, related_name="+", db_index=False, verbose_name=_("lieu")
    )
    point = models.BigIntegerField(_("point de vente d’avant"))
    moyen = models.ForeignKey(
        "boutique_regles.Moyen",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("moyen de paiement"),
    )
    total_cts = models.BigIntegerField(_("total"))
    double = models.BooleanField(_("sans doute envoyé deux fois"), default=False)

    objects = TicketReprisQuerySet.as_manager()

    class Meta:
        verbose_name = _("ticket d’avant")
        verbose_name_plural = _("tickets d’avant")
        indexes = (
            models.Index(fields=["le", "id"], name="boutique_repris_le"),
            models.Index(fields=["jour"], name="boutique_repris_jour"),
            models.Index(fields=["numero"], name="boutique_repris_numero"),
            models.Index(fields=["total_cts"], name="boutique_repris_total"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["base", "numero", "rang"],
                name="boutique_repris_une_fois",
                violation_error_message=_("Ce ticket d’avant est déjà repris."),
            ),
            models.CheckConstraint(
                condition=Q(nature__in=["vente", "avoir", "vide", "retire"]),
                name="boutique_repris_nature",
                violation_error_message=_("Cette nature n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(nature__in=["vente", "avoir"]) | Q(total_cts=0),
                name="boutique_repris_vide_sans_total",
                violation_error_message=_("Un ticket vide ou retiré n’a pas de total."),
            ),
        )

    def __str__(self) -> str:
        return str(self.numero)


class LigneReprise(models.Model):
    """A line of a ticket of before.

    ``numero``: its id in the old base. ``libelle``: the old word of the price grid; empty: a free
    price. ``prix_cts``: of one, or of the whole lot; what is given back of one where ``rendu``.
    ``total_cts``: signed. ``masse_g``: as it was typed, None where nobody weighed.
    ``lot_incertain``: the price of a lot may have been counted for each of its objects;
    ``masse_incertaine``: that of one, or of all? the old tool changed its mind.
    """

    ticket = models.ForeignKey(
        TicketRepris,
        models.PROTECT,
        related_name="lignes",
        db_index=False,
        verbose_name=_("ticket"),
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    numero = models.BigIntegerField(_("numéro d’avant"))
    categorie = models.ForeignKey(
        "collecte_listes.Categorie",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("catégorie"),
    )
    libelle = models.CharField(_("article d’avant"), max_length=120, blank=True)
    quantite = models.BigIntegerField(_("quantité"))
    prix_cts = models.BigIntegerField(_("prix"))
    total_cts = models.BigIntegerField(_("total"))
    masse_g = models.PositiveBigIntegerField(_("masse de la ligne"), null=True, blank=True)
    rendu = models.BooleanField(_("remboursé"), default=False)
    lot = models.BooleanField(_("prix du lot entier"), default=False)
    lot_incertain = models.BooleanField(_("lot ou unité, on ne sait"), default=False)
    masse_incertaine = models.BooleanField(_("masse telle que tapée"), default=False)

    class Meta:
        verbose_name = _("ligne d’avant")
        verbose_name_plural = _("lignes d’avant")
        ordering = ("ticket", "rang")
        indexes = (models.Index(fields=["categorie", "ticket"], name="boutique_reprise_cat"),)
        constraints = (
            models.UniqueConstraint(fields=["ticket", "rang"], name="boutique_reprise_rang"),
        )

    def __str__(self) -> str:
        return self.libelle or str(self.numero)

    @property
    def marques(self) -> list[str]:
        """What of it is not sure, in words."""
        dites = (
            (self.lot, _("prix du lot entier")),
            (self.lot_incertain, _("à l’unité ou du lot ? l’ancien outil ne le dit pas")),
            (self.masse_incertaine, _("masse telle que tapée")),
        )
        return [str(mot) for vraie, mot in dites if vraie]
