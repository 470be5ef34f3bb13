from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Lieu
from petiterockette.saisie.champs import ChoixMultiplesField
from petiterockette.saisie.formulaires import Formulaire

from .models import Abonnement


class AbonnementForm(Formulaire):
    """One's own address, and the sites whose month it receives."""

    courriel = forms.EmailField(
        label=_("Votre adresse de courriel"),
        max_length=254,
        help_text=_("Un message y sera envoyé pour la confirmer : rien ne part avant."),
        error_messages={
            "required": _("Tapez votre adresse de courriel."),
            "invalid": _("Cette adresse n’est pas complète : il faut un nom, un @ et un domaine."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    tous = forms.BooleanField(
        label=_("Tous les lieux que je peux lire"), required=False, initial=True
    )
    lieux = ChoixMultiplesField(
        label=_("Ou seulement"),
        queryset=Lieu.objects.none(),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, data: Any = None, *, lieux: list[Lieu], abonnement: Abonnement | None
    ) -> None:
        initial: dict[str, Any] = {}
        if abonnement and abonnement.est_actif:
            initial = {
                "courriel": abonnement.courriel,
                "tous": abonnement.tous,
                "lieux": [lieu.code for lieu in abonnement.lieux.all()],
            }
        super().__init__(data, initial=initial)
        if len(lieux) > 1:
            self.fields["lieux"].queryset = Lieu.objects.filter(pk__in=[li.pk for li in lieux])
        else:
            # There is nothing to choose.
            del self.fields["lieux"], self.fields["tous"]

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.abonnements.s_abonner``."""
        lieux = list(self.cleaned_data.get("lieux", ()))
        # Sites that were ticked say more than the box that says « all of them ».
        return {
            "courriel": self.cleaned_data["courriel"],
            "tous": self.cleaned_data.get("tous", True) and not lieux,
            "lieux": lieux,
        }
