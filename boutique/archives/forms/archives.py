"""Which days an archive holds."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import JourField
from petiterockette.saisie.formulaires import Formulaire


class ArchiveForm(Formulaire):
    genre = forms.ChoiceField(
        label=_("Quoi"),
        choices=[
            ("caisses", _("Les caisses, où personne n’est nommé")),
            ("factures", _("Les factures, avec le nom de leurs clients")),
        ],
        initial="caisses",
        error_messages={"required": _("Dites ce que l’archive tient.")},
    )
    uuid = forms.UUIDField(widget=forms.HiddenInput)
    debut = JourField(label=_("Du"), error_messages={"required": _("Dites à partir de quel jour.")})
    fin = JourField(
        label=_("Au"),
        help_text=_("Ce jour-là compris, s’il est clos."),
        error_messages={"required": _("Dites jusqu’à quel jour.")},
    )

    def __init__(self, data: Any = None, **initial: Any) -> None:
        super().__init__(data, initial={"uuid": uuid4(), **initial})
