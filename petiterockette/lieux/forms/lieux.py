from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.iban import IbanIllisible, lire_iban
from petiterockette.saisie.champs import JourField, MasseField
from petiterockette.temps.dates import date_format

from ..models import Association, Lieu, Point


class AssociationForm(forms.ModelForm):
    siret = forms.CharField(
        label=_("SIRET"),
        required=False,
        max_length=18,
        help_text=_("quatorze chiffres"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    class Meta:
        model = Association
        fields = (
            *("nom", "adresse", "siret", "numero_tva", "iban", "courriel", "telephone"),
            *("debut_exercice", "afficher_energie", "comparable_masse_pc", "comparable_jours_pc"),
        )
        help_texts = {
            "nom": _("en tête des pages et des papiers"),
            "iban": _("s’écrit sur les factures à payer"),
            "debut_exercice": _("la clôture annuelle des caisses se fait la veille"),
            "comparable_masse_pc": _(
                "une période qui pèse moins que cette part de l’autre n’est pas comparée ; 0 : "
                "toujours comparer"
            ),
            "comparable_jours_pc": _("de même, si elle a été ouverte moins que cette part"),
            "afficher_energie": _("sinon, elle compte avec la déchetterie"),
        }

    def clean_siret(self) -> str:
        return _siret(self.cleaned_data["siret"])

    def clean_iban(self) -> str:
        tape = self.cleaned_data["iban"]
        try:
            return lire_iban(tape) if tape else ""
        except IbanIllisible as illisible:
            raise forms.ValidationError(
                _("Cet IBAN ne tombe pas juste\u00a0: recopiez-le du relevé de la banque."),
                code="iban",
            ) from illisible


class LieuForm(forms.ModelForm):
    """A site; its code, on every posted document, is chosen once."""

    ouvert_le = JourField(label=_("Ouvert le"))
    ferme_le = JourField(
        label=_("Fermé à partir du"),
        required=False,
        help_text=_("le premier jour où plus rien ne s’y fait ; le passé reste"),
    )

    class Meta:
        model = Lieu
        fields = ("nom", "code", "adresse", "code_postal", "commune", "ouvert_le", "ferme_le")
        help_texts = {"code": _("trois lettres, par exemple CHV ; il ne change plus ensuite")}

    def __init__(self, *args: Any, plus_tot: date | None = None, **kwargs: Any) -> None:
        """``plus_tot``: a day since when somebody needs it to have been open, proposed here."""
        super().__init__(*args, **kwargs)
        if plus_tot:
            dits = {"jour": date_format(self.instance.ouvert_le, "j F Y")}
            self.initial["ouvert_le"] = plus_tot
            self.fields["ouvert_le"].help_text = (
                _("il est noté du %(jour)s\u00a0; ce que vous reprenez commence plus tôt") % dits
            )
        if self.instance.pk:
            del self.fields["code"]
        else:
            self.fields["code"].widget.attrs["autocapitalize"] = "characters"
        self.fields["code_postal"].validators.append(
            RegexValidator(r"^\d{5}$", _("Un code postal a cinq chiffres."))
        )

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].upper()
        if Lieu.objects.filter(code__iexact=code).exists():
            raise forms.ValidationError(
                _("Le code « %(code)s » est déjà pris : choisissez-en un autre."),
                code="pris",
                params={"code": code},
            )
        return code

    def clean(self) -> None:
        super().clean()
        _fermer_apres_ouvrir(self)


class PointForm(forms.ModelForm):
    """A point of a site: a counter, a truck, a dock, a till, a workshop."""

    maximum_g = MasseField(
        label=_("La balance s’arrête à"),
        required=False,
        help_text=_("par exemple 700 ; vide s’il n’y a pas de balance"),
    )
    ouvert_le = JourField(label=_("Ouvert le"))
    ferme_le = JourField(
        label=_("Fermé à partir du"),
        required=False,
        help_text=_("le premier jour où plus rien ne s’y fait ; le passé reste"),
    )

    class Meta:
        model = Point
        fields = ("nom", "genre", "maximum_g", "ouvert_le", "ferme_le")
        widgets = {"genre": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["genre"].choices = Point.Genre.choices

    def clean_nom(self) -> str:
        nom = " ".join(self.cleaned_data["nom"].split())
        memes = self.instance.lieu.points.filter(nom__iexact=nom).exclude(pk=self.instance.pk)
        if memes.exists():
            raise forms.ValidationError(_("Ce lieu a déjà un point de ce nom."), code="pris")
        return nom

    def clean(self) -> None:
        super().clean()
        _fermer_apres_ouvrir(self)


def _fermer_apres_ouvrir(form: forms.ModelForm) -> None:
    ouvert_le, ferme_le = form.cleaned_data.get("ouvert_le"), form.cleaned_data.get("ferme_le")
    if ouvert_le and ferme_le and ferme_le < ouvert_le:
        form.add_error("ferme_le", _("La fermeture précède l’ouverture."))


def _siret(texte: str) -> str:
    siret = "".join(texte.split())
    if siret and not (len(siret) == 14 and siret.isascii() and siret.isdigit()):
        raise forms.ValidationError(_("Un SIRET a quatorze chiffres."), code="siret")
    return siret
