"""What a school or a company asks for, what becomes of it, and each step of that."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ateliers.seances.publics import Public
from petiterockette.mots.francais import majuscule

from ..etats import FINIS, OUVERTS, EtatDeDemande, Geste, Raison
from ..zones import ARRONDISSEMENTS, zone_du_code_postal


class Organisme(models.Model):
    """A school, a leisure centre, a company: who asks, once for all its requests."""

    class Genre(models.TextChoices):
        ECOLE = "ecole", _("école, collège, lycée")
        LOISIRS = "loisirs", _("centre de loisirs")
        ENTREPRISE = "entreprise", _("entreprise")
        COLLECTIVITE = "collectivite", _("collectivité")
        SOCIAL = "social", _("structure sociale")
        ASSOCIATION = "association", _("association")
        AUTRE = "autre", _("autre")

    nom = models.CharField(_("nom"), max_length=120, unique=True)
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices)
    adresse = models.CharField(_("adresse"), max_length=200, blank=True)
    code_postal = models.CharField(
        _("code postal"),
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^\d{5}$", _("Un code postal a cinq chiffres."))],
    )

    class Meta:
        verbose_name = _("organisme")
        verbose_name_plural = _("organismes")
        ordering = ("nom",)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    genre__in=[
                        *("ecole", "loisirs", "entreprise", "collectivite"),
                        *("social", "association", "autre"),
                    ]
                ),
                name="animation_organisme_genre_connu",
                violation_error_message=_("Ce genre d’organisme n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.nom

    @property
    def adresse_et_ville(self) -> str:
        """« 12 rue de la Roquette, 75011 Paris »; elsewhere, the town is in what was typed."""
        zone = zone_du_code_postal(self.code_postal)
        ville = f"{self.code_postal} Paris" if zone in ARRONDISSEMENTS else self.code_postal
        dite = ", ".join(partie for partie in (self.adresse, ville) if partie)
        # Typed whole already, it is not said twice.
        return self.adresse if self.code_postal in self.adresse or len(dite) > 200 else dite


class DemandeQuerySet(models.QuerySet["Demande"]):
    def visibles(self, lieux):
        """The requests of some sites; of every site for None."""
        return self if lieux is None else self.filter(lieu__in=lieux)

    def en_cours(self):
        return self.filter(etat__in=OUVERTS)


class Demande(models.Model):
    """An animation that is asked for, from the first call to the day it was done.

    ``contact``: whom to call about it, forgotten a year after the end. ``gratuite``: no quote is
    needed. ``facture``: what was invoiced of it, if anything.
    """

    class Theme(models.TextChoices):
        COUTURE = "couture", _("couture")
        REPARATION = "reparation", _("réparation")
        UPCYCLING = "upcycling", _("upcycling, détournement")
        DECO = "deco", _("décoration")
        VELO = "velo", _("vélo")
        CUISINE = "cuisine", _("cuisine anti-gaspi")
        STAND = "stand", _("stand")
        VISITE = "visite", _("visite")
        CONFERENCE = "conference", _("conférence")
        AUTRE = "autre", _("autre")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    organisme = models.ForeignKey(
        Organisme, models.PROTECT, related_name="demandes", verbose_name=_("organisme")
    )
    contact = models.CharField(_("contact"), max_length=80, blank=True)
    courriel = models.EmailField(_("courriel"), blank=True)
    telephone = models.CharField(_("téléphone"), max_length=20, blank=True)
    public = models.CharField(_("public"), max_length=16, choices=Public.choices)
    effectif = models.PositiveSmallIntegerField(_("nombre de personnes"))
    theme = models.CharField(_("thème"), max_length=12, choices=Theme.choices)
    souhait_le = models.DateField(_("date souhaitée"), null=True, blank=True)
    souhaits = models.CharField(_("autres dates possibles"), max_length=200, blank=True)
    notes = models.TextField(_("notes"), max_length=2_000, blank=True)
    gratuite = models.BooleanField(_("gratuite"), default=False)
    etat = models.CharField(
        _("état"), max_length=10, choices=EtatDeDemande.choices, default=EtatDeDemande.DEMANDEE
    )
    recue_le = models.DateTimeField(_("reçue le"))
    finie_le = models.DateTimeField(_("finie le"), null=True, blank=True)
    oubliee_le = models.DateTimeField(_("contact oublié le"), null=True, blank=True)
    facture = models.OneToOneField(
        "boutique_factures.Facture",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("facture"),
    )

    objects = DemandeQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande d’animation")
        verbose_name_plural = _("demandes d’animation")
        ordering = ("-id",)
        indexes = (models.Index(fields=["etat"], name="animation_demande_etat"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(effectif__range=(1, 2_000)),
                name="animation_demande_effectif",
                violation_error_message=_("De 1 à 2 000 personnes."),
            ),
            models.CheckConstraint(
                condition=Q(etat__in=[str(e) for e in OUVERTS], finie_le=None)
                | Q(etat__in=[str(e) for e in FINIS], finie_le__isnull=False),
                name="animation_demande_finie",
                violation_error_message=_("Une demande finie l’est depuis un jour dit."),
            ),
        )

    def __str__(self) -> str:
        return f"{majuscule(self.get_theme_display())}, {self.organisme}"

    @property
    def est_ouverte(self) -> bool:
        return self.etat in OUVERTS

    @property
    def est_facturee(self) -> bool:
        """Whether the request has an invoice that no credit note cancelled."""
        return self.facture is not None and not hasattr(self.facture, "avoir")

    @property
    def etat_dit(self) -> str:
        """The state in words: « facturée » once the request is done and has its invoice."""
        facturee = self.etat == EtatDeDemande.FAITE and self.est_facturee
        return str(_("facturée")) if facturee else str(EtatDeDemande(self.etat).label)

    @property
    def derniere_seance(self) -> "SeanceDemandee | None":
        """The last of its séances that is not cancelled."""
        vivantes = self.seances.filter(seance__annulee_le=None).select_related("seance")
        return vivantes.order_by("seance__debut").last()


class Etape(models.Model):
    """A step of a request: from a state to another, by which gesture, and why. Sealed."""

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    demande = models.ForeignKey(
        Demande, models.PROTECT, related_name="etapes", verbose_name=_("demande")
    )
    geste = models.CharField(_("geste"), max_length=10, choices=Geste.choices)
    de = models.CharField(_("de"), max_length=10, choices=EtatDeDemande.choices, blank=True)
    vers = models.CharField(_("vers"), max_length=10, choices=EtatDeDemande.choices)
    raison = models.CharField(_("raison"), max_length=8, choices=Raison.choices, blank=True)
    le = models.DateTimeField(_("le"))
    par = models.BigIntegerField(_("personne"), null=True)
    compte = models.BigIntegerField(_("compte"), null=True)

    class Meta:
        verbose_name = _("étape d’une demande")
        verbose_name_plural = _("étapes des demandes")
        ordering = ("demande", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(geste__in=["refuser", "annuler"], raison__in=Raison.values)
                | Q(geste__in=["recevoir", "deviser", "confirmer", "prevoir", "faire"], raison=""),
                name="animation_etape_motivee",
                violation_error_message=_("Dites pourquoi cette demande s’arrête."),
            ),
            models.CheckConstraint(
                condition=Q(vers__in=EtatDeDemande.values)
                & (
                    Q(geste="recevoir", de="")
                    | (~Q(geste="recevoir") & Q(de__in=EtatDeDemande.values))
                ),
                name="animation_etape_etats_connus",
                violation_error_message=_("Cet état n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_geste_display()}, {self.le:%d/%m/%Y}"


class SeanceDemandee(models.Model):
    """A séance held for a request."""

    demande = models.ForeignKey(
        Demande, models.PROTECT, related_name="seances", verbose_name=_("demande")
    )
    seance = models.OneToOneField(
        "seances.Seance", models.PROTECT, related_name="demandee", verbose_name=_("séance")
    )

    class Meta:
        verbose_name = _("séance demandée")
        verbose_name_plural = _("séances demandées")
        ordering = ("seance__debut", "id")

    def __str__(self) -> str:
        return str(self.seance)
