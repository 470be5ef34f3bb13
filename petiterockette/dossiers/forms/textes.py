from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petiterockette.photos.champs import PhotoChoisieInput, PhotoField
from petiterockette.saisie.champs import l_un_ou_l_autre
from petiterockette.saisie.formulaires import Formulaire

from ..models import Texte
from ..registre import Proposition


class TexteForm(Formulaire):
    """A passage of a dossier: its title, its words, its picture."""

    titre = forms.CharField(
        label=_("Son titre"),
        max_length=100,
        error_messages={"required": _("Donnez un titre à ce texte.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    mots = forms.CharField(
        label=_("Le texte"),
        max_length=6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    retirer_photo = forms.BooleanField(
        label=_("Retirer la photo"),
        required=False,
        help_text=_("Le texte reste\u00a0; une photo choisie dessous prend sa place."),
    )
    photo = PhotoField(label=_("Une photo"), required=False, widget=PhotoChoisieInput)
    legende = forms.CharField(
        label=_("Ce que la photo montre"),
        max_length=200,
        required=False,
        help_text=_(
            "Demandé avec une photo\u00a0: lu à voix haute à qui ne la voit pas, imprimé dessous."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, texte: Texte | None) -> None:
        initial = {}
        if texte:
            initial = {"titre": texte.titre, "mots": texte.texte, "legende": texte.legende}
        super().__init__(data, files, initial=initial)
        if texte and texte.signes_max:
            self.fields["mots"].help_text = _("%(n)s signes au plus.") % {"n": texte.signes_max}
            self.fields["mots"].widget.attrs |= _compte_des_signes(texte.signes_max)
        # What is longer is kept as it was typed, and refused with its count: nothing is cut.
        self.fields["mots"].widget.attrs.pop("maxlength", None)
        if texte and texte.photo:
            self.fields["photo"].label = _("Une autre photo")
            self.fields["photo"].widget.autre = True
        else:
            del self.fields["retirer_photo"]
        l_un_ou_l_autre(self, "mots", "legende")

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or self.cleaned_data
        gardee = "retirer_photo" in self.fields and not propre.get("retirer_photo")
        if (propre.get("photo") or gardee) and not propre.get("legende"):
            self.add_error("legende", _("Dites ce que la photo montre."))
        return propre


class PropositionsForm(Formulaire):
    """What the rooms propose, all of it ticked: a draft takes what stays so."""

    titres = forms.MultipleChoiceField(
        label=_("Ce que le dossier reprend"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez au moins un texte, ou revenez sans rien changer.")},
    )

    def __init__(self, data: Any = None, *, proposees: Sequence[Proposition]) -> None:
        super().__init__(data, initial={"titres": [p.titre for p in proposees]})
        self.fields["titres"].choices = [(p.titre, _dite(p)) for p in proposees]


def _compte_des_signes(maximum: int) -> dict[str, Any]:
    """What a field says to the script that counts what is typed (``compter.js``)."""
    return {
        "data-signes-max": maximum,
        "data-signe": gettext("{n} signe sur {max}"),
        "data-signes": gettext("{n} signes sur {max}"),
    }


def _dite(proposition: Proposition) -> str:
    """The title, whether a photo comes with it or how many paragraphs, and how its words begin,
    between quotes."""
    titre, paragraphes = proposition.titre, len(proposition.texte.split("\n\n"))
    if proposition.photo:
        titre = gettext("%(titre)s (avec sa photo)") % {"titre": titre}
    elif paragraphes > 1:
        titre = gettext("%(titre)s (%(n)s paragraphes)") % {"titre": titre, "n": paragraphes}
    debut = Truncator(proposition.texte).words(14).replace(".…", "…")
    return f"{titre} «\u00a0{debut}\u00a0»" if debut else titre
