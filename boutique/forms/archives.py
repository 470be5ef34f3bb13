"""Which days an archive holds; to whom invoices are opened, and until when."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.champs import JourField
from petiterockette.formulaires import Formulaire

from ..ouvertures import AccesOuvert


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


class OuvertureForm(Formulaire):
    """One of the accounts that control today, and until when; no day closes the invoices."""

    controle = forms.ChoiceField(
        label=_("Compte de contrôle"), error_messages={"required": _("Dites à quel compte.")}
    )
    jusqu_au = JourField(
        label=_("Ouvertes jusqu’au"),
        help_text=_("Ce jour-là compris, un an au plus."),
        error_messages={"required": _("Dites jusqu’à quel jour.")},
    )

    def __init__(self, data: Any = None, *, controles: Sequence[AccesOuvert]) -> None:
        super().__init__(data)
        self.comptes = {str(c.compte.pk): c.compte for c in controles}
        champ = self.fields["controle"]
        assert isinstance(champ, forms.ChoiceField)
        champ.choices = [
            (pk, f"{compte} ({compte.identifiant})") for pk, compte in self.comptes.items()
        ]

    def geste(self) -> dict[str, Any]:
        propre = self.cleaned_data
        return {"controle": self.comptes[propre["controle"]], "jusqu_au": propre["jusqu_au"]}
