"""Hours, as they are typed: by oneself in three taps, for a team, or corrected."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.personnes.models import Personne
from petiterockette.saisie.champs import DureeField, JourField, l_un_ou_l_autre
from petiterockette.saisie.formulaires import PageForm
from petiterockette.temps.durees import en_duree
from petiterockette.temps.raccourcis import ces_jours

from ..benevoles import les_memes
from ..models import Activite, HeuresFaites, Pole
from ..services.heures import JOURS_SEUL

# The big chips, in minutes.
DUREES = ((60, _("1 h")), (120, _("2 h")), (180, _("3 h")), (240, _("4 h")))


class ActiviteField(forms.ModelChoiceField):
    """An activity named after its pole: « Boutique · Caisse »."""

    def label_from_instance(self, obj: Activite) -> str:
        return f"{obj.pole} · {obj}"


class OuEtQuoiForm(PageForm):
    """Where one helps, and at what: a pole, an activity of it if one likes."""

    pole = forms.ModelChoiceField(
        label=_("À quel pôle ?"),
        queryset=Pole.objects.none(),
        to_field_name="code",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez un pôle.")},
    )
    activite = ActiviteField(
        label=_("À quelle activité ?"),
        queryset=Activite.objects.none(),
        required=False,
        empty_label=_("sans préciser"),
    )

    def __init__(self, data: Any = None, *, poles: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        montres = Pole.objects.montres()
        activites = Activite.objects.montrees().select_related("pole")
        if poles is not None:
            montres, activites = (
                montres.filter(code__in=poles),
                activites.filter(pole__code__in=poles),
            )
        self.fields["pole"].queryset = montres
        self.fields["activite"].queryset = activites


class HeuresForm(OuEtQuoiForm):
    """Hours of one person, or of several. ``duree`` typed says more than a chip."""

    combien = forms.TypedChoiceField(
        label=_("Combien de temps ?"),
        choices=DUREES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    duree = DureeField(
        label=_("Ou une autre durée"),
        required=False,
        help_text=_("1h30, 1,5 ou 90 min."),
    )
    quand = forms.ChoiceField(
        label=_("Quel jour\u00a0?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Le jour a changé entre-temps\u00a0: redites-le.")},
    )
    jour = JourField(label=_("Un autre jour"), error_messages={"required": _("Dites quel jour.")})
    # Shown once the same hours are there already.
    encore = forms.BooleanField(label=_("Ce sont d’autres heures, en plus"), required=False)
    field_order = ("uuid", "personnes", "combien", "duree", "quand", "pole", "jour", "activite")

    def __init__(
        self, data: Any = None, *, equipe: list[Personne], plusieurs: bool, **options: Any
    ) -> None:
        aujourd_hui = timezone.localdate()
        initial = {"jour": aujourd_hui, **(options.get("initial") or {})}
        options["initial"] = {"quand": initial["jour"].isoformat(), **initial}
        super().__init__(data, **options)
        quand: Any = self.fields["quand"]
        quand.choices = ces_jours(aujourd_hui)
        self.equipe = {str(p.pk): p for p in equipe}
        choix = [(numero, str(p)) for numero, p in self.equipe.items()]
        champ: forms.Field
        if plusieurs:
            champ = forms.MultipleChoiceField(
                label=_("Qui était là ?"), choices=choix, widget=forms.CheckboxSelectMultiple
            )
        else:
            champ = forms.ChoiceField(label=_("Qui ?"), choices=choix, widget=forms.RadioSelect)
        champ.error_messages |= {
            "required": _("Touchez au moins un prénom."),
            "invalid_choice": _(
                "Cette personne n’est plus de l’équipe ici : choisissez-en une autre."
            ),
        }
        self.fields["personnes"] = champ
        l_un_ou_l_autre(self, "combien", "duree", "quand")
        self.order_fields(self.field_order)
        jours = self.fields["jour"].widget.attrs
        jours["max"] = aujourd_hui.isoformat()
        if not plusieurs:
            jours["min"] = (aujourd_hui - timedelta(days=JOURS_SEUL)).isoformat()

    @property
    def la_mienne(self) -> list[BoundWidget]:
        """The name of whoever the account is; empty where it is nobody's."""
        return [nom for nom in self["personnes"] if self._est_moi(nom.data["value"])]

    @property
    def les_autres(self) -> list[BoundWidget]:
        return [nom for nom in self["personnes"] if not self._est_moi(nom.data["value"])]

    @property
    def est_d_un_autre(self) -> bool:
        return not self._est_moi(self["personnes"].value())

    def _est_moi(self, numero: Any) -> bool:
        return str(numero) == str(self.initial.get("personnes"))

    def clean(self) -> dict[str, Any]:
        propre = super().clean() or {}
        if "duree" not in self.errors and not propre.get("duree") and not propre.get("combien"):
            self.add_error("duree", _("Touchez une durée, ou tapez-la : 1h30, 1,5 ou 90 min."))
        deux = {"quand", "jour"} <= set(self.changed_data) and not self.errors
        if deux and propre["quand"] not in ("", propre["jour"].isoformat()):
            self.add_error("jour", _("Deux jours sont dits\u00a0: gardez le bon."))
        if not self.errors and not propre["encore"]:
            self._exiger_d_autres_heures()
        return propre

    def _exiger_d_autres_heures(self) -> None:
        """Refuse hours that are noted already at that pole on that day: a slip, more often than
        not."""
        dit = self.geste()
        personnes, jour, minutes = dit["personnes"], dit["jour"], dit["minutes"]
        if qui := les_memes(personnes, jour, dit["pole"], minutes, sauf=dit["uuid"]):
            phrase = _(
                "%(qui)s : %(duree)s à ce pôle, ce jour-là, sont déjà notées. Rien n’est ajouté."
            ) % {"qui": ", ".join(qui), "duree": en_duree(minutes)}
            self.add_error("encore", phrase)

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.heures.noter``."""
        c = self.cleaned_data
        # A duration that was only proposed says less than the chip that is tapped.
        puce = c["combien"] if "duree" not in self.changed_data else None
        numeros = c["personnes"] if isinstance(c["personnes"], list) else [c["personnes"]]
        return {
            "uuid": c["uuid"],
            "personnes": [self.equipe[n] for n in numeros],
            "jour": self._jour(),
            "pole": c["pole"],
            "activite": c["activite"],
            "minutes": puce or c["duree"] or c["combien"],
        }

    def _jour(self) -> date:
        """The day that was typed says more than the chip, unless the chip alone was touched."""
        c = self.cleaned_data
        if c["quand"] and "jour" not in self.changed_data:
            return date.fromisoformat(c["quand"])
        jour: date = c["jour"]
        return jour


class CorrectionForm(PageForm):
    """Other hours than those that were noted, or none, and why."""

    duree = DureeField(
        label=_("La bonne durée"),
        required=False,
        help_text=_("Vide : ces heures ne comptent plus."),
    )
    motif = forms.ChoiceField(
        label=_("Pourquoi ?"),
        choices=HeuresFaites.Motif.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites pourquoi.")},
    )

    def geste(self) -> dict[str, Any]:
        c = self.cleaned_data
        return {"uuid": c["uuid"], "minutes": c["duree"] or 0, "motif": c["motif"]}
