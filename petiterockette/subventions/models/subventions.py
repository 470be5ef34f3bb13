"""A grant, the poles that share it, the figures that its funder awaits."""

from datetime import date

from django.db import models
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _


class SubventionQuerySet(models.QuerySet["Subvention"]):
    def avec_ses_versements(self):
        """Each with ``verse_cts``, what was paid of it so far, in cents."""
        return self.select_related("financeur").annotate(
            verse_cts=Sum("versements__montant_cts", default=0)
        )

    def accordees_pour(self, debut: date, fin: date):
        """Those agreed that pay for the life of some of these days, ``fin`` included."""
        return self.filter(
            nature=Subvention.Nature.FONCTIONNEMENT,
            accorde_cts__isnull=False,
            debut__lte=fin,
            fin__gte=debut,
        )


class Subvention(models.Model):
    """Money asked of a funder, in cents; what was agreed once it is notified.

    ``debut``, ``fin``: the days that it pays for; ``bilan_du_le``: when its account is due.
    """

    class Nature(models.TextChoices):
        """What it pays for: a year's life, or things that last."""

        FONCTIONNEMENT = "fonctionnement", _("fonctionnement")
        INVESTISSEMENT = "investissement", _("investissement")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    financeur = models.ForeignKey(
        "personnes.Structure", models.PROTECT, related_name="+", verbose_name=_("financeur")
    )
    dispositif = models.CharField(_("dispositif"), max_length=100)
    numero = models.CharField(_("nº de convention"), max_length=60, blank=True)
    objet = models.CharField(_("ce qu’elle paie"), max_length=200)
    nature = models.CharField(
        _("nature"), max_length=14, choices=Nature.choices, default=Nature.FONCTIONNEMENT
    )
    demande_cts = models.PositiveBigIntegerField(_("demandé"))
    demandee_le = models.DateField(_("demandée le"))
    accorde_cts = models.PositiveBigIntegerField(_("accordé"), null=True, blank=True)
    notifiee_le = models.DateField(_("notifiée le"), null=True, blank=True)
    refusee_le = models.DateField(_("refusée le"), null=True, blank=True)
    debut = models.DateField(_("du"))
    fin = models.DateField(_("au"))
    bilan_du_le = models.DateField(_("bilan dû le"), null=True, blank=True)
    contact = models.CharField(_("contact"), max_length=120, blank=True)
    dossier = models.ForeignKey(
        "dossiers.Dossier",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dossier"),
    )
    cree_le = models.DateTimeField(_("créée le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    objects = SubventionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subvention")
        verbose_name_plural = _("subventions")
        ordering = ("-debut", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="subventions_subvention_jours_dans_l_ordre",
                violation_error_message=_("Le dernier jour vient après le premier."),
            ),
            models.CheckConstraint(
                condition=~Q(dispositif="") & ~Q(objet=""),
                name="subventions_subvention_dite",
                violation_error_message=_("Dites le dispositif, et ce que la subvention paie."),
            ),
            models.CheckConstraint(
                condition=Q(nature__in=["fonctionnement", "investissement"]),
                name="subventions_subvention_nature_connue",
                violation_error_message=_("Elle paie le fonctionnement, ou un investissement."),
            ),
            models.CheckConstraint(
                condition=Q(demande_cts__gt=0) & (Q(accorde_cts=None) | Q(accorde_cts__gt=0)),
                name="subventions_subvention_montants_positifs",
                violation_error_message=_("Un montant est plus grand que zéro."),
            ),
            models.CheckConstraint(
                condition=Q(accorde_cts=None, notifiee_le=None)
                | Q(accorde_cts__isnull=False, notifiee_le__isnull=False, refusee_le=None),
                name="subventions_subvention_accordee_ou_refusee",
                violation_error_message=_("Ce qui est accordé l’est un jour, et n’est pas refusé."),
            ),
        )

    def __str__(self) -> str:
        return self.dispositif

    @property
    def montant_cts(self) -> int:
        """What is agreed; what is asked until then."""
        return self.accorde_cts or self.demande_cts

    @property
    def etat(self) -> str:
        """Where it stands, in a word."""
        if self.refusee_le:
            return str(_("refusée"))
        if self.accorde_cts is None:
            return str(_("demandée"))
        return str(_("accordée"))


class Part(models.Model):
    """What a pole takes of a grant: in hundredths of a percent, or in cents of what it then was.

    The parts of a grant are all of one kind, and make the whole; without any, it is the whole
    association's. ``pole`` empty: what no pole takes.
    """

    subvention = models.ForeignKey(
        Subvention, models.CASCADE, related_name="parts", verbose_name=_("subvention")
    )
    pole = models.CharField(_("pôle"), max_length=20, blank=True)
    part_cp = models.PositiveSmallIntegerField(
        _("part, en centièmes de pour cent"), null=True, blank=True
    )
    montant_cts = models.PositiveBigIntegerField(_("montant"), null=True, blank=True)

    class Meta:
        verbose_name = _("part d’un pôle")
        verbose_name_plural = _("parts des pôles")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["subvention", "pole"],
                name="subventions_part_une_par_pole",
                violation_error_message=_("Ce pôle a déjà sa part."),
            ),
            models.CheckConstraint(
                condition=Q(part_cp__isnull=False, part_cp__range=(1, 10_000), montant_cts=None)
                | Q(part_cp=None, montant_cts__isnull=False, montant_cts__gt=0),
                name="subventions_part_en_cent_ou_en_euros",
                violation_error_message=_("Une part est un pourcentage, ou un montant."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.subvention_id} · {self.pole} · {self.poids}"

    @property
    def poids(self) -> int:
        """What it weighs among the parts of its grant."""
        return self.part_cp or self.montant_cts or 0


class Attendu(models.Model):
    """A figure that the funder awaits, and how much; ``cible`` None: whatever it is."""

    subvention = models.ForeignKey(
        Subvention, models.CASCADE, related_name="attendus", verbose_name=_("subvention")
    )
    code = models.CharField(_("indicateur"), max_length=30)
    cible = models.BigIntegerField(_("cible"), null=True, blank=True)

    class Meta:
        verbose_name = _("indicateur attendu")
        verbose_name_plural = _("indicateurs attendus")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["subvention", "code"],
                name="subventions_attendu_une_fois",
                violation_error_message=_("Cet indicateur est déjà attendu."),
            ),
            models.CheckConstraint(
                condition=~Q(code=""),
                name="subventions_attendu_dit",
                violation_error_message=_("Cet indicateur n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.code
