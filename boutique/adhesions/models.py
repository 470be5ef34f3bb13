"""Memberships: what they are called and how long they last, cards, years paid for."""

from datetime import date

from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.monnaie import euros
from petiterockette.personnes.models import Personne

from .periodes import Annee, periode

ANNEES = [
    (Annee.GLISSANTE.value, _("un an, de date à date")),
    (Annee.CIVILE.value, _("l’année civile, jusqu’au 31 décembre")),
]


class FormuleQuerySet(models.QuerySet["Formule"]):
    def en_vigueur(self, article, jour):
        """What an article of the till means on a day: its latest rule, or its first one if
        none has begun; None if it has none."""
        siennes = self.filter(article=article)
        commencees = siennes.filter(debut__lte=jour).order_by("-debut")
        return commencees.first() or siennes.order_by("debut").first()


class Formule(models.Model):
    """What an article of the till gives from a day on: a year, and how it is counted.

    The amounts are the article's own: its minimum and those that it suggests.
    """

    article = models.ForeignKey(
        "boutique_articles.Article",
        models.PROTECT,
        related_name="formules",
        verbose_name=_("article"),
    )
    debut = models.DateField(_("à partir du"))
    annee = models.CharField(
        _("année"),
        max_length=10,
        choices=ANNEES,
    )

    objects = FormuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("formule d’adhésion")
        verbose_name_plural = _("formules d’adhésion")
        ordering = ("article", "-debut")
        constraints = (
            models.UniqueConstraint(
                fields=["article", "debut"],
                name="adhesions_formule_une_par_jour",
                violation_error_message=_("Cet article a déjà une formule à partir de ce jour."),
            ),
            models.CheckConstraint(
                condition=Q(annee__in=["glissante", "civile"]),
                name="adhesions_formule_annee_connue",
                violation_error_message=_("Cette façon de compter l’année n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.article} · {self.get_annee_display()}"

    def periode(self, debut):
        return periode(self.annee, debut)


class CarteQuerySet(models.QuerySet["Carte"]):
    def avec_leur_titulaire(self):
        """Cards, each with ``qui``: the number of the person who holds it now; None: nobody yet."""
        return self.annotate(qui=Coalesce("personne__fusionnee_dans", "personne"))

    def avec_leur_adherent(self):
        """Cards, each with ``adherent``, as ``Adhesion`` tells it, and ``qui``."""
        return self.avec_leur_titulaire().annotate(adherent=Coalesce("qui", -F("pk")))

    def avec_leur_fin(self):
        """Cards, each with ``fin``: the last day paid for by its holder; None: nothing left."""
        siennes = Adhesion.objects.en_cours().order_by()
        par_la_carte = siennes.filter(carte=OuterRef("pk")).values("carte")
        par_la_personne = siennes.filter(carte__personne__in=numeros_de(OuterRef("qui")))
        return self.avec_leur_titulaire().annotate(
            fin=models.Case(
                models.When(personne=None, then=Subquery(par_la_carte.values_list(Max("fin")))),
                default=Subquery(par_la_personne.values(un=Value(1)).values_list(Max("fin"))),
            )
        )

    def valables(self, jour):
        """The cards whose holder is a member that day: as many people as the figures count."""
        adherents = Adhesion.objects.order_by().valables(jour).avec_leur_adherent()
        return self.avec_leur_adherent().filter(adherent__in=adherents.values("adherent"))

    def finissant(self, **derniere):
        """The cards whose ``fin`` is so (``lt``, ``range``…), summed up once for all holders."""
        adherents = Adhesion.objects.en_cours().order_by().avec_leur_adherent().values("adherent")
        finissent = adherents.annotate(derniere=Max("fin")).filter(
            **{f"derniere__{comparaison}": valeur for comparaison, valeur in derniere.items()}
        )
        return self.avec_leur_adherent().filter(adherent__in=finissent.values("adherent"))

    def une_par_personne(self):
        """The last card that each one holds, and those of nobody."""
        dernieres = Carte.objects.order_by().avec_leur_adherent().values("adherent")
        return self.avec_leur_titulaire().filter(pk__in=dernieres.values_list(Max("pk")))


def numeros_de(qui: OuterRef) -> models.QuerySet:
    """The numbers that somebody has borne: its own, those of the duplicates merged into it."""
    qui = OuterRef(qui)
    return Personne.objects.order_by().filter(Q(pk=qui) | Q(fusionnee_dans=qui)).values("pk")


class Carte(models.Model):
    """A member's card: a number for people, a code for scanners, somebody or nobody yet.

    The only link between a paid year and a person: forgotten, the year keeps a card number.
    """

    code = models.CharField(_("code"), max_length=16, unique=True)
    personne = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cartes",
        verbose_name=_("personne"),
    )
    cree_le = models.DateTimeField(_("créée le"))

    objects = CarteQuerySet.as_manager()

    class Meta:
        verbose_name = _("carte d’adhérent")
        verbose_name_plural = _("cartes d’adhérents")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"nº\u00a0{self.pk}"

    @property
    def titulaire(self) -> Personne | None:
        """Whoever holds it now: a duplicate's card is of the person it was merged into."""
        return self.personne and (self.personne.fusionnee_dans or self.personne)

    @property
    def prenom(self) -> str:
        """What a card may say of its holder; nothing of nobody, nor of somebody forgotten."""
        lui = self.titulaire
        return lui.prenom if lui and lui.anonymisee_le is None else ""


def valable_le(jour) -> Q:
    """What pays for a day: begun, not over, not ended by a refund before it."""
    return Q(debut__lte=jour, fin__gte=jour) & (Q(resiliation=None) | Q(resiliation__jour__gt=jour))


class AdhesionQuerySet(models.QuerySet["Adhesion"]):
    def avec_leur_adherent(self):
        """Memberships, each with ``adherent``: a person's number, or a nameless card's, told by its
        sign."""
        return self.annotate(
            adherent=Coalesce("carte__personne__fusionnee_dans", "carte__personne", -F("carte"))
        )

    def en_cours(self):
        """The memberships that nobody was refunded."""
        return self.filter(resiliation=None)

    def valables(self, jour):
        """The memberships by which a day is paid for."""
        return self.filter(valable_le(jour))

    def de_la_carte(self, carte):
        """All that whoever holds this card paid for, by this card or another."""
        if carte.titulaire is None:
            return self.filter(carte=carte)
        return self.filter(carte__personne__in=carte.titulaire.numeros)


class Adhesion(models.Model):
    """A year paid for by a line of a ticket. Sealed; it names nobody, its card may.

    Without a line it was brought in from before: paid elsewhere, it is in no till and no turnover;
    what it cost may not be known, and it may begin before it was paid.
    """

    carte = models.ForeignKey(
        Carte, models.PROTECT, related_name="adhesions", verbose_name=_("carte")
    )
    formule = models.ForeignKey(
        Formule, models.PROTECT, related_name="adhesions", verbose_name=_("formule")
    )
    ligne = models.OneToOneField(
        "boutique_ventes.LigneVente",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adhesion",
        verbose_name=_("ligne du ticket"),
    )
    jour = models.DateField(_("prise le"))
    paye_cts = models.PositiveIntegerField(_("payé"), null=True, blank=True)
    # As it was known when it was sold: whoever holds the card had never had one.
    nouvelle = models.BooleanField(_("première adhésion"))
    debut = models.DateField(_("du"))
    fin = models.DateField(_("au"))

    objects = AdhesionQuerySet.as_manager()

    class Meta:
        verbose_name = _("adhésion")
        verbose_name_plural = _("adhésions")
        ordering = ("id",)
        indexes = (models.Index(fields=["fin"], name="adhesions_adhesion_fin"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(debut__gte=F("jour"), fin__gte=F("debut"))
                | Q(ligne=None, fin__gte=F("debut")),
                name="adhesions_adhesion_dates_en_ordre",
                violation_error_message=_("Une adhésion finit après avoir commencé."),
            ),
            models.CheckConstraint(
                condition=Q(ligne=None) | Q(paye_cts__isnull=False),
                name="adhesions_adhesion_montant_connu",
                violation_error_message=_("Ce qu’un ticket a encaissé est connu."),
            ),
        )

    def __str__(self) -> str:
        return f"nº\u00a0{self.carte_id} · {self.debut:%d/%m/%Y} – {self.fin:%d/%m/%Y}"

    @property
    def est_reprise(self) -> bool:
        """Whether it was paid elsewhere, before this house kept its memberships here."""
        return self.ligne_id is None

    @property
    def finie_le(self) -> date | None:
        """The day from which it no longer counts: paid back, or cancelled; None: it stands."""
        fin = getattr(self, "resiliation", None)
        return fin.jour if fin else None

    @property
    def paye(self) -> str:
        """« 20,00 € », or that nobody knows."""
        return _t("montant inconnu") if self.paye_cts is None else euros(self.paye_cts)


class Resiliation(models.Model):
    """What ends a membership: the line that gave its money back. Sealed.

    Without a line: what was brought in is cancelled, from its first day on.
    """

    adhesion = models.OneToOneField(
        Adhesion, models.PROTECT, related_name="resiliation", verbose_name=_("adhésion")
    )
    ligne = models.OneToOneField(
        "boutique_ventes.LigneVente",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="resiliation",
        verbose_name=_("ligne du remboursement"),
    )
    jour = models.DateField(_("le"))

    class Meta:
        verbose_name = _("adhésion remboursée")
        verbose_name_plural = _("adhésions remboursées")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.adhesion)
