"""Who wants to come, as they type it, or as the team does for them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.annuaire import joindre
from petiterockette.personnes.champs import ChampPersonne
from petiterockette.personnes.models import Finalite
from petiterockette.saisie.champs import EntierField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import PageForm, PiegeARobots

from ..services.inscriptions import PLACES_MAX, Inscrit

# Said before it is refused.
COURRIEL_OU_TELEPHONE = _("Courriel (ou un téléphone\u00a0: il faut l’un des deux)")


class InscriptionForm(PageForm):
    nom = forms.CharField(
        label=_("Votre nom"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Dites votre nom : il sera appelé à l’entrée.")},
    )
    courriel = forms.EmailField(
        label=COURRIEL_OU_TELEPHONE,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Le lien pour confirmer y arrive."),
    )
    telephone = forms.RegexField(
        r"^[0-9+. ()-]{6,20}$",
        label=_("Téléphone (ou un courriel)"),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={"invalid": _("Par exemple : 06 12 34 56 78.")},
    )
    places = EntierField(
        label=_("Combien de personnes"),
        min_value=1,
        max_value=PLACES_MAX,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "max_value": _("%(limit_value)s places au plus\u00a0: pour un groupe, appelez-nous.")
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        l_un_ou_l_autre(self, "courriel", "telephone")

    def inscrit(self):
        p = self.cleaned_data
        return Inscrit(
            uuid=p["uuid"],
            nom=p["nom"],
            courriel=p["courriel"],
            telephone=p["telephone"],
            places=p["places"],
        )


class InscriptionPubliqueForm(PiegeARobots, InscriptionForm):
    """The public one."""


class InscriptionEquipeForm(InscriptionForm):
    """Typed by the team: somebody called, or stands there; known already, their contact follows."""

    nom = None  # type: ignore[assignment]
    qui = ChampPersonne(label=_("Nom"), libre=True, error_messages={"required": _("Dites le nom.")})
    courriel = forms.EmailField(
        label=COURRIEL_OU_TELEPHONE,
        required=False,
        help_text=_(
            "Nous prévenons par là. Quelqu’un de l’annuaire\u00a0: laissez vide, son contact est "
            "repris si son accord y est noté."
        ),
    )
    places = EntierField(
        label=_("Combien de personnes"),
        min_value=1,
        max_value=60,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    field_order = ("qui", "courriel", "telephone", "places")

    def inscrit(self):
        p = self.cleaned_data
        connu = joindre(p["qui"], Finalite.SERVICE)
        return Inscrit(
            uuid=p["uuid"],
            nom=str(p["qui"])[:80],
            courriel=p["courriel"] or connu.get("courriel", ""),
            telephone=p["telephone"] or connu.get("telephone", ""),
            places=p["places"],
        )
