"""A questionnaire and its questions; a survey that answers it; what people typed in it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Questionnaire(models.Model):
    """The questions that a network asks for a year, as a spreadsheet gave them.

    ``officiel``: it is the network's own file; False for an example, or one typed from memory.
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    nom = models.CharField(_("nom"), max_length=100)
    reseau = models.CharField(_("réseau"), max_length=100)
    annee = models.PositiveSmallIntegerField(_("année"))
    version = models.CharField(_("version"), max_length=40, blank=True)
    officiel = models.BooleanField(_("officiel"), default=False)
    charge_le = models.DateTimeField(_("chargé le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ("-annee", "nom", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["nom", "annee", "version"],
                name="enquetes_questionnaire_unique",
                violation_error_message=_("Ce questionnaire est déjà chargé."),
            ),
            models.CheckConstraint(
                condition=~Q(nom="") & ~Q(reseau=""),
                name="enquetes_questionnaire_dit",
                violation_error_message=_("Dites le nom du questionnaire et qui le demande."),
            ),
            models.CheckConstraint(
                condition=Q(annee__gte=2000) & Q(annee__lte=2200),
                name="enquetes_questionnaire_annee_possible",
                violation_error_message=_("Cette année n’est pas possible."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.nom} {self.annee}"


class Question(models.Model):
    """A question as it is asked, in its order.

    ``numero``: as the network numbers it; ``unite``: the one it wants; ``choix``: what may be
    answered, one a line. ``code``: the indicator that answers it; empty: a person does.
    ``choisi_le``: when somebody said which; None: it is only proposed.
    """

    class Nature(models.TextChoices):
        NOMBRE = "nombre", _("nombre")
        TEXTE = "texte", _("texte")
        CHOIX = "choix", _("choix")

    questionnaire = models.ForeignKey(
        Questionnaire, models.CASCADE, related_name="questions", verbose_name=_("questionnaire")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    rubrique = models.CharField(_("rubrique"), max_length=200, blank=True)
    numero = models.CharField(_("numéro"), max_length=20, blank=True)
    libelle = models.CharField(_("question"), max_length=500)
    unite = models.CharField(_("unité"), max_length=40, blank=True)
    nature = models.CharField(_("nature"), max_length=6, choices=Nature.choices)
    choix = models.TextField(_("choix"), max_length=2000, blank=True)
    code = models.CharField(_("indicateur"), max_length=30, blank=True)
    choisi_le = models.DateTimeField(_("indicateur choisi le"), null=True, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ("questionnaire", "rang")
        constraints = (
            models.UniqueConstraint(
                fields=["questionnaire", "rang"],
                name="enquetes_question_rang_unique",
                violation_error_message=_("Deux questions ont le même rang."),
            ),
            models.CheckConstraint(
                condition=~Q(libelle=""),
                name="enquetes_question_dite",
                violation_error_message=_("Une question a son texte."),
            ),
            models.CheckConstraint(
                condition=(Q(nature="choix") & ~Q(choix=""))
                | Q(nature__in=["nombre", "texte"], choix=""),
                name="enquetes_question_nature_connue",
                violation_error_message=_("Une question à choix dit ses choix, les autres aucun."),
            ),
            models.CheckConstraint(
                condition=Q(code="") | Q(nature="nombre"),
                name="enquetes_question_indicateur_nombre",
                violation_error_message=_("Un indicateur répond à un nombre."),
            ),
        )

    def __str__(self) -> str:
        return self.libelle

    @property
    def dit(self) -> str:
        """Its number as asked; its rank where it has none."""
        return self.numero or str(self.rang)

    @property
    def code_choisi(self) -> str:
        """The indicator that answers it; empty as long as nobody said so."""
        return self.code if self.choisi_le else ""

    @property
    def les_choix(self) -> list[str]:
        return self.choix.splitlines()


class Enquete(models.Model):
    """A questionnaire being answered, of a year and of some sites (none named: all of them).

    ``lecture``: the figures of its questions as last read, at ``lu_le`` (``dossiers.lecture``).
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    questionnaire = models.ForeignKey(
        Questionnaire, models.PROTECT, related_name="enquetes", verbose_name=_("questionnaire")
    )
    annee = models.PositiveSmallIntegerField(_("année"))
    lieux = models.ManyToManyField(
        "lieux.Lieu", related_name="+", blank=True, verbose_name=_("lieux")
    )
    a_rendre_le = models.DateField(_("à rendre le"), null=True, blank=True)
    dossier = models.OneToOneField(
        "dossiers.Dossier",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="enquete",
        verbose_name=_("dossier"),
    )
    lecture = models.JSONField(_("lecture"), default=dict, blank=True)
    lu_le = models.DateTimeField(_("lu le"))
    cree_le = models.DateTimeField(_("commencée le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("enquête")
        verbose_name_plural = _("enquêtes")
        ordering = ("-annee", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(annee__gte=2000) & Q(annee__lte=2200),
                name="enquetes_enquete_annee_possible",
                violation_error_message=_("Cette année n’est pas possible."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.questionnaire.nom} {self.annee}"

    @property
    def est_figee(self) -> bool:
        """Whether its dossier is no draft: nothing of it changes any more."""
        return self.dossier is not None and not self.dossier.est_un_brouillon


class Reponse(models.Model):
    """What somebody answered to a question, and where it comes from. Sealed.

    A correction is one more row: the highest ``rang`` stands. ``valeur`` empty: what was typed is
    taken back, and the registry answers again. A number is written « 12.5 ».
    """

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    enquete = models.ForeignKey(
        Enquete, models.PROTECT, related_name="reponses", verbose_name=_("enquête")
    )
    question = models.ForeignKey(
        Question, models.PROTECT, related_name="reponses", verbose_name=_("question")
    )
    rang = models.PositiveSmallIntegerField(_("rang"))
    valeur = models.TextField(_("réponse"), max_length=2000, blank=True)
    source = models.CharField(_("d’où elle vient"), max_length=300)
    enregistre_le = models.DateTimeField(_("enregistrée le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    class Meta:
        verbose_name = _("réponse")
        verbose_name_plural = _("réponses")
        ordering = ("enquete", "question", "-rang")
        constraints = (
            models.UniqueConstraint(
                fields=["enquete", "question", "rang"],
                name="enquetes_reponse_rang_unique",
                violation_error_message=_("Quelqu’un vient de répondre à cette question."),
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="enquetes_reponse_source_dite",
                violation_error_message=_("Dites qui répond, et d’où vient la réponse."),
            ),
            models.CheckConstraint(
                condition=Q(rang=1) & ~Q(valeur="") | Q(rang__gt=1),
                name="enquetes_reponse_reprise_apres_coup",
                violation_error_message=_("Une première réponse dit quelque chose."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.question_id} · {self.rang}"
