"""A page that is sent once: its number is made with it, and tells a replay from a new gesture."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .champs import viser_la_premiere_erreur


class PageForm(forms.Form):
    """A gesture whose hidden ``uuid`` is made with the page: sent twice, it is one gesture."""

    # What is said when the number did not come back.
    sans_numero = _("La page avait perdu son numéro : validez à nouveau.")

    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        options["initial"] = {"uuid": uuid.uuid4(), **(options.get("initial") or {})}
        super().__init__(data, files, **options)

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and "uuid" in self.errors:
            self.renouveler()
            self.add_error(None, self.sans_numero)
        viser_la_premiere_erreur(self)

    def renouveler(self, **champs: str) -> None:
        """Make the page a new one: what it held was recorded, or belonged elsewhere.

        ``champs``: what other fields hold from now on.
        """
        tape: Any = self.data
        self.data = tape = tape.copy()
        for nom, valeur in {"uuid": str(uuid.uuid4()), **champs}.items():
            tape[self.add_prefix(nom)] = valeur
