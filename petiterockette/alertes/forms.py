import uuid
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.lieux.models import Lieu
from petiterockette.saisie.champs import EntierField, JourField
from petiterockette.saisie.formulaires import Formulaire

from .models import Echeance
from .registre import Genre, Unite


class SeuilForm(Formulaire):
    """The value from which a kind alerts."""

    valeur = EntierField(
        error_messages={
            "required": _("Tapez un nombre."),
            "invalid": _("Tapez un nombre entier."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, genre: Genre, actuelle: int) -> None:
        super().__init__(data, initial={"valeur": actuelle})
        champ, seuil = self.fields["valeur"], genre.seuil
        if seuil is None:
            raise ValueError(genre.code)
        champ.label = _("À partir de combien prévenir ?")
        if seuil.unite == Unite.POURCENT:
            champ.unite = "%"  # type: ignore[attr-defined]
        else:
            champ.unite = _("jours")  # type: ignore[attr-defined]
        champ.help_text = _(
            "Alerte : %(dit)s. Entre %(mini)s et %(maxi)s ; d’origine, %(defaut)s."
        ) % {
            "dit": str(seuil.dit) % "…",
            "mini": seuil.ecrit(seuil.mini),
            "maxi": seuil.ecrit(seuil.maxi),
            "defaut": seuil.ecrit(seuil.defaut),
        }


class MiseDeCoteForm(Formulaire):
    """Until when an alert waits, and why."""

    jusqu_au = JourField(
        label=_("Jusqu’au"),
        help_text=_("Elle revient le lendemain si la chose est toujours là."),
        error_messages={"required": _("Dites jusqu’à quel jour.")},
    )
    motif = forms.CharField(
        label=_("Pourquoi ?"),
        max_length=200,
        help_text=_("Par exemple : le recycleur passe jeudi. La personne suivante le lira."),
        error_messages={"required": _("Dites pourquoi elle attendra.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None) -> None:
        demain = timezone.localdate() + timedelta(days=1)
        super().__init__(data, initial={"jusqu_au": demain + timedelta(days=6)})
        self.fields["jusqu_au"].widget.attrs["min"] = demain.isoformat()


class EcheanceForm(Formulaire):
    """Something that ends on a day. Its site is chosen once."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    nature = forms.ChoiceField(label=_("Quelle échéance ?"), choices=Echeance.Nature.choices)
    objet = forms.CharField(
        label=_("De quoi ?"),
        max_length=80,
        help_text=_("Par exemple : balance du comptoir, nº 4512 ; camion, AB-123-CD."),
        error_messages={"required": _("Dites de quoi il s’agit.")},
    )
    lieu = forms.ModelChoiceField(
        label=_("Lieu"),
        queryset=Lieu.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("toute l’association"),
    )
    fin = JourField(
        label=_("Valable jusqu’au"), error_messages={"required": _("Dites jusqu’à quel jour.")}
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=200,
        required=False,
        help_text=_("Qui appeler, quel contrat… Pas de nom de personne."),
    )

    def __init__(
        self, data: Any = None, *, lieux: Any, partout: bool, echeance: Echeance | None = None
    ) -> None:
        initial: dict[str, Any] = {"uuid": uuid.uuid4()}
        if echeance:
            initial = {n: getattr(echeance, n) for n in ("nature", "objet", "fin", "note")}
        super().__init__(data, initial=initial)
        if echeance:
            del self.fields["uuid"], self.fields["lieu"]
            return
        champ = self.fields["lieu"]
        champ.queryset = lieux
        if not partout:
            champ.required = True
            champ.empty_label = None
            champ.error_messages["required"] = _("Choisissez le lieu.")
