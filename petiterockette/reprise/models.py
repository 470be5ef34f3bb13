"""A file that was sent to be brought in, and the words of before that somebody decided once."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _


class Fichier(models.Model):
    """A spreadsheet of before: held apart, then brought in as one, thrown away or cancelled.

    ``genre``: code of what it tells (``genres.GENRES``). ``octets``: the file as it was sent, gone
    once it is brought in or thrown away; ``lignes``: how many rows it had. ``reglages``: what a
    person said of it: its sheet, the role of each column, and what stands for the columns that it
    lacks. ``apercu``: what its page shows of one that is long to read (``apercus``), when and under
    which ``reglages`` it was read; it goes with the content. ``compte_rendu``: what was written,
    and pairs (name, address) of where it shows.
    """

    class Etat(models.TextChoices):
        RECU = "recu", _("à part")
        REPRIS = "repris", _("repris")
        JETE = "jete", _("jeté")
        ANNULE = "annule", _("annulé")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    genre = models.CharField(_("ce qu’il dit"), max_length=30)
    nom = models.CharField(_("nom du fichier"), max_length=200)
    octets = models.BinaryField(_("octets"), blank=True)
    empreinte = models.CharField(_("empreinte du fichier"), max_length=64)
    reglages = models.JSONField(_("ce qui en est dit"), default=dict, blank=True)
    lignes = models.PositiveIntegerField(_("lignes de ses onglets"), default=0, db_default=0)
    apercu = models.JSONField(
        _("ce qui en a été lu"), null=True, blank=True, encoder=DjangoJSONEncoder
    )
    compte_rendu = models.JSONField(_("ce qui a été écrit"), default=dict, blank=True)
    etat = models.CharField(_("état"), max_length=6, choices=Etat.choices, default=Etat.RECU)
    recu_le = models.DateTimeField(_("reçu le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("reçu par")
    )
    decide_le = models.DateTimeField(_("repris, jeté ou annulé le"), null=True, blank=True)
    motif = models.CharField(_("pourquoi il est annulé"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("fichier à reprendre")
        verbose_name_plural = _("fichiers à reprendre")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(etat__in=["recu", "repris", "jete", "annule"]),
                name="reprise_fichier_etat_connu",
                violation_error_message=_("Cet état n’existe pas."),
            ),
            models.CheckConstraint(
                condition=Q(etat="recu", decide_le=None)
                | (~Q(etat="recu") & Q(decide_le__isnull=False)),
                name="reprise_fichier_decide",
                violation_error_message=_("Ce qui est décidé a son heure."),
            ),
            models.CheckConstraint(
                condition=(Q(etat="annule") & ~Q(motif="")) | (~Q(etat="annule") & Q(motif="")),
                name="reprise_fichier_annule_avec_motif",
                violation_error_message=_("Dites pourquoi cette reprise est annulée."),
            ),
        )

    def __str__(self) -> str:
        return self.nom

    @property
    def etat_dit(self) -> str:
        """Its state, as people say it."""
        return dire("pas encore repris") if self.est_a_part else self.get_etat_display()

    @property
    def est_a_part(self) -> bool:
        """Whether it still waits for somebody to say what is done of it."""
        return self.etat == self.Etat.RECU


class Mot(models.Model):
    """What a word of before means here, said once for all the files.

    ``liste``: code of the list it belongs to; ``mot``: as it is looked for (``plier``);
    ``valeur``: code of the row that it names; empty: what it names is left out.
    """

    liste = models.CharField(_("liste"), max_length=30)
    mot = models.CharField(_("mot d’avant"), max_length=200)
    dit = models.CharField(_("comme il était écrit"), max_length=200)
    valeur = models.CharField(_("ce qu’il désigne ici"), max_length=60, blank=True)
    le = models.DateTimeField(_("décidé le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("décidé par")
    )

    class Meta:
        verbose_name = _("mot d’avant")
        verbose_name_plural = _("mots d’avant")
        ordering = ("liste", "mot")
        constraints = (
            models.UniqueConstraint(
                fields=["liste", "mot"],
                name="reprise_mot_unique",
                violation_error_message=_("Ce mot est déjà décidé."),
            ),
        )

    def __str__(self) -> str:
        return self.dit
