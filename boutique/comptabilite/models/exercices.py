"""Exercises whose entries were frozen: what an account becomes later changes nothing of them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ExerciceFige(models.Model):
    """An exercise whose entries were frozen once every till had closed it. Sealed.

    ``debut`` and ``fin`` are days of Paris, both included. ``clos_le``: the day since which
    nothing of it changes, which the FEC gives to each entry as its ``ValidDate``.

    Source: PCG art. 921-3 and 921-4 (entries are final once validated); LPF art. A. 47 A-1.
    """

    debut = models.DateField(_("du"), unique=True)
    fin = models.DateField(_("au"), unique=True)
    clos_le = models.DateField(_("clos le"))
    ecritures = models.PositiveIntegerField(_("écritures"))
    debit_cts = models.BigIntegerField(_("total des débits"))
    le = models.DateTimeField(_("figé le"))
    version = models.CharField(_("version du logiciel"), max_length=20)

    class Meta:
        verbose_name = _("exercice figé")
        verbose_name_plural = _("exercices figés")
        ordering = ("fin",)
        constraints = (
            models.CheckConstraint(
                condition=Q(fin__gt=F("debut"), clos_le__gt=F("fin"), debit_cts__gte=0),
                name="boutique_exercice_fige_dates",
                violation_error_message=_("Un exercice se fige une fois fini."),
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.debut} → {self.fin}"


class EcritureFigeeQuerySet(models.QuerySet["EcritureFigee"]):
    def deja_passees(self, journal: str, prefixe: str) -> dict[str, tuple[int, int]]:
        """What frozen exercises booked, piece by piece: « M12 » → cents, in how many entries.

        « M12-2 » goes on with « M12 »; the cents are those of its first line, less once credited.
        """
        passees: dict[str, tuple[int, int]] = {}
        figees = self.filter(journal=journal, piece__startswith=prefixe)
        for piece, lignes in figees.values_list("piece", "lignes"):
            racine = piece.partition("-")[0]
            _compte, _nom, debit, credit = lignes[0]
            cts, fois = passees.get(racine, (0, 0))
            passees[racine] = (cts + debit - credit, fois + 1)
        return passees


class EcritureFigee(models.Model):
    """An entry as it was frozen: its number, and each account with the name it had. Sealed.

    ``piece`` is booked once for ever. ``jour`` is the day of the entry, ``piece_jour`` that of
    what proves it: earlier, when it came after its own exercise was frozen. ``lignes``:
    [compte, intitulé, débit, crédit], in cents, one of the two zero. ``lieu``: None for what is
    the association's, and of none of its sites.
    """

    exercice = models.ForeignKey(
        ExerciceFige, models.PROTECT, related_name="figees", verbose_name=_("exercice")
    )
    numero = models.PositiveIntegerField(_("numéro"))
    journal = models.CharField(_("journal"), max_length=4)
    jour = models.DateField(_("jour"))
    piece = models.CharField(_("pièce"), max_length=24, unique=True)
    piece_jour = models.DateField(_("jour de la pièce"))
    libelle = models.CharField(_("libellé"), max_length=200)
    lieu = models.ForeignKey(
        "lieux.Lieu", models.PROTECT, null=True, related_name="+", verbose_name=_("lieu")
    )
    lignes = models.JSONField(_("lignes"))

    objects = EcritureFigeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("écriture figée")
        verbose_name_plural = _("écritures figées")
        ordering = ("exercice", "numero")
        constraints = (
            models.UniqueConstraint(
                fields=["exercice", "numero"],
                name="boutique_ecriture_figee_numero",
                violation_error_message=_("Cet exercice a déjà cette écriture."),
            ),
            models.CheckConstraint(
                condition=Q(numero__gt=0, piece_jour__lte=F("jour")) & ~Q(piece=""),
                name="boutique_ecriture_figee_piece",
                violation_error_message=_("Une écriture suit la pièce qui la prouve."),
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.numero}"
