"""What an administrator says before a till goes on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boutique.caisses.forms.qui import motif
from petiterockette.saisie.champs import NumeroField
from petiterockette.saisie.formulaires import Formulaire


class RepriseForm(Formulaire):
    """Which till, and what happened."""

    point = NumeroField()
    motif = motif(
        _("Ce qui s’est passé"),
        (
            *(_("heure de l’ordinateur corrigée"), _("panne de courant")),
            _("sauvegarde remise après une panne"),
        ),
        max_length=200,
        error_messages={"required": _("Dites ce qui s’est passé\u00a0: cela reste écrit.")},
    )

    def geste(self) -> dict[str, Any]:
        return {"motif": self.cleaned_data["motif"]}


class MaisonForm(Formulaire):
    """What happened, before the whole house goes on."""

    motif = motif(
        _("Ce qui s’est passé"),
        (_("disque plein"), _("coupure de courant"), _("sauvegarde remise après une panne")),
        max_length=200,
        error_messages={"required": _("Dites ce qui s’est passé\u00a0: cela reste écrit.")},
    )

    def geste(self) -> dict[str, Any]:
        return {"motif": self.cleaned_data["motif"]}


class RestaurationForm(RepriseForm):
    """Also: the last number that is known on paper."""

    dernier_papier = forms.CharField(
        label=_("Dernier numéro lu sur un ticket en papier"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Le plus grand que vous trouviez, ou «\u00a0aucun\u00a0»."),
        error_messages={
            "required": _("Tapez ce numéro, ou «\u00a0aucun\u00a0»\u00a0: il reste écrit.")
        },
    )
    field_order = ("dernier_papier", "motif")

    def geste(self) -> dict[str, Any]:
        return super().geste() | {"dernier_papier": self.cleaned_data["dernier_papier"]}
