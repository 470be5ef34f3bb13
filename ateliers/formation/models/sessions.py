"""A session: its half-days, who teaches, who follows it and who pays."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .actions import Action


class Moment(models.TextChoices):
    MATIN = "matin", _("matin")
    APRES_MIDI = "apres_midi", _("après-midi")


class TypeStagiaire(models.TextChoices):
    """The lines of frame F-1 of the BPF."""

    SALARIE = "a", _("salarié d’un employeur privé")
    APPRENTI = "b", _("apprenti")
    DEMANDEUR = "c", _("demandeur d’emploi")
    PARTICULIER = "d", _("particulier à ses frais")
    AUTRE = "e", _("autre : bénévole, élu, agent public")


class Origine(models.TextChoices):
    """The lines of frame C of the BPF: where the money comes from."""

    ENTREPRISE = "1", _("entreprise, pour ses salariés")
    APPRENTISSAGE = "2a", _("OPCO : apprentissage")
    PROFESSIONNALISATION = "2b", _("OPCO : professionnalisation")
    PRO_A = "2c", _("OPCO : Pro-A")
    TRANSITION = "2d", _("transition professionnelle")
    CPF = "2e", _("compte personnel de formation")
    RECHERCHE_EMPLOI = "2f", _("OPCO : recherche d’emploi")
    NON_SALARIES = "2g", _("fonds des non-salariés")
    PLAN = "2h", _("OPCO : plan de développement")
    AGENTS = "3", _("pouvoirs publics, pour leurs agents")
    EUROPE = "4", _("instances européennes")
    ETAT = "5", _("État")
    REGIONS = "6", _("Région")
    FRANCE_TRAVAIL = "7", _("France Travail")
    AUTRES_PUBLICS = "8", _("autres ressources publiques")
    PARTICULIERS = "9", _("personne, à titre individuel")
    AUTRES_OF = "10", _("autre organisme de formation")
    AUTRES = "11", _("autre produit")


class Resultat(models.TextChoices):
    """What an assessment says at the end."""

    ACQUIS = "acquis", _("acquis")
    EN_COURS = "en_cours", _("en cours d’acquisition")
    NON_ACQUIS = "non_acquis", _("non acquis")


class SessionQuerySet(models.QuerySet["Session"]):
    def visibles(self, lieux):
        """The sessions of these sites (ids); None means every site."""
        return self if lieux is None else self.filter(lieu__in=lieux)


class Session(models.Model):
    """An action held on given days, at a site, under a convention or a contract.

    ``terme``: until when its proofs are kept, five years after its last half-day, ten with
    European money. ``verrouillee_le``: since then nobody signs any more.
    """

    class Cadre(models.TextChoices):
        CONVENTION = "convention", _("convention avec une structure")
        CONTRAT = "contrat", _("contrat avec une personne")

    action = models.ForeignKey(
        Action, models.PROTECT, related_name="sessions", verbose_name=_("action")
    )
    lieu = models.ForeignKey("lieux.Lieu", models.PROTECT, related_name="+", verbose_name=_("lieu"))
    cadre = models.CharField(_("cadre"), max_length=12, choices=Cadre.choices)
    reference = models.CharField(_("nº de convention ou de contrat"), max_length=60, blank=True)
    cofinancee_ue = models.BooleanField(_("cofinancée par l’Union européenne"), default=False)
    terme = models.DateField(_("preuves gardées jusqu’au"))
    ouverte_le = models.DateTimeField(_("ouverte le"))
    verrouillee_le = models.DateTimeField(_("verrouillée le"), null=True, blank=True)
    compte = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session de formation")
        verbose_name_plural = _("sessions de formation")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(cadre__in=["convention", "contrat"]),
                name="formation_session_cadre_connu",
                violation_error_message=_("Une session a une convention ou un contrat."),
            ),
        )

    def __str__(self) -> str:
        return str(self.action)

    @property
    def est_verrouillee(self) -> bool:
        return self.verrouillee_le is not None


class Formateur(models.Model):
    """Who teaches a session; ``jeton``: the link by which they sign on their own phone."""

    session = models.ForeignKey(
        Session, models.PROTECT, related_name="formateurs", verbose_name=_("session")
    )
    personne = models.ForeignKey(
        "personnes.Personne", models.PROTECT, related_name="+", verbose_name=_("personne")
    )
    externe = models.BooleanField(_("prestataire extérieur"), default=False)
    jeton = models.CharField(_("jeton"), max_length=32, unique=True)

    class Meta:
        verbose_name = _("formateur")
        verbose_name_plural = _("formateurs")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["session", "personne"],
                name="formation_formateur_une_fois",
                violation_error_message=_("Cette personne forme déjà dans cette session."),
            ),
        )

    def __str__(self) -> str:
        return str(self.personne)


class DemiJournee(models.Model):
    """A morning or an afternoon of a session, with its real hours and who teaches it."""

    session = models.ForeignKey(
        Session, models.PROTECT, related_name="demi_journees", verbose_name=_("session")
    )
    jour = models.DateField(_("jour"))
    moment = models.CharField(_("moment"), max_length=10, choices=Moment.choices)
    debut = models.DateTimeField(_("début"))
    fin = models.DateTimeField(_("fin"))
    formateur = models.ForeignKey(
        Formateur,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="demi_journees",
        verbose_name=_("formateur"),
    )

    class Meta:
        verbose_name = _("demi-journée")
        verbose_name_plural = _("demi-journées")
        ordering = ("debut", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["session", "jour", "moment"],
                name="formation_demi_journee_unique",
                violation_error_message=_("Cette session a déjà cette demi-journée."),
            ),
            models.CheckConstraint(
                condition=Q(moment__in=Moment.values),
                name="formation_demi_journee_moment",
                violation_error_message=_("Une demi-journée est un matin ou un après-midi."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gt=F("debut")),
                name="formation_demi_journee_heures",
                violation_error_message=_("La fin vient après le début."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.jour:%d/%m/%Y} {self.get_moment_display()}"

    @property
    def duree_min(self) -> int:
        return (self.fin - self.debut) // timedelta(minutes=1)


class Inscription(models.Model):
    """A stagiaire in a session: what the BPF asks of them, who pays, what they learnt.

    ``montant_cts``: what was invoiced for them, before tax, with the invoice's number. ``jeton``:
    the link by which they sign on their own phone.
    """

    session = models.ForeignKey(
        Session, models.PROTECT, related_name="inscriptions", verbose_name=_("session")
    )
    personne = models.ForeignKey(
        "personnes.Personne", models.PROTECT, related_name="+", verbose_name=_("stagiaire")
    )
    type_stagiaire = models.CharField(
        _("type de stagiaire (BPF, cadre F-1)"), max_length=1, choices=TypeStagiaire.choices
    )
    origine = models.CharField(
        _("origine du financement (BPF, cadre C)"), max_length=2, choices=Origine.choices
    )
    financeur = models.ForeignKey(
        "personnes.Structure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("structure qui finance"),
    )
    employeur = models.ForeignKey(
        "personnes.Structure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("employeur"),
    )
    montant_cts = models.PositiveIntegerField(_("montant facturé hors taxes"), default=0)
    facture_numero = models.CharField(_("nº de facture"), max_length=40, blank=True)
    facture_le = models.DateField(_("facturé le"), null=True, blank=True)
    resultat = models.CharField(
        _("résultat de l’évaluation"), max_length=10, choices=Resultat.choices, blank=True
    )
    appreciation = models.CharField(_("appréciation"), max_length=300, blank=True)
    jeton = models.CharField(_("jeton"), max_length=32, unique=True)

    class Meta:
        verbose_name = _("inscription en formation")
        verbose_name_plural = _("inscriptions en formation")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["session", "personne"],
                name="formation_inscription_une_fois",
                violation_error_message=_("Cette personne suit déjà cette session."),
            ),
            models.CheckConstraint(
                condition=Q(type_stagiaire__in=TypeStagiaire.values, origine__in=Origine.values),
                name="formation_inscription_lignes_du_bpf",
                violation_error_message=_("Le type et l’origine sont des lignes du BPF."),
            ),
            models.CheckConstraint(
                condition=Q(montant_cts=0) | (~Q(facture_numero="") & Q(facture_le__isnull=False)),
                name="formation_inscription_montant_facture",
                violation_error_message=_("Un montant va avec le nº et le jour de sa facture."),
            ),
        )

    def __str__(self) -> str:
        return str(self.personne)
