"""The documents: one header (Bon) for every gesture that moves matter, and its lines."""

from operator import attrgetter
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from collecte.matiere.etapes import Nature

if TYPE_CHECKING:
    from .lignes import Ligne
    from .mouvements import Mouvement


class BonQuerySet(models.QuerySet["Bon"]):
    def visibles(self, lieux):
        """The bons of these sites (ids); None means every site."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def d_objets(self):
        """The bons that move objects; food has its own books, at the café."""
        return self.exclude(nature=Nature.DENREES).exclude(annule__nature=Nature.DENREES)

    def d_ici(self):
        """What the house did itself: neither brought in from before, nor undoing that."""
        d_avant = Q(nature=Nature.REPRISE) | Q(annule__nature=Nature.REPRISE)
        return self.exclude(d_avant)

    def du_jour(self, jour):
        return self.filter(jour=jour)

    def depots(self):
        return self.filter(nature=Nature.APPORT)

    def du_tri(self):
        """What the sorting table writes: routings, changed categories, the zone both ways."""
        return self.filter(
            Q(nature__in=(Nature.ORIENTATION, Nature.RECLASSEMENT, Nature.RETOUR))
            | Q(nature=Nature.SORTIE, sortie__genre="zone")
        )

    def avec_details(self):
        """Everything a list of bons shows, in a bounded number of queries."""
        return self.select_related(
            "lieu",
            "point",
            "par",
            "apport__origine",
            "apport__localite",
            "sortie__structure",
            "sortie__type_don",
            "transfert__vers_lieu",
            "arrivee__transfert__bon__lieu",
            "reception",
            "annulation",
            "annule",
        ).prefetch_related("lignes__categorie", "lignes__matiere", "lignes__bac", "refuses__motif")


class Bon(models.Model):
    """A gesture that moved matter: when, where, by whom. Sealed; its number is its id."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    empreinte = models.CharField(_("empreinte du document"), max_length=64)
    nature = models.CharField(_("nature"), max_length=20, choices=Nature.choices)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, verbose_name=_("lieu"))
    point = models.ForeignKey(
        "lieux.Point", models.PROTECT, null=True, blank=True, verbose_name=_("point")
    )
    jour = models.DateField(_("jour"))
    enregistre_le = models.DateTimeField(_("enregistré le"))
    appareil_le = models.DateTimeField(_("heure de l’appareil"), null=True, blank=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )
    par = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )
    annule = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="annulation",
        verbose_name=_("annule le bon"),
    )
    motif = models.CharField(_("motif"), max_length=200, blank=True)
    # The comment itself lives aside, where it can be redacted; its digest is sealed here.
    commentaire_empreinte = models.CharField(
        _("empreinte du commentaire"), max_length=64, blank=True
    )

    objects = BonQuerySet.as_manager()

    class Meta:
        verbose_name = _("bon")
        verbose_name_plural = _("bons")
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["lieu", "jour", "nature"], name="collecte_bon_du_jour"),
            # The register of a year reads the exits, one bon in twenty.
            models.Index(
                fields=["jour"], condition=Q(nature=Nature.SORTIE), name="collecte_bon_sortie"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(nature__in=Nature.values),
                name="collecte_bon_nature_connue",
                violation_error_message=_("Cette nature de bon n’existe pas."),
            ),
            models.CheckConstraint(
                condition=(Q(nature="contre_ecriture") & Q(annule__isnull=False) & ~Q(motif=""))
                | (~Q(nature="contre_ecriture") & Q(annule=None)),
                name="collecte_bon_annulation_motivee",
                violation_error_message=_("Une annulation dit ce qu’elle annule, et pourquoi."),
            ),
            models.CheckConstraint(
                condition=Q(annule=None) | ~Q(annule=F("id")),
                name="collecte_bon_ne_s_annule_pas",
                violation_error_message=_("Un bon ne s’annule pas lui-même."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_nature_display()} nº {self.pk}"

    @property
    def est_annule(self) -> bool:
        return hasattr(self, "annulation")

    @cached_property
    def ses_lignes(self) -> list["Ligne"]:
        """The lines of the bon in their order, read once; whoever writes them says them here
        instead."""
        return sorted(self.lignes.all(), key=attrgetter("rang"))

    @cached_property
    def ses_mouvements(self) -> list["Mouvement"]:
        """The movements of the bon, in the order of writing; said here by whoever writes them."""
        return sorted(self.mouvements.all(), key=attrgetter("pk"))

    @property
    def masse_g(self) -> int:
        """The net mass of its lines, in grams."""
        return sum(ligne.masse_g for ligne in self.ses_lignes)

    @property
    def est_du_jour(self) -> bool:
        """Whether the bon was made on the current day of its site (Paris)."""
        return timezone.localdate(self.enregistre_le) == timezone.localdate()


class Commentaire(models.Model):
    """What somebody typed beside a bon. Not sealed: it may name a person, and be redacted."""

    bon = models.OneToOneField(
        Bon, models.PROTECT, primary_key=True, related_name="commentaire", verbose_name=_("bon")
    )
    texte = models.CharField(_("texte"), max_length=500, blank=True)
    caviarde_le = models.DateTimeField(_("caviardé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("commentaire")
        verbose_name_plural = _("commentaires")

    def __str__(self) -> str:
        return self.texte


class Apport(models.Model):
    """A donation brought to a counter: where it comes from. Sealed."""

    bon = models.OneToOneField(
        Bon, models.PROTECT, primary_key=True, related_name="apport", verbose_name=_("bon")
    )
    origine = models.ForeignKey(
        "collecte_listes.Origine", models.PROTECT, verbose_name=_("origine")
    )
    localite = models.ForeignKey(
        "collecte_listes.Localite", models.PROTECT, verbose_name=_("localité")
    )
    donateur = models.ForeignKey(
        "personnes.Personne",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("donateur"),
    )
    # The cancelled deposit that this one was typed again in place of.
    remplace = models.OneToOneField(
        Bon,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remplacement",
        verbose_name=_("remplace"),
    )
    # Unguessable: whoever holds the paper may read the bon d’apport, nobody else.
    jeton = models.CharField(_("jeton"), max_length=32, unique=True)

    class Meta:
        verbose_name = _("apport")
        verbose_name_plural = _("apports")
        indexes = (
            # The few that name somebody, counted without reading all the deposits of a year.
            models.Index(
                fields=["bon", "donateur"],
                condition=Q(donateur__isnull=False),
                name="collecte_apport_nomme",
            ),
        )

    def __str__(self) -> str:
        return str(self.bon)


class DonRefuse(models.Model):
    """A donation that was refused: 0 kg, and why. Sealed."""

    bon = models.ForeignKey(Bon, models.PROTECT, related_name="refuses", verbose_name=_("bon"))
    categorie = models.ForeignKey(
        "collecte_listes.Categorie",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("catégorie"),
    )
    motif = models.ForeignKey("collecte_listes.MotifRefus", models.PROTECT, verbose_name=_("motif"))

    class Meta:
        verbose_name = _("don refusé")
        verbose_name_plural = _("dons refusés")

    def __str__(self) -> str:
        return f"{self.motif}"
