"""A page sent once, and who, where and what on it: for a pick-up or a delivery."""

import re

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import Puces
from petiterockette.saisie.champs import l_un_ou_l_autre
from petiterockette.saisie.formulaires import EnvoiForm

from ..mots import VOLUMES, arrondissement, metres_cubes
from ..services.coordonnees import Adresse

DESSINS_DES_VOLUMES = {str(litres): dessin for litres, _mots, dessin in VOLUMES}

CODE_POSTAL = RegexValidator(r"^\d{5}$", _("Un code postal a cinq chiffres."))
COMMUNE = RegexValidator(r"^[^\d@<>]*$", _("Le nom de la ville seulement."))


def puces_des_volumes():
    return Puces(
        lambda litres: DESSINS_DES_VOLUMES.get(str(litres), ""),
        lambda litres: f"≈ {metres_cubes(int(litres))}",
    )


class AdresseForm(EnvoiForm):
    """Who, where and what: for a pick-up or a delivery."""

    nom = forms.CharField(
        label=_("Nom"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Dites votre nom.")},
    )
    telephone = forms.CharField(
        label=_("Téléphone"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text=_("Ou votre courriel, dessous."),
    )
    courriel = forms.EmailField(
        label=_("Courriel"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Cette adresse n’est pas complète : nom@exemple.fr.")},
    )
    adresse = forms.CharField(
        label=_("Adresse"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        help_text=_("Le numéro et la rue."),
        error_messages={"required": _("Dites où passer : le numéro et la rue.")},
    )
    code_postal = forms.CharField(
        label=_("Code postal"),
        max_length=5,
        validators=[CODE_POSTAL],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
        error_messages={
            "required": _("Dites le code postal."),
            "max_length": _("Un code postal a cinq chiffres."),
        },
    )
    commune = forms.CharField(
        label=_("Ville"),
        required=False,
        max_length=60,
        validators=[COMMUNE],
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
        help_text=_("Inutile à Paris."),
    )
    acces = forms.CharField(
        label=_("Code, interphone, bâtiment"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    quoi = forms.CharField(
        label=_("Ce qu’il y a"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Dites en quelques mots ce qu’il y a.")},
    )
    volume_l = forms.TypedChoiceField(
        label=_("À peu près combien"),
        choices=[(litres, mots) for litres, mots, _dessin in VOLUMES],
        coerce=int,
        widget=puces_des_volumes(),
        error_messages={
            "required": _("Touchez ce qui s’en approche le plus."),
            "invalid_choice": _("Touchez ce qui s’en approche le plus."),
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        l_un_ou_l_autre(self, "courriel", "telephone")

    def clean_telephone(self):
        return lire_le_telephone(self.cleaned_data["telephone"])

    def clean_code_postal(self):
        code = self.cleaned_data["code_postal"]
        if code.startswith("75") and not arrondissement(code):
            raise forms.ValidationError(_("Ce code postal n’existe pas à Paris : 75001 à 75020."))
        return code

    def clean(self):
        propre = super().clean()
        if not self.errors.keys() & {"telephone", "courriel"} and not (
            propre.get("telephone") or propre.get("courriel")
        ):
            self.add_error("telephone", _("Un téléphone ou un courriel, pour convenir du passage."))
        code = propre.get("code_postal")
        if code and not arrondissement(code) and not propre.get("commune"):
            self.add_error("commune", _("Dites la ville."))
        return propre

    def adresse_dite(self):
        noms = ("nom", "telephone", "courriel", "adresse", "code_postal", "commune", "acces")
        propre = {nom: " ".join(self.cleaned_data[nom].split()) for nom in noms}
        return Adresse(**propre, quoi=self.cleaned_data["quoi"].strip())


def lire_le_telephone(texte: str) -> str:
    """« 06 12 34 56 78 » or « +33 6 12 34 56 78 » as kept; raises if it cannot be called."""
    chiffres = re.sub(r"[\s.\-()/\u00a0\u202f]", "", texte)
    if not chiffres:
        return ""
    if re.fullmatch(r"0[1-9]\d{8}", chiffres, re.ASCII):
        return " ".join(re.findall("..", chiffres))
    if re.fullmatch(r"(\+|00)\d{8,15}", chiffres, re.ASCII):
        return chiffres
    raise forms.ValidationError(_("Ce numéro n’est pas complet : 06 12 34 56 78."))
