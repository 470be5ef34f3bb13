"""What the first page asks: the code, the house, its sites, who begins."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.forms.comptes import IdentifiantNouveauForm
from petiterockette.comptes.poles import POLES
from petiterockette.installation import Listes
from petiterockette.lieux.models import Association, Lieu, Point
from petiterockette.personnes.models import Personne
from petiterockette.saisie.formulaires import Formulaire

from .services import LieuVoulu, PremierePersonne

LIEUX = 4
LISTES = (
    (
        Listes.MINIMALES,
        _("L’essentiel, pour toute ressourcerie\u00a0: le reste s’ajoute à votre façon"),
    ),
    (
        Listes.LA_PETITE_ROCKETTE,
        _("Celles de La Petite Rockette\u00a0: ses prix, ses bacs, ses filières, Paris"),
    ),
)


class PolesForm(Formulaire):
    """Which poles the house has."""

    poles = forms.MultipleChoiceField(
        label=_("Pôles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("un pôle décoché n’est nulle part à l’écran ; rien ne s’en perd"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["poles"].choices = list(POLES.items())  # type: ignore[attr-defined]


def _longueur(modele: Any, champ: str) -> int:
    return modele._meta.get_field(champ).max_length


class LieuVouluForm(Formulaire):
    """A site, and what is done there; left as it was shown, it is none."""

    nom = forms.CharField(
        label=_("Son nom"),
        max_length=_longueur(Lieu, "nom"),
        help_text=_("comme on le dit chez vous\u00a0: la rue, le quartier"),
        error_messages={"required": _("Donnez-lui un nom.")},
    )
    adresse = forms.CharField(
        label=_("Adresse"), max_length=_longueur(Lieu, "adresse"), required=False
    )
    code_postal = forms.CharField(
        label=_("Code postal"),
        required=False,
        validators=[RegexValidator(r"^\d{5}$", _("Un code postal a cinq chiffres."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    commune = forms.CharField(
        label=_("Commune"), max_length=_longueur(Lieu, "commune"), required=False
    )
    points = forms.MultipleChoiceField(
        label=_("Ce qu’on y fait"),
        choices=(
            (Point.Genre.COMPTOIR, _("on reçoit des dons au comptoir")),
            (Point.Genre.QUAI, _("des kilos en partent")),
            (Point.Genre.CAISSE, _("on y vend")),
            (Point.Genre.ATELIER, _("on y répare")),
            (Point.Genre.CAMION, _("un camion en part")),
        ),
        initial=[Point.Genre.COMPTOIR, Point.Genre.QUAI, Point.Genre.CAISSE],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez au moins une chose.")},
    )

    @property
    def est_tape(self) -> bool:
        """Whether somebody wrote something there."""
        return self.is_bound and self.has_changed()

    def voulu(self) -> LieuVoulu:
        dit = self.cleaned_data
        return LieuVoulu(**{**dit, "points": tuple(dit["points"])})


class _Lieux(forms.BaseFormSet):
    """The sites: at least one, of different names."""

    def clean(self) -> None:
        noms: set[str] = set()
        for form in self.forms:
            nom = form.cleaned_data.get("nom", "").casefold() if form.is_valid() else ""
            if nom and nom in noms:
                form.add_error("nom", _("Deux lieux portent ce nom."))
            noms.add(nom)

    def voulus(self) -> list[LieuVoulu]:
        """The sites that were typed."""
        return [form.voulu() for form in self.forms if form.est_tape]


LieuxFormSet = forms.formset_factory(
    LieuVouluForm, formset=_Lieux, extra=LIEUX, max_num=LIEUX, absolute_max=LIEUX
)


class DepartForm(PolesForm, IdentifiantNouveauForm):
    """The house and who begins; its sites are asked beside (``LieuxFormSet``)."""

    field_order = ("code", "association", "listes", "poles", "prenom", "nom", "identifiant")

    code = forms.CharField(
        label=_("Code de départ"),
        max_length=40,
        help_text=_("l’installation l’a montré en finissant\u00a0: douze signes"),
        widget=forms.TextInput(
            attrs={
                "autofocus": True,
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )
    association = forms.CharField(
        label=_("Nom de l’association"),
        max_length=_longueur(Association, "nom"),
        help_text=_("en tête des pages et des papiers"),
    )
    listes = forms.ChoiceField(
        label=_("Listes de départ"),
        choices=LISTES,
        initial=Listes.MINIMALES,
        widget=forms.RadioSelect,
    )
    prenom = forms.CharField(label=_("Prénom"), max_length=_longueur(Personne, "prenom"))
    nom = forms.CharField(label=_("Nom"), max_length=_longueur(Personne, "nom"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["identifiant"].widget.attrs.pop("autofocus")

    def personne(self) -> PremierePersonne:
        noms = ("prenom", "nom", "identifiant", "mot_de_passe")
        return PremierePersonne(**{nom: self.cleaned_data[nom] for nom in noms})
