"""A request as it is typed, its dates, its end."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from ateliers.seances.publics import Public
from ateliers.seances.services.seances import Horaire
from collecte.matiere.champs import Puces
from petiterockette.lieux.models import Lieu
from petiterockette.saisie.champs import EntierField, HeureField, JourField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import PageForm

from ..etats import Raison
from ..models import Demande, Organisme
from ..services.demandes import DemandeDite
from ..services.organismes import OrganismeDit

_DE_L_ORGANISME = ("organisme", "genre", "adresse", "code_postal")


class DemandeForm(PageForm):
    """Who asks, for whom, for what, and when they would like it."""

    lieu = forms.ModelChoiceField(
        Lieu.objects.none(), label=_("Lieu qui répond"), to_field_name="code", empty_label=None
    )
    organisme = forms.CharField(
        label=_("Qui demande"),
        max_length=120,
        help_text=_("L’école, le centre de loisirs, l’entreprise."),
        error_messages={"required": _("Dites qui demande.")},
    )
    genre = forms.ChoiceField(label=_("C’est"), choices=Organisme.Genre.choices)
    code_postal = forms.CharField(
        label=_("Code postal"),
        max_length=5,
        required=False,
        validators=[RegexValidator(r"^\d{5}$", _("Un code postal a cinq chiffres."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Pour compter par arrondissement."),
    )
    adresse = forms.CharField(
        label=_("Adresse"), max_length=200, required=False, help_text=_("Pour le devis.")
    )
    contact = forms.CharField(label=_("Qui appeler"), max_length=80, required=False)
    courriel = forms.EmailField(
        label=_("Courriel"),
        required=False,
        help_text=_("Sert à préparer cette animation ; effacé un an après la fin de la demande."),
        error_messages={"invalid": _("Cette adresse n’existe pas : vérifiez-la.")},
    )
    telephone = forms.CharField(
        label=_("Téléphone"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    theme = forms.ChoiceField(label=_("Thème"), choices=Demande.Theme.choices)
    public = forms.ChoiceField(label=_("Public"), choices=Public.choices)
    effectif = EntierField(
        label=_("Combien de personnes"),
        min_value=1,
        max_value=2_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Dites combien de personnes, même à peu près."),
            "invalid": _("Tapez un nombre entier."),
        },
    )
    souhait_le = JourField(label=_("Date souhaitée"), required=False)
    souhaits = forms.CharField(
        label=_("Autres dates possibles"),
        max_length=200,
        required=False,
        help_text=_("Par exemple : les mardis matin de mars."),
    )
    gratuite = forms.BooleanField(
        label=_("Gratuite"), required=False, help_text=_("Il n’y a pas de devis à faire.")
    )
    notes = forms.CharField(
        label=_("Notes"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data=None, *, lieux, demande=None):
        super().__init__(data, initial=_valeurs(demande) if demande else {})
        self.fields["lieu"].queryset = Lieu.objects.filter(pk__in=[li.pk for li in lieux])
        if lieux:
            self.initial.setdefault("lieu", lieux[0].code)
        if demande:
            del self.fields["lieu"]
        l_un_ou_l_autre(self, "courriel", "telephone")

    def geste(self):
        """The cleaned data, in the words of ``services.demandes``."""
        p = self.cleaned_data
        organisme = OrganismeDit(p["organisme"], p["genre"], p["adresse"], p["code_postal"])
        hors = {*_DE_L_ORGANISME, "uuid", "lieu"}
        dite = DemandeDite(**{nom: valeur for nom, valeur in p.items() if nom not in hors})
        return {"organisme": organisme, "dite": dite}


class ConfirmerForm(PageForm):
    """When the séance is, and where, if not at the site."""

    jour = JourField(label=_("Jour"), error_messages={"required": _("Dites quel jour.")})
    de = HeureField(label=_("De"))
    a = HeureField(label=_("À"))
    adresse = forms.CharField(
        label=_("Adresse, si c’est hors les murs"), max_length=200, required=False
    )

    def __init__(self, data=None, *, demande):
        super().__init__(data, initial={"jour": demande.souhait_le})

    def geste(self):
        p = self.cleaned_data
        horaire = Horaire(p["jour"], p["de"], p["a"])
        return {"uuid": p["uuid"], "horaire": horaire, "adresse": p["adresse"]}


class ArreterForm(PageForm):
    raison = forms.ChoiceField(
        label=_("Pourquoi"),
        choices=Raison.choices,
        widget=Puces(),
        error_messages={"required": _("Touchez une raison.")},
    )


def _valeurs(demande):
    organisme = demande.organisme
    noms = (
        *("contact", "courriel", "telephone", "theme", "public", "effectif", "souhait_le"),
        *("souhaits", "gratuite", "notes"),
    )
    return {nom: getattr(demande, nom) for nom in noms} | {
        "organisme": organisme.nom,
        "genre": organisme.genre,
        "adresse": organisme.adresse,
        "code_postal": organisme.code_postal,
    }
