from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.indicateurs.exports import UNITES
from petiterockette.indicateurs.familles import FAMILLES
from petiterockette.indicateurs.nombres import NombreIllisible, lire, saisie
from petiterockette.indicateurs.registre import INDICATEURS, Famille, Unite
from petiterockette.saisie.formulaires import Formulaire

from ..models import Subvention


class AttendusForm(Formulaire):
    """The figures that a funder awaits, each with how much, or nothing."""

    def __init__(self, data: Any = None, *, subvention: Subvention) -> None:
        super().__init__(data)
        cibles = dict(subvention.attendus.values_list("code", "cible"))
        for code, i in INDICATEURS.items():
            self.fields[f"voulu_{code}"] = forms.BooleanField(
                label=i.libelle, required=False, initial=code in cibles
            )
            dite = cibles.get(code)
            self.fields[f"cible_{code}"] = forms.CharField(
                label=_("Cible"),
                required=False,
                max_length=20,
                initial="" if dite is None else saisie(dite, i.unite),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )

    def lignes(self) -> list[tuple[Any, list[tuple[Any, Any, str]]]]:
        """Family by family: the box, its target, the unit in which it is typed."""
        return [
            (
                FAMILLES[famille],
                [
                    (
                        self[f"voulu_{code}"],
                        self[f"cible_{code}"],
                        "" if i.unite == Unite.NOMBRE else UNITES[i.unite],
                    )
                    for code, i in INDICATEURS.items()
                    if i.famille == famille
                ],
            )
            for famille in Famille
        ]

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        if not any(propre.get(f"voulu_{code}") for code in INDICATEURS):
            self.add_error(None, _("Cochez au moins un indicateur."))
        for code, i in INDICATEURS.items():
            if propre.get(f"voulu_{code}") and (dite := propre.get(f"cible_{code}", "").strip()):
                try:
                    propre[f"cible_{code}"] = lire(dite, i.unite)
                except NombreIllisible as illisible:
                    self.add_error(f"cible_{code}", str(illisible))
        return propre

    def cibles(self) -> dict[str, int | None]:
        """Code → target in the unit of the indicator, None where any value will do."""
        propre = self.cleaned_data
        return {
            code: propre[f"cible_{code}"] if propre[f"cible_{code}"] != "" else None
            for code in INDICATEURS
            if propre[f"voulu_{code}"]
        }
