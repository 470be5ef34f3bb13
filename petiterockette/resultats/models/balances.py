"""What the accountant's file says of an exercise. Sealed: a later file replaces it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class BalanceQuerySet(models.QuerySet["Balance"]):
    def des_exercices(self):
        """Every file, the last exercise first and, of each, the file that stands first."""
        return self.select_related("compte__personne").order_by("-fin", "-debut", "-rang")

    def qui_vaut(self, debut, fin):
        """The file that stands for these very days; None without one."""
        return self.filter(debut=debut, fin=fin).order_by("-rang").first()


class Balance(models.Model):
    """A file of the accountant, read whole: its exercise, what it is, what it adds up to. Sealed.

    ``rang``: the highest of an exercise stands. ``empreinte``: SHA-256 of the file, in hexadecimal;
    ``lignes``: how many it had, its head apart. Both sums, in cents, are equal: it is balanced.
    """

    class Genre(models.TextChoices):
        FEC = "fec", _("fichier des écritures comptables")
        BALANCE = "balance", _("balance")

    uuid = models.UUIDField(_("identifiant du geste"), unique=True)
    debut = models.DateField(_("premier jour de l’exercice"))
    fin = models.DateField(_("dernier jour de l’exercice"))
    rang = models.PositiveSmallIntegerField(_("rang"))
    genre = models.CharField(_("genre"), max_length=8, choices=Genre.choices)
    nom = models.CharField(_("nom du fichier"), max_length=120)
    empreinte = models.CharField(_("empreinte"), max_length=64)
    lignes = models.PositiveIntegerField(_("lignes"))
    debit_cts = models.BigIntegerField(_("débit"))
    credit_cts = models.BigIntegerField(_("crédit"))
    enregistre_le = models.DateTimeField(_("enregistré le"))
    compte = models.ForeignKey(
        "comptes.Compte", models.PROTECT, related_name="+", verbose_name=_("compte")
    )

    objects = BalanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("fichier du comptable")
        verbose_name_plural = _("fichiers du comptable")
        constraints = (
            models.UniqueConstraint(
                fields=["debut", "fin", "rang"],
                name="resultats_balance_rang_unique",
                violation_error_message=_("Un fichier de cet exercice vient d’être importé."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")) & Q(rang__gte=1),
                name="resultats_balance_jours_dans_l_ordre",
                violation_error_message=_("Le dernier jour vient après le premier."),
            ),
            models.CheckConstraint(
                condition=Q(debit_cts=F("credit_cts")) & Q(lignes__gte=1),
                name="resultats_balance_equilibree",
                violation_error_message=_("Le débit et le crédit ne sont pas égaux."),
            ),
            models.CheckConstraint(
                condition=Q(genre__in=["fec", "balance"]) & ~Q(empreinte="") & ~Q(nom=""),
                name="resultats_balance_mots_connus",
                violation_error_message=_("Ce genre de fichier n’existe pas."),
            ),
        )

    def __str__(self) -> str:
        return self.nom


class Solde(models.Model):
    """What a file says of an account, and of an analytic code where it has some. Sealed."""

    balance = models.ForeignKey(
        Balance, models.PROTECT, related_name="soldes", verbose_name=_("fichier du comptable")
    )
    numero = models.CharField(_("numéro de compte"), max_length=20)
    libelle = models.CharField(_("libellé"), max_length=100)
    analytique = models.CharField(_("code analytique"), max_length=40, blank=True)
    debit_cts = models.BigIntegerField(_("débit"))
    credit_cts = models.BigIntegerField(_("crédit"))

    class Meta:
        verbose_name = _("solde d’un compte")
        verbose_name_plural = _("soldes des comptes")
        ordering = ("balance", "numero", "analytique")
        constraints = (
            models.UniqueConstraint(
                fields=["balance", "numero", "analytique"],
                name="resultats_solde_une_fois",
                violation_error_message=_("Ce compte est déjà dans ce fichier."),
            ),
            models.CheckConstraint(
                condition=~Q(numero="") & ~Q(libelle=""),
                name="resultats_solde_dit",
                violation_error_message=_("Un compte a un numéro et un libellé."),
            ),
        )

    def __str__(self) -> str:
        return self.numero
