"""What a permanence asks: how many stands, who comes, how long people gave."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ateliers.velo.forms.velos import GesteForm
from petiterockette.lieux.models import Lieu
from petiterockette.personnes.models import Personne
from petiterockette.refus import Refus
from petiterockette.saisie.champs import DureeField, EntierField
from petiterockette.temps.durees import MINUTES_D_UN_JOUR

from ..models import Releve, Visite
from ..models.permanences import PIEDS_MAX
from ..refus import PermanencePrevue
from ..salle import HeuresConnues
from ..services.permanences import AUTRE, MEME, PIEDS, PREVUE

# Twenty days, of one person or of several.
DUREE_MAX_MIN = 20 * MINUTES_D_UN_JOUR
HEURES = ("ouverture_min", "benevoles_min", "salaries_min")


class TempsField(DureeField):
    """Hours that several people gave or that a door stayed open: none, or those of some days."""

    default_error_messages = dict.fromkeys(
        ("lettres", "minutes", "trop_long"),
        _("Une durée s’écrit « 1h30 », « 1,5 » ou « 45 min »."),
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(minimum_min=0, maximum_min=DUREE_MAX_MIN, **options)


class OuvrirForm(GesteForm):
    lieu = forms.ModelChoiceField(Lieu.objects.none(), label=_("Lieu"), empty_label=None)
    pieds = EntierField(
        label=_("Places pour réparer"),
        help_text=_("Combien de vélos se réparent à la fois : un par pied d’atelier."),
        min_value=1,
        max_value=PIEDS_MAX,
        initial=PIEDS,
    )
    laquelle = forms.ChoiceField(
        choices=[(PREVUE, ""), (AUTRE, "")], required=False, widget=forms.HiddenInput
    )

    def __init__(
        self, data: Any = None, *, lieux: Any, ici: Lieu | None = None, pieds: int | None = None
    ) -> None:
        super().__init__(data)
        champ: Any = self.fields["lieu"]
        champ.queryset = lieux
        self.initial |= {"lieu": ici} | ({"pieds": pieds} if pieds else {})
        # Asked again with its two answers, where one is foreseen at other hours.
        self.demande_laquelle = False

    def refuser(self, refus: Refus) -> None:
        self.demande_laquelle = isinstance(refus, PermanencePrevue)
        super().refuser(refus)


class OuvrirPrevueForm(GesteForm):
    """One touch; ``laquelle``: that it opens at other hours than its own, or is open already."""

    laquelle = forms.ChoiceField(choices=[(PREVUE, ""), (MEME, "")], required=False)


class ArriveeForm(GesteForm):
    """One tap on a name, « +1 », or a name that the directory did not know."""

    personne = forms.ModelChoiceField(Personne.objects.connues(), required=False)
    nouvelle = forms.CharField(max_length=60, required=False)


class InstallationForm(GesteForm):
    pied = EntierField(min_value=1, required=False)


class VisiteForm(GesteForm):
    """Somebody who came to a permanence."""

    visite = forms.ModelChoiceField(Visite.objects.none())

    def __init__(self, data: Any = None, *, permanence: Any) -> None:
        super().__init__(data)
        champ: Any = self.fields["visite"]
        champ.queryset = permanence.visites.select_related("permanence")


class DepartForm(VisiteForm):
    a_repare = forms.BooleanField(required=False)


class FermerForm(GesteForm):
    """How long it was open, how long people gave.

    What is known is there already; the rest is asked, never supposed.
    """

    ouverture_min = TempsField(
        label=_("Durée d’ouverture"),
        help_text=_("« 3h30 », « 3,5 »."),
        error_messages={"required": _("Dites combien de temps elle est restée ouverte.")},
    )
    benevoles_min = TempsField(
        label=_("Temps des bénévoles, en tout"),
        help_text=_("« 6h » pour deux bénévoles pendant trois heures."),
        error_messages={"required": _("Dites combien ; 0 s’il n’y en avait pas.")},
    )
    salaries_min = TempsField(
        label=_("Temps des salariés, en tout"),
        error_messages={"required": _("Dites combien ; 0 s’il n’y en avait pas.")},
    )

    # Whoever closes may not know: the button that says so asks for nothing.
    a_completer = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, connu: HeuresConnues, dernier: Releve | None = None
    ) -> None:
        self.dernier = dernier
        dit: Any = dernier or connu
        super().__init__(data, initial={nom: getattr(dit, nom) for nom in HEURES})
        if data and data.get("a_completer"):
            for nom in HEURES:
                self.fields[nom].required = False
        if not dernier and connu.inscrits:
            self.fields["benevoles_min"].help_text = ngettext(
                "%(n)d bénévole s’était inscrit : à changer si d’autres sont venus.",
                "%(n)d bénévoles s’étaient inscrits : à changer si d’autres sont venus.",
                connu.inscrits,
            ) % {"n": connu.inscrits}

    def geste(self) -> dict[str, Any]:
        dit = {nom: self.cleaned_data[nom] for nom in HEURES}
        return dict.fromkeys(HEURES) if None in dit.values() else dit
