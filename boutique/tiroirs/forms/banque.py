"""What is carried to the bank."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boutique.caisses.forms.qui import QuiForm, motif
from boutique.caisses.models import Session
from boutique.ventes.models import Reglement
from collecte.matiere.champs import Puces
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

from .coupures import CoupuresForm
from .sessions import GesteSimpleForm

COFFRE = "coffre"
# What one does not see is not ticked for one.
CHEQUES_PAR_ECRAN = 25


class AnnulerLaRemiseForm(GesteSimpleForm):
    """Why a slip that is not at the bank is undone."""

    motif = motif(
        _l("Pourquoi\u00a0?"),
        (
            *(_l("préparée par erreur"), _l("un chèque de trop")),
            *(_l("un chèque manque"), _l("la banque l’a refusée")),
        ),
    )

    field_order = ("motif",)


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
        prefetch_related_objects(cheques, "vente__factures")
        coches = cheques if choisis or len(cheques) <= CHEQUES_PAR_ECRAN else []
        super().__init__(data, initial={"cheques": [str(r.pk) for r in coches]}, **options)
        self.fields["cheques"].choices = [(str(r.pk), _en_mots(r)) for r in cheques]  # type: ignore[attr-defined]
        self.fields["cheques"].widget.centimes = {str(r.pk): r.montant_cts for r in cheques}  # type: ignore[attr-defined]

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.banque.preparer_les_cheques``."""
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
        """The cleaned data, in the words of ``services.banque.preparer_les_especes``."""
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
    """What tells a cheque from another: when, at which till, whose, as far as that is known."""
    vente = cheque.vente
    le = timezone.localtime(vente.le)
    phrase = _("%(montant)s, ticket nº %(ticket)s du %(jour)s")
    if le.date() == vente.jour:
        phrase = _("%(montant)s, ticket nº %(ticket)s du %(jour)s à %(heure)s")
    mots = {
        "montant": euros(cheque.montant_cts),
        "ticket": vente.numero_lisible,
        "jour": date_format(vente.jour),
        "heure": date_format(le, "G\u00a0\\h\u00a0i"),
    }
    dit = getattr(cheque, "cheque", None)
    client = next((f.client_nom for f in vente.factures.all()), "")
    qui = (dit.tireur if dit else "") or client
    numero = (dit.numero if dit else "") or cheque.reference
    suite = (vente.serie.caisse.point.nom_complet, qui, numero)
    return " · ".join([phrase % mots, *(mot for mot in suite if mot)])
