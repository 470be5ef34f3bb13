from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.listes.models import Categorie, Matiere
from collecte.matiere.etapes import Famille
from petiterockette.saisie.champs import ChoixMultiplesField, EntierField, MontantField
from petiterockette.saisie.formulaires import Formulaire

from ..colonnes import COLONNES
from ..models import Convention, LigneDeConvention, Soutien


class LigneForm(Formulaire):
    """A line of the éco-organisme's nomenclature, and what of ours it holds."""

    code = forms.CharField(
        label=_("Son code"),
        max_length=20,
        help_text=_("Comme l’éco-organisme l’écrit."),
        error_messages={"required": _("Donnez le code de cette ligne.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    libelle = forms.CharField(
        label=_("Son libellé"),
        max_length=80,
        error_messages={"required": _("Donnez le libellé de cette ligne.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    categories = ChoixMultiplesField(
        label=_("Quelles catégories\u00a0?"),
        queryset=Categorie.objects.filter(interne=False, famille=Famille.OBJETS),
        required=False,
        help_text=_("Une catégorie emmène ses sous-catégories, sauf celles d’une autre ligne."),
        widget=forms.CheckboxSelectMultiple,
    )
    matieres = ChoixMultiplesField(
        label=_("Quelles matières\u00a0?"),
        queryset=Matiere.objects.filter(interne=False),
        required=False,
        help_text=_("Ce qui est mis à part comme tel, d’où qu’il vienne\u00a0: piles, lampes…"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, ligne: LigneDeConvention | None = None) -> None:
        initial: dict[str, Any] = {}
        if ligne:
            siens = list(ligne.rattachements.values_list("categorie", "matiere"))
            initial = {
                "code": ligne.code,
                "libelle": ligne.libelle,
                "categories": [c for c, _m in siens if c],
                "matieres": [m for _c, m in siens if m],
            }
        super().__init__(data, initial=initial)


class SoutienForm(Formulaire):
    """What an agreement pays for a line."""

    nature = forms.ChoiceField(
        label=_("Pour"),
        choices=Soutien.Nature.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites ce que ce soutien paie.")},
    )
    par = forms.ChoiceField(
        label=_("Compté"),
        choices=Soutien.Par.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites comment il se compte.")},
    )
    montant_cts = MontantField(
        label=_("Combien\u00a0?"), error_messages={"required": _("Dites combien.")}
    )

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        forfait = propre.get("nature") == Soutien.Nature.FORFAIT
        if propre.get("par") and forfait != (propre["par"] == Soutien.Par.DECLARATION):
            self.add_error(
                "par",
                _("Un forfait se compte par déclaration, le reste par tonne ou par pièce."),
            )
        return propre


class ColonnesForm(Formulaire):
    """The columns of the table that an éco-organisme asks: each with its place and its name."""

    def __init__(self, data: Any = None, *, convention: Convention) -> None:
        super().__init__(data)
        la = {c.code: c for c in convention.colonnes.all()}
        for code, libelle in COLONNES.items():
            sienne = la.get(code)
            self.fields[f"place_{code}"] = EntierField(
                label=_("Place de «\u00a0%(nom)s\u00a0»") % {"nom": libelle},
                required=False,
                min_value=1,
                max_value=len(COLONNES),
                initial=sienne.ordre if sienne else None,
            )
            self.fields[f"nom_{code}"] = forms.CharField(
                label=_("Nom donné à «\u00a0%(nom)s\u00a0»") % {"nom": libelle},
                required=False,
                max_length=60,
                initial=sienne.nom if sienne else libelle,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def lignes(self) -> Sequence[tuple[Any, Any, Any]]:
        """Each figure: what it is here, its place, the name that the éco-organisme gives it."""
        return [
            (libelle, self[f"place_{code}"], self[f"nom_{code}"])
            for code, libelle in COLONNES.items()
        ]

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        if not any(propre.get(f"place_{code}") for code in COLONNES) and not self.errors:
            self.add_error(None, _("Donnez sa place à une colonne au moins."))
        return propre

    def colonnes(self) -> list[tuple[str, str]]:
        """Pairs (code, name) in their order; those without a place are not asked."""
        propre, rangs = self.cleaned_data, list(COLONNES)
        places = [
            (propre[f"place_{c}"], rangs.index(c), c) for c in COLONNES if propre[f"place_{c}"]
        ]
        return [
            (code, propre[f"nom_{code}"].strip() or str(COLONNES[code]))
            for _place, _rang, code in sorted(places)
        ]
