"""The forms of pages: what they sent, and whether it was sent already.

A page is sent once: its number is made with it, and tells a replay from a new gesture. And the
trap of public ones, which robots fill in.
"""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from petiterockette.refus import Refus

from .champs import Exige, exiger, l_un_ou_l_autre, viser_la_premiere_erreur


def donnees_postees(request: HttpRequest) -> QueryDict | None:
    """What a page's form sent, even if it is nothing; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


class Formulaire(forms.Form):
    """A form of a page: what is wrong with it, typed or refused, is said beside its field."""

    def full_clean(self) -> None:
        super().full_clean()
        viser_la_premiere_erreur(self)

    def refuser(self, refus: forms.ValidationError) -> None:
        """Say what a service or a row refused, beside the fields concerned where there are some."""
        dits: Any = refus.champs if isinstance(refus, Refus) else {}
        if hasattr(refus, "error_dict"):
            dits = refus.message_dict
        siens = {nom: phrases for nom, phrases in dits.items() if nom in self.fields}
        for nom, phrases in siens.items():
            self.add_error(nom, phrases)
        if not siens:
            self.add_error(None, refus.messages)
        viser_la_premiere_erreur(self)

    def faire(self, geste: Callable[[], object]) -> bool:
        """Do what was typed; False where a rule refuses it, which the form says then."""
        try:
            geste()
        except Refus as refus:
            self.refuser(refus)
            return False
        return True


class PageForm(Formulaire):
    """A gesture whose hidden ``uuid`` is made with the page: sent twice, it is one gesture."""

    # The fields that other answers may demand: none of them is « facultatif ».
    exiges: tuple[Exige, ...] = ()
    # What is said when the number did not come back.
    sans_numero = _("La page avait perdu son numéro : validez à nouveau.")

    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        options["initial"] = {"uuid": uuid.uuid4(), **(options.get("initial") or {})}
        super().__init__(data, files, **options)
        l_un_ou_l_autre(self, *(e.nom for e in self.exiges))

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        exiger(self, propre, self.exiges)
        return propre

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and "uuid" in self.errors:
            self.renouveler()
            self.add_error(None, self.sans_numero)

    def refuser(self, refus: forms.ValidationError) -> None:
        if isinstance(refus, Refus) and refus.page_servie:
            self.renouveler()
        super().refuser(refus)

    def renouveler(self, **champs: str) -> None:
        """Make the page a new one: what it held was recorded, or belonged elsewhere.

        ``champs``: what other fields hold from now on.
        """
        tape: Any = self.data
        self.data = tape = tape.copy()
        for nom, valeur in {"uuid": str(uuid.uuid4()), **champs}.items():
            tape[self.add_prefix(nom)] = valeur


class EnvoiForm(PageForm):
    """What is sent once, rather than validated."""

    sans_numero = _("La page avait perdu son numéro : envoyez à nouveau.")


class PiegeARobots(forms.Form):
    """``site`` is a trap of public forms: people do not see it, robots fill it in."""

    site = forms.CharField(
        label=_("Laissez cette case vide"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or {}
        if propre.get("site"):
            # Somebody's browser may have filled it: the next sending is theirs.
            tape: Any = self.data
            self.data = tape = tape.copy()
            tape["site"] = ""
            self.add_error(
                None,
                _(
                    "Une case invisible était remplie, comme font les robots. "
                    "Si vous êtes bien quelqu’un, envoyez à nouveau."
                ),
            )
        return propre
