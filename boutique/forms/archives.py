"""Which days an archive holds."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.forms.champs import JourField
from petiterockette.champs import poser_le_refus, viser_la_premiere_erreur
from petiterockette.refus import Refus


class ArchiveForm(forms.Form):
    uuid = forms.UUIDField(widget=forms.HiddenInput)
    debut = JourField(label=_("Du"), error_messages={"required": _("Dites à partir de quel jour.")})
    fin = JourField(
        label=_("Au"),
        help_text=_("Ce jour-là compris, s’il est clos."),
        error_messages={"required": _("Dites jusqu’à quel jour.")},
    )

    def __init__(self, data: Any = None, **initial: Any) -> None:
        super().__init__(data, initial={"uuid": uuid4(), **initial})

    def full_clean(self) -> None:
        super().full_clean()
        viser_la_premiere_erreur(self)

    def refuser(self, refus: Refus) -> None:
        poser_le_refus(self, refus)
