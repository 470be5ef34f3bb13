"""What a bank wants to read of each cheque: its number, its bank, who drew it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.formulaires import Formulaire

from ..models import ChequeRemis
from ..services.cheques import CE_QUI_SE_LIT, ChequeLu

# Three fields each: under the thousand that one page may send.
PAR_PAGE = 100


class ChequeForm(Formulaire):
    """One cheque of a slip; nothing is asked at the till, so that all of it may be missing.

    ``portee``: the slip is at the bank, what it said of the cheque stays.
    """

    numero = forms.CharField(
        label=_("Nº du chèque"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    banque = forms.CharField(
        label=_("Banque"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"list": "banques", "autocomplete": "off"}),
    )
    tireur = forms.CharField(
        label=_("Qui l’a signé"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, porte: ChequeRemis, portee: bool = False) -> None:
        self.reglement = porte.reglement
        dits = {nom: getattr(porte.lu, nom) for nom in CE_QUI_SE_LIT}
        super().__init__(data, prefix=prefixe(porte), initial=dits)
        for nom, dit in dits.items():
            self.fields[nom].disabled = portee and bool(dit)

    def lu(self) -> ChequeLu:
        return ChequeLu(**{nom: " ".join(dit.split()) for nom, dit in self.cleaned_data.items()})


def prefixe(porte: ChequeRemis) -> str:
    return f"c{porte.reglement_id}"


def cheques_a_decrire(
    portes: list[ChequeRemis], data: Any = None, *, portee: bool = False
) -> list[ChequeForm]:
    """The cheques that were sent; else the first hundred, those of which nothing was said before
    all."""
    if data is not None:
        envoyes = [p for p in portes if any(f"{prefixe(p)}-{nom}" in data for nom in CE_QUI_SE_LIT)]
        return [ChequeForm(data, porte=p, portee=portee) for p in envoyes]
    muets = sorted(portes, key=lambda p: p.lu.pk is not None)[:PAR_PAGE]
    return [ChequeForm(porte=p, portee=portee) for p in sorted(muets, key=lambda p: p.reglement_id)]
