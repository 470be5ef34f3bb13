from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import JourField
from petiterockette.saisie.formulaires import PageForm

from ..lecteurs.fichiers import BalanceLue, FichierFaux
from ..lecteurs.lire import lire


class ImportForm(PageForm):
    """The accountant's file and the days of its exercise: read here, whole, before anything is
    kept."""

    debut = JourField(
        label=_("Premier jour de l’exercice"), error_messages={"required": _("Dites le jour.")}
    )
    fin = JourField(
        label=_("Dernier jour de l’exercice"), error_messages={"required": _("Dites le jour.")}
    )
    fichier = forms.FileField(
        label=_("Le fichier du comptable"),
        help_text=_(
            "Un FEC (texte, dix-huit colonnes), ou une balance XLSX ou CSV : compte, libellé, "
            "débit, crédit, et code analytique s’il y en a un."
        ),
        error_messages={
            "required": _("Choisissez le fichier."),
            "invalid": _("Choisissez le fichier."),
            "empty": _("Ce fichier est vide."),
        },
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        annee = timezone.localdate().year - 1
        jours = {"debut": f"{annee}-01-01", "fin": f"{annee}-12-31"}
        super().__init__(data, files, initial=jours)

    def clean(self) -> dict[str, Any]:
        propre = super().clean()
        debut, fin, fichier = (propre.get(nom) for nom in ("debut", "fin", "fichier"))
        if debut and fin and fin < debut:
            self.add_error("fin", _("Le dernier jour vient après le premier."))
        elif debut and fin and isinstance(fichier, UploadedFile):
            try:
                propre["lue"] = lire(
                    fichier.file, fichier.name or "fichier", fichier.size or 0, debut, fin
                )
            except FichierFaux as faux:
                self.add_error("fichier", faux.erreurs)
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.balances.importer``."""
        propre = self.cleaned_data
        lue: BalanceLue = propre["lue"]
        return {"lue": lue, **{nom: propre[nom] for nom in ("debut", "fin", "uuid")}}
