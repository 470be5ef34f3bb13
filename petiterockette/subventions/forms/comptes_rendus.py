from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import MontantField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import Formulaire

from ..cerfa import GROUPES, MOTS, POSTES, SIGNATURE, TEXTES
from ..models import CompteRendu
from ..models.comptes_rendus import SIGNES_MAX


class MotsForm(Formulaire):
    """The words of the account of a grant, and who signs it."""

    def __init__(self, data: Any = None, *, rendu: CompteRendu | None, dernier: CompteRendu | None):
        """``dernier``: the one written last, whose signature is offered to a new one."""
        initial = {nom: getattr(rendu, nom) for nom in MOTS} if rendu else {}
        for nom in SIGNATURE:
            initial[nom] = initial.get(nom) or (getattr(dernier, nom) if dernier else "")
        super().__init__(data, initial=initial)
        for texte in TEXTES:
            self.fields[texte.champ] = forms.CharField(
                label=texte.nom,
                help_text=texte.question,
                max_length=SIGNES_MAX,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        self.fields["rna"] = forms.CharField(
            label=_("Nº RNA de l’association"),
            help_text=_("W suivi de neuf chiffres, sur le récépissé de la préfecture."),
            max_length=14,
            required=False,
            validators=[
                RegexValidator(r"^[Ww]\d{9}$", _("Un nº RNA est un W suivi de neuf chiffres."))
            ],
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        self.fields["representant"] = forms.CharField(
            label=_("Qui certifie, et signe\u00a0?"),
            help_text=_("Le représentant légal de l’association."),
            max_length=120,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        self.fields["qualite"] = forms.CharField(
            label=_("En quelle qualité\u00a0?"),
            help_text=_("Présidente, trésorier…"),
            max_length=80,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        # It may be kept unfinished, but the account awaits these: its page says which it lacks.
        attendus = (t.champ for t in TEXTES if not t.facultatif)
        l_un_ou_l_autre(self, *attendus, *SIGNATURE)


class LignesForm(Formulaire):
    """The table of the account of a grant: post by post, what was planned, what was done."""

    def __init__(self, data: Any = None, *, rendu: CompteRendu | None) -> None:
        super().__init__(data)
        dites = {li.poste: li for li in rendu.lignes.all()} if rendu else {}
        for code, poste in POSTES.items():
            dite = dites.get(code)
            for nom, mot in (("prevu", _("Prévu")), ("realise", _("Réalisé"))):
                self.fields[f"{nom}_{code}"] = MontantField(
                    label=mot,
                    required=False,
                    initial=getattr(dite, f"{nom}_cts") if dite else None,
                    widget=forms.TextInput(attrs={"aria-label": f"{mot}\u00a0: {poste}"}),
                )

    def groupes(self) -> list[tuple[Any, list[tuple[Any, Any, Any]]]]:
        """Group by group: the post, what was planned, what was done."""
        return [
            (g.nom, [(p, self[f"prevu_{p.code}"], self[f"realise_{p.code}"]) for p in g.postes])
            for g in GROUPES
        ]

    def lignes(self) -> dict[str, tuple[int | None, int | None]]:
        """Post → planned, done, in cents; None where nothing was typed."""
        propre = self.cleaned_data
        return {c: (propre[f"prevu_{c}"], propre[f"realise_{c}"]) for c in POSTES}
