"""The installations of Oressource that exports come from, and each export that was sent."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class BaseDAvant(models.Model):
    """An installation of Oressource: a later export of it adds to what it brought in already.

    ``bascules``: « list of points:old id » → ISO day, the first that the house counts itself, as a
    person said it. ``reponses``: code of a finding → code of its answer
    (``boutique.oressource.decisions.REPONSES``), and the shares of its words (``mots.partages``).
    """

    nom = models.CharField(_("nom"), max_length=80, unique=True)
    bascules = models.JSONField(_("jours de bascule"), default=dict, blank=True)
    reponses = models.JSONField(_("réponses"), default=dict, blank=True)

    class Meta:
        verbose_name = _("base d’avant")
        verbose_name_plural = _("bases d’avant")
        ordering = ("nom",)

    def __str__(self) -> str:
        return self.nom


class Export(models.Model):
    """An export of a base, kept on the disk under its ``uuid`` until it is thrown away.

    ``examen``: what the first pass says (``boutique.oressource.rapport.machine``); ``essai``: what
    would be written; ``compte_rendu``: what was written, and the accounts that show it.
    """

    class Etat(models.TextChoices):
        RECU = "recu", _("à lire")
        REFUSE = "refuse", _("refusé")
        EXAMINE = "examine", _("à décider")
        REPRIS = "repris", _("repris")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    base = models.ForeignKey(
        BaseDAvant, models.PROTECT, related_name="exports", verbose_name=_("base")
    )
    nom = models.CharField(_("nom du fichier"), max_length=200)
    octets = models.PositiveBigIntegerField(_("taille"), help_text=_("en octets"))
    empreinte = models.CharField(_("empreinte du fichier"), max_length=64)
    etat = models.CharField(_("état"), max_length=8, choices=Etat.choices, default=Etat.RECU)
    phrase = models.CharField(_("pourquoi il est refusé"), max_length=300, blank=True)
    examen = models.JSONField(_("ce que dit la base"), default=dict, blank=True)
    essai = models.JSONField(_("ce qui serait écrit"), default=dict, blank=True)
    compte_rendu = models.JSONField(_("ce qui a été écrit"), default=dict, blank=True)
    recu_le = models.DateTimeField(_("reçu le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("reçu par")
    )
    repris_le = models.DateTimeField(_("repris le"), null=True, blank=True)
    jete_le = models.DateTimeField(_("fichier jeté le"), null=True, blank=True)

    class Meta:
        verbose_name = _("export d’une base d’avant")
        verbose_name_plural = _("exports de bases d’avant")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(etat__in=["recu", "refuse", "examine", "repris"]),
                name="boutique_reprise_export_etat_connu",
                violation_error_message=_("Cet état n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(etat="refuse") & ~Q(phrase="") | ~Q(etat="refuse") & Q(phrase=""),
                name="boutique_reprise_export_refuse_avec_phrase",
                violation_error_message=_("Dites pourquoi cet export est refusé."),
            ),
            models.CheckConstraint(
                condition=Q(etat="repris", repris_le__isnull=False)
                | ~Q(etat="repris") & Q(repris_le=None),
                name="boutique_reprise_export_repris_a_son_heure",
                violation_error_message=_("Ce qui est repris a son heure."),
            ),
            models.UniqueConstraint(
                fields=["base", "empreinte"],
                name="boutique_reprise_export_unique",
                violation_error_message=_("Ce fichier est déjà là."),
            ),
        )

    def __str__(self) -> str:
        return self.nom

    @property
    def est_lu(self) -> bool:
        """Whether the first pass said what it holds."""
        return self.etat in (self.Etat.EXAMINE, self.Etat.REPRIS)

    @property
    def est_repris(self) -> bool:
        """Whether what it holds is written here."""
        return self.etat == self.Etat.REPRIS

    @property
    def obstacles(self) -> list[dict[str, str]]:
        """What its last trial found in the way (``comptes.obstacles.Obstacle``, as JSON)."""
        return self.essai.get("obstacles", [])

    @property
    def est_garde(self) -> bool:
        """Whether its file is still there to be read again."""
        return self.jete_le is None


class CompteDAvant(models.Model):
    """An account of the old tool that did something, and the inactive person made of it."""

    base = models.ForeignKey(
        BaseDAvant, models.PROTECT, related_name="comptes", verbose_name=_("base")
    )
    numero = models.PositiveBigIntegerField(_("numéro dans l’ancien outil"))
    personne = models.ForeignKey(
        "personnes.Personne", models.PROTECT, related_name="+", verbose_name=_("personne")
    )

    class Meta:
        verbose_name = _("compte d’avant")
        verbose_name_plural = _("comptes d’avant")
        ordering = ("base", "numero")
        constraints = (
            models.UniqueConstraint(
                fields=["base", "numero"],
                name="boutique_reprise_compte_unique",
                violation_error_message=_("Ce compte d’avant a déjà sa personne."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.base} nº {self.numero}"
