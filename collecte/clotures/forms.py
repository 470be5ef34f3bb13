"""Closing a month, and reopening it."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.livre.entete import Entete
from petiterockette.empreintes import empreinte_de
from petiterockette.saisie.formulaires import Formulaire


class CloreForm(Formulaire):
    """What was read, and that what is odd was seen. ``vu``: the digest of the figures."""

    vu = forms.CharField(widget=forms.HiddenInput, required=False)
    accepte = forms.BooleanField(
        error_messages={"required": _("Cochez pour dire que vous les avez vues.")}
    )

    def __init__(self, data=None, *, empreinte, etranges):
        super().__init__(data, initial={"vu": empreinte})
        if etranges:
            self.fields["accepte"].label = _("J’ai vu ce qui est étrange, et je clos quand même")
        else:
            del self.fields["accepte"]

    def relire(self, empreinte):
        """The figures changed: what is agreed to next is what the page shows now."""
        self.data = self.data.copy()
        self.data["vu"] = empreinte
        self.data.pop("accepte", None)


class CloreDeSuiteForm(Formulaire):
    """Several months read together: the digest of each, and that what is odd was seen.

    ``mois``: what the page shows of each (``mois``, ``empreinte``, ``etranges``).
    """

    accepte = forms.BooleanField(
        label=_("J’ai vu ce qui est étrange, et je clos quand même"),
        error_messages={"required": _("Cochez pour dire que vous les avez vues.")},
    )

    def __init__(self, data=None, *, mois):
        super().__init__(data)
        if not any(lu.etranges for lu in mois):
            del self.fields["accepte"]
        for lu in mois:
            self.fields[_champ(lu.mois)] = forms.CharField(
                widget=forms.HiddenInput, initial=lu.empreinte, required=False
            )

    def clean(self):
        super().clean()
        if any(champ.value() in ("", None) for champ in self.hidden_fields()):
            raise forms.ValidationError(
                _("Un mois est à clore depuis que vous avez ouvert la page\u00a0: relisez-la.")
            )

    def vu(self, mois):
        """The digest of a month as the page showed it."""
        return self.cleaned_data[_champ(mois)]


def _champ(mois):
    return f"vu_{mois:%Y_%m}"


class RouvrirForm(Formulaire):
    motif = forms.CharField(
        label=_("Pourquoi le rouvrir ?"),
        max_length=200,
        error_messages={"required": _("Dites pourquoi ce mois doit être rouvert.")},
    )


class SoldeForm(Formulaire):
    """« Écrire ces ventes »: one page, one bon."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data=None):
        super().__init__(data, initial={"uuid": uuid.uuid4()})

    def entete(self, lieu, mois, compte):
        return Entete(
            uuid=self.cleaned_data["uuid"],
            empreinte=empreinte_de({"solde": lieu.pk, "mois": mois}),
            lieu=lieu,
            point=None,
            compte=compte,
            par=None,
        )
