from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, StrIndex
from django.db.models.lookups import GreaterThan
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import MOUVEMENTS_PERMIS, Etape, EtapeDenrees, Famille, Mesure, Nature
from petiterockette.mots.mesures import kilos

ETAPES = [*Etape.choices, *EtapeDenrees.choices]


def _mouvements_permis() -> GreaterThan:
    """The table of allowed moves as one text, in which the words of a row must be found.

    As alternatives it was five times as long (145 kB as PostgreSQL keeps it), and a check is
    read again at each insert: that of the movements was the longest statement of a sale.
    """
    permis = " ".join(
        f"{nature}:{de}>{vers}"
        for nature in sorted(MOUVEMENTS_PERMIS)
        for de, vers in sorted(MOUVEMENTS_PERMIS[nature])
    )
    mots = Concat(
        *(Value(" "), F("nature"), Value(":"), F("de"), Value(">"), F("vers"), Value(" "))
    )
    return GreaterThan(StrIndex(Value(f" {permis} "), mots), 0)


class Mouvement(models.Model):
    """The ledger of matter: a mass of one category leaves ``de`` and arrives in ``vers``.

    A double entry in one row, append-only, sealed. Every tonnage anywhere is a sum of these.
    ``nature`` and ``famille`` are copied from the bon and the category, since a check
    constraint cannot follow a key; ``manage.py verifier`` compares them.
    """

    bon = models.ForeignKey(
        "collecte_livre.Bon", models.PROTECT, related_name="mouvements", verbose_name=_("bon")
    )
    nature = models.CharField(_("nature"), max_length=20, choices=Nature.choices)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    jour = models.DateField(_("jour"))
    mois = models.DateField(_("mois"))
    categorie = models.ForeignKey(
        "collecte_listes.Categorie", models.PROTECT, verbose_name=_("catégorie")
    )
    famille = models.CharField(_("famille"), max_length=8, choices=Famille.choices)
    matiere = models.ForeignKey(
        "collecte_listes.Matiere", models.PROTECT, verbose_name=_("matière")
    )
    de = models.CharField(_("de"), max_length=20, choices=ETAPES)
    vers = models.CharField(_("vers"), max_length=20, choices=ETAPES)
    masse_g = models.BigIntegerField(_("masse"))
    quantite = models.PositiveIntegerField(_("quantité"), null=True, blank=True)
    mesure = models.CharField(_("mesure"), max_length=8, choices=Mesure.choices)
    # The kilograms were spread over categories by calculation, not weighed by category.
    ventilation = models.CharField(_("ventilation"), max_length=8, blank=True)
    # A routing that an exit or a sale implied, since sorting announced nothing.
    implicite = models.BooleanField(_("implicite"), default=False)
    # The closed month that this movement corrects, when it counts today.
    revise = models.DateField(_("révise le mois"), null=True, blank=True)

    class Meta:
        verbose_name = _("mouvement")
        verbose_name_plural = _("mouvements")
        indexes = (
            models.Index(fields=["jour", "lieu"], name="collecte_mouvement_jour"),
            models.Index(
                fields=["mois", "revise"],
                condition=Q(revise__isnull=False),
                name="collecte_mouvement_revise",
            ),
            # Food is in no cache: its own figures are read here, among its own rows.
            models.Index(
                fields=["jour", "lieu"],
                condition=Q(famille="denrees"),
                name="collecte_mouvement_denrees",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(masse_g__gt=0),
                name="collecte_mouvement_masse_positive",
                violation_error_message=_("Un mouvement déplace une masse positive."),
            ),
            models.CheckConstraint(
                condition=_mouvements_permis(),
                name="collecte_mouvement_permis",
                violation_error_message=_("Ce mouvement n’est pas permis à ce geste."),
            ),
            # Food has its own source and ends: what is food at one end is food at the other.
            models.CheckConstraint(
                condition=Q(
                    famille="denrees", de__in=EtapeDenrees.values, vers__in=EtapeDenrees.values
                )
                | (
                    Q(famille="objets")
                    & ~Q(de__in=EtapeDenrees.values)
                    & ~Q(vers__in=EtapeDenrees.values)
                ),
                name="collecte_mouvement_famille",
                violation_error_message=_("Les denrées ont leurs propres étapes."),
            ),
            models.CheckConstraint(
                condition=Q(mesure__in=Mesure.values) & Q(ventilation__in=["", "calculee"]),
                name="collecte_mouvement_mots_connus",
                violation_error_message=_("Cette mesure n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{kilos(self.masse_g)} {self.get_de_display()} → {self.get_vers_display()}"
