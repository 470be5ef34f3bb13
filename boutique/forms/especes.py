"""Cash that moves, and what is carried to the bank."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collecte.forms.champs import Puces
from petiterockette.champs import MontantField
from petiterockette.dates import date_format
from petiterockette.monnaie import euros

from ..models import Place, Reglement, Session
from .coupures import CoupuresForm
from .qui import QuiForm, motif

SENS = {
    "tiroir-coffre": (_l("Du tiroir au coffre"), "vault"),
    "tiroir-depense": (_l("Payer une petite dépense"), "receipt-text"),
    "tiroir-banque": (_l("Du tiroir à la banque"), "landmark"),
    "coffre-tiroir": (_l("Du coffre au tiroir"), "coins"),
    "banque-tiroir": (_l("De la banque au tiroir"), "banknote"),
}
SENS_DU_COFFRE = {
    "coffre-depense": (_l("Payer une petite dépense"), "receipt-text"),
    "banque-coffre": (_l("De la banque au coffre"), "landmark"),
}
COFFRE = "coffre"
# What one does not see is not ticked for one.
CHEQUES_PAR_ECRAN = 25


class DeplacerForm(QuiForm):
    """How much, from where to where, and why."""

    sens = forms.ChoiceField(
        label=_l("D’où, vers où\u00a0?"),
        error_messages={
            "required": _l("Touchez d’où viennent ces espèces, et où elles vont."),
            "invalid_choice": _l("Touchez d’où viennent ces espèces, et où elles vont."),
        },
    )
    montant = MontantField(
        label=_l("Combien\u00a0?"), error_messages={"required": _l("Tapez un montant en euros.")}
    )
    motif = motif(
        _l("Pourquoi\u00a0?"),
        (
            *(_l("recette de la journée"), _l("trop de billets"), _l("besoin de monnaie")),
            *(_l("timbres"), _l("produits d’entretien")),
        ),
    )

    def __init__(self, data: Any = None, *, sens: dict[str, Any] = SENS, **options: Any) -> None:
        super().__init__(data, **options)
        champ = self.fields["sens"]
        champ.choices = [(code, nom) for code, (nom, _picto) in sens.items()]  # type: ignore[attr-defined]
        champ.widget = Puces(lambda code: sens[str(code)][1])
        champ.widget.choices = champ.choices  # type: ignore[attr-defined]

    def clean_montant(self) -> int:
        cts = self.cleaned_data["montant"]
        if not cts:
            raise forms.ValidationError(_("Zéro euro ne se déplace pas."))
        return cts

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of the services that move cash."""
        propre = self.cleaned_data
        de, _tiret, vers = propre["sens"].partition("-")
        return {
            "uuid": propre["uuid"],
            "de": str(Place(de)),
            "vers": str(Place(vers)),
            "montant_cts": propre["montant"],
            "motif": propre["motif"],
            **self.qui(),
        }


class CompterLeCoffreForm(CoupuresForm):
    """What is in the safe; why it differs, if it does."""

    motif = motif(
        _l("S’il y a un écart, pourquoi\u00a0?"),
        (_l("premier comptage"), _l("on ne sait pas")),
        required=False,
    )

    def clean(self) -> dict[str, Any] | None:
        propre = super().clean()
        if not self.errors and all(self.cleaned_data[r.champ.name] is None for r in self.rangees):
            self.add_error(None, _("Rien n’est compté : s’il n’y a rien au coffre, tapez un 0."))
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.coffres.compter_le_coffre``."""
        return {
            "uuid": self.cleaned_data["uuid"],
            "coupures": self.coupures(),
            "motif": self.cleaned_data["motif"],
            **self.qui(),
        }


class Cheques(forms.CheckboxSelectMultiple):
    """Cheques to tick; each says its cents to the page, which adds them up (``cheques.js``)."""

    centimes: Mapping[str, int] = MappingProxyType({})

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **options)
        option["attrs"]["data-cts"] = self.centimes.get(str(value), 0)
        return option


class RemiseDeChequesForm(QuiForm):
    """Which cheques go, one by one: those of the period that was chosen, unless one is left out.

    Without a period, all of them are ticked only where one screen shows them all.
    """

    par_ecran = CHEQUES_PAR_ECRAN
    cheques = forms.MultipleChoiceField(
        label=_l("Les chèques de cette remise"),
        widget=Cheques,
        error_messages={
            "required": _l("Cochez au moins un chèque."),
            "invalid_choice": _l("Un de ces chèques n’est plus là\u00a0: cochez à nouveau."),
        },
    )

    def __init__(
        self, data: Any = None, *, cheques: list[Reglement], choisis: bool = False, **options: Any
    ) -> None:
        coches = cheques if choisis or len(cheques) <= CHEQUES_PAR_ECRAN else []
        super().__init__(data, initial={"cheques": [str(r.pk) for r in coches]}, **options)
        self.fields["cheques"].choices = [(str(r.pk), _en_mots(r)) for r in cheques]  # type: ignore[attr-defined]
        self.fields["cheques"].widget.centimes = {str(r.pk): r.montant_cts for r in cheques}  # type: ignore[attr-defined]

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.remises.preparer_les_cheques``."""
        propre = self.cleaned_data
        return {
            "uuid": propre["uuid"],
            "cheques": [int(pk) for pk in propre["cheques"]],
            **self.qui(),
        }


class RemiseDEspecesForm(CoupuresForm):
    """What goes in the envelope, and where it is taken from."""

    depuis = forms.ChoiceField(
        label=_l("Pris où\u00a0?"),
        initial=COFFRE,
        widget=Puces(lambda code: "vault" if code == COFFRE else "store"),
        error_messages={"invalid_choice": _l("Ce tiroir a servi depuis\u00a0: choisissez encore.")},
    )

    def __init__(
        self, data: Any = None, *, tiroirs: list[Session], au_coffre_cts: int, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.tiroirs = {str(s.pk): s for s in tiroirs}
        coffre = _("Le coffre (%(reste)s)") % {"reste": euros(au_coffre_cts)}
        self.fields["depuis"].choices = [  # type: ignore[attr-defined]
            (COFFRE, coffre),
            *((pk, _tiroir(s)) for pk, s in self.tiroirs.items()),
        ]

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or {}
        if not self.errors and not self.especes_cts:
            self.add_error(None, _("Comptez ce qui part\u00a0: des billets, des pièces."))
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.remises.preparer_les_especes``."""
        return {
            "uuid": self.cleaned_data["uuid"],
            "coupures": self.coupures(),
            "session": self.tiroirs.get(self.cleaned_data["depuis"]),
            **self.qui(),
        }


def _tiroir(session: Session) -> str:
    return _("Tiroir de %(caisse)s, %(jour)s") % {
        "caisse": session.caisse,
        "jour": date_format(session.jour, "j F"),
    }


def _en_mots(cheque: Reglement) -> str:
    mots = {
        "montant": euros(cheque.montant_cts),
        "ticket": cheque.vente.numero_lisible,
        "jour": date_format(cheque.vente.jour),
        "ref": cheque.reference,
    }
    if cheque.reference:
        return _("%(montant)s, ticket nº %(ticket)s du %(jour)s, %(ref)s") % mots
    return _("%(montant)s, ticket nº %(ticket)s du %(jour)s") % mots
