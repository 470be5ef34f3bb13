"""Who is needed when, and who comes: a need, its days, the people on each."""

from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from .listes import Activite, Pole

PLACES_MAX = 30


class Besoin(models.Model):
    """People needed at a site on a day, or on that day of the week from then on.

    ``toutes_les``: 0 for that day only, else every so many weeks until ``fin`` (None: for
    good). Hours are those of the clock on the wall: its days keep them when the hour changes.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    pole = models.ForeignKey(Pole, models.PROTECT, related_name="+", verbose_name=_("pôle"))
    activite = models.ForeignKey(
        Activite,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("activité"),
    )
    debut = models.DateField(_("premier jour"))
    fin = models.DateField(_("dernier jour"), null=True, blank=True)
    toutes_les = models.PositiveSmallIntegerField(_("semaines d’écart"), default=1)
    de = models.TimeField(_("de"))
    a = models.TimeField(_("à"))
    places = models.PositiveSmallIntegerField(_("combien de personnes"))

    class Meta:
        verbose_name = _("besoin")
        verbose_name_plural = _("besoins")
        ordering = ("lieu", "debut", "de", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(a__gt=F("de")),
                name="benevolat_besoin_heures",
                violation_error_message=_("La fin précède le début."),
            ),
            models.CheckConstraint(
                condition=Q(fin=None) | Q(fin__gte=F("debut")),
                name="benevolat_besoin_jours",
                violation_error_message=_("Le dernier jour précède le premier."),
            ),
            models.CheckConstraint(
                condition=Q(places__range=(1, PLACES_MAX)) & Q(toutes_les__lte=8),
                name="benevolat_besoin_nombres",
                violation_error_message=_("De 1 à 30 personnes, toutes les 8 semaines au plus."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.pole} · {self.debut:%Y-%m-%d}"


class PermanenceQuerySet(models.QuerySet["Permanence"]):
    def entre(self, debut, fin):
        """The permanences held on these days, both in, in the order of their hours."""
        return self.filter(jour__range=(debut, fin), annulee_le=None).order_by("debut", "id")

    def visibles(self, lieux):
        """The permanences of these sites (ids); None means every site."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def avec_les_inscrits(self):
        """Permanences, each with ``venants``: the people on it, in the order of their places; two
        queries."""
        inscrits = Inscription.objects.en_cours().select_related("personne").order_by("place")
        return self.select_related("lieu", "pole", "activite").prefetch_related(
            Prefetch("inscriptions", inscrits, to_attr="venants")
        )


class Permanence(models.Model):
    """A need on one day. Cancelled, it stays to be read with its reason."""

    besoin = models.ForeignKey(
        Besoin, models.PROTECT, related_name="permanences", verbose_name=_("besoin")
    )
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    pole = models.ForeignKey(Pole, models.PROTECT, related_name="+", verbose_name=_("pôle"))
    activite = models.ForeignKey(
        Activite,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("activité"),
    )
    jour = models.DateField(_("jour"), db_index=True)
    debut = models.DateTimeField(_("de"))
    fin = models.DateTimeField(_("à"))
    places = models.PositiveSmallIntegerField(_("combien de personnes"))
    annulee_le = models.DateTimeField(_("annulée le"), null=True, blank=True)
    motif = models.CharField(_("raison"), max_length=200, blank=True)

    objects = PermanenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("permanence")
        verbose_name_plural = _("permanences")
        ordering = ("debut", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["besoin", "jour"],
                name="benevolat_permanence_un_jour",
                violation_error_message=_("Ce besoin a déjà sa permanence ce jour-là."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gt=F("debut")) & Q(places__range=(1, PLACES_MAX)),
                name="benevolat_permanence_heures",
                violation_error_message=_("La fin précède le début."),
            ),
            models.CheckConstraint(
                condition=Q(annulee_le=None) | ~Q(motif=""),
                name="benevolat_permanence_motivee",
                violation_error_message=_("Dites pourquoi elle est annulée."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.pole} · {self.jour:%Y-%m-%d}"


class InscriptionQuerySet(models.QuerySet["Inscription"]):
    def en_cours(self):
        """The people who come: neither withdrawn nor replaced."""
        return self.filter(retiree_le=None)


class Inscription(models.Model):
    """Somebody comes, at one of the places. Withdrawn, it stays with its reason.

    ``echange_le``: since when they look for somebody else; they come until one takes over.
    ``remplace``: whose place it was.
    """

    permanence = models.ForeignKey(
        Permanence, models.PROTECT, related_name="inscriptions", verbose_name=_("permanence")
    )
    personne = models.ForeignKey(
        "personnes.Personne", models.PROTECT, related_name="+", verbose_name=_("personne")
    )
    place = models.PositiveSmallIntegerField(_("place"))
    le = models.DateTimeField(_("inscrite le"))
    echange_le = models.DateTimeField(_("échange proposé le"), null=True, blank=True)
    remplace = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("remplace")
    )
    retiree_le = models.DateTimeField(_("retirée le"), null=True, blank=True)
    motif = models.CharField(_("raison"), max_length=200, blank=True)

    objects = InscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription")
        verbose_name_plural = _("inscriptions")
        ordering = ("permanence", "place", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["permanence", "personne"],
                condition=Q(retiree_le=None),
                name="benevolat_inscription_une_fois",
                violation_error_message=_("Cette personne vient déjà."),
            ),
            # The last place is one row: two people cannot both have it.
            models.UniqueConstraint(
                fields=["permanence", "place"],
                condition=Q(retiree_le=None),
                name="benevolat_inscription_une_place",
                violation_error_message=_("Cette place vient d’être prise."),
            ),
            models.CheckConstraint(
                condition=Q(place__range=(1, PLACES_MAX)),
                name="benevolat_inscription_place",
                violation_error_message=_("Les places vont de 1 à 30."),
            ),
            models.CheckConstraint(
                condition=Q(retiree_le=None) | ~Q(motif=""),
                name="benevolat_inscription_retrait_motive",
                violation_error_message=_("Dites pourquoi cette personne ne vient plus."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.personne} · {self.permanence}"
