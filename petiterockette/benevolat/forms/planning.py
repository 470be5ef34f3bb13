"""The planning, as it is said: a need, one of its days, why somebody does not come."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import EntierField, HeureField, JourField
from petiterockette.saisie.formulaires import Formulaire

from ..models import Activite, Permanence, Pole
from ..models.permanences import PLACES_MAX
from .heures import OuEtQuoiForm

RYTHMES = (
    (1, _("toutes les semaines")),
    (2, _("une semaine sur deux")),
    (4, _("toutes les 4 semaines")),
    (0, _("ce jour-là seulement")),
)


def _places() -> EntierField:
    return EntierField(
        label=_("Combien de personnes ?"),
        min_value=1,
        max_value=PLACES_MAX,
        error_messages={
            "required": _("Dites combien de personnes."),
            "invalid": _("Tapez un nombre entier."),
            "min_value": _("Il faut au moins une personne."),
            "max_value": _("Trente personnes au plus."),
        },
    )


class BesoinForm(OuEtQuoiForm):
    """People needed from a day on, at which rhythm."""

    debut = JourField(label=_("Premier jour"), error_messages={"required": _("Dites quel jour.")})
    toutes_les = forms.TypedChoiceField(
        label=_("Et ensuite ?"), choices=RYTHMES, coerce=int, initial=1, widget=forms.RadioSelect
    )
    fin = JourField(label=_("Jusqu’au"), required=False, help_text=_("Vide : sans fin prévue."))
    de = HeureField(label=_("De"))
    a = HeureField(label=_("À"))
    places = _places()

    def __init__(self, data: Any = None, **options: Any) -> None:
        options["initial"] = {"places": 2, **(options.get("initial") or {})}
        super().__init__(data, **options)
        for nom in ("debut", "fin"):
            self.fields[nom].widget.attrs["min"] = timezone.localdate().isoformat()


class PermanenceForm(Formulaire):
    """Other hours, or other places, for one day."""

    de = HeureField(label=_("De"))
    a = HeureField(label=_("À"))
    places = _places()

    def __init__(self, data: Any = None, *, permanence: Permanence) -> None:
        initial = {
            "de": timezone.localtime(permanence.debut).time(),
            "a": timezone.localtime(permanence.fin).time(),
            "places": permanence.places,
        }
        super().__init__(data, initial=initial)


class MotifForm(Formulaire):
    """Why: read by the next person."""

    motif = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        help_text=_("Sans raison de santé ni nom de personne : « empêchement » suffit."),
        error_messages={"required": _("Dites pourquoi : la personne suivante le lira.")},
    )


class FinForm(Formulaire):
    """The last day of a need."""

    dernier = JourField(label=_("Dernier jour"), error_messages={"required": _("Dites quel jour.")})

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"dernier": timezone.localdate()})
        self.fields["dernier"].widget.attrs["min"] = timezone.localdate().isoformat()


class ActiviteForm(Formulaire):
    """Something that is done in a pole."""

    pole = forms.ModelChoiceField(
        label=_("Pôle"), queryset=Pole.objects.all(), to_field_name="code", empty_label=None
    )
    nom = forms.CharField(
        label=_("Activité"),
        max_length=Activite._meta.get_field("nom").max_length,
        error_messages={"required": _("Donnez-lui un nom.")},
    )
