"""What is read on a bike's frame, as it is typed wherever somebody reads it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..identifiants import ABSENT, ILLISIBLE, Operateur, Provenance
from ..refus import DitSansMarquage

QUI_L_A_MARQUE = _("Dites qui a marqué ce vélo, ou « je ne sais pas ».")


class OuInconnu(forms.TextInput):
    """Words, or a box that says why there are none: its word, of ``mots``, is then what is kept."""

    template_name = "velo/_ou_inconnu.html"

    def __init__(self, mots: Sequence[str]) -> None:
        super().__init__()
        self.mots = mots

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        dit = value if value in self.mots else ""
        contexte = super().get_context(name, "" if dit else value, attrs)
        return contexte | {"mots": self.mots, "dit": dit}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        tape, coche = (data.get(name) or "").strip(), data.get(f"{name}_inconnu", "")
        return tape or (coche if coche in self.mots else "")


class CadreLuField(forms.CharField):
    """What its sale will demand of a frame, or why nobody can say it (``mots``)."""

    def __init__(self, *mots: str, **options: Any) -> None:
        super().__init__(max_length=60, widget=OuInconnu(mots), **options)
        self.mots = mots


def champs_du_cadre() -> dict[str, CadreLuField]:
    """Brand, model and frame number, by their names on the followed thing."""
    return {
        "marque": CadreLuField(
            "inconnue",
            label=_("Marque"),
            error_messages={"required": _("Lisez-la sur le cadre, ou cochez « inconnue ».")},
        ),
        "modele": CadreLuField(
            "inconnu",
            label=_("Modèle"),
            error_messages={"required": _("Lisez-le sur le cadre, ou cochez « inconnu ».")},
        ),
        "numero_serie": CadreLuField(
            *(ILLISIBLE, ABSENT),
            label=_("Numéro de cadre"),
            help_text=_("Gravé sous le boîtier de pédalier."),
            error_messages={"required": _("Recopiez-le, ou cochez « illisible » ou « absent ».")},
        ),
    }


class IdentifiantField(forms.CharField):
    """Ten signs; the sheets tell by its placeholder whether it is empty."""

    def __init__(self, **options: Any) -> None:
        signes = {"autocapitalize": "characters", "autocomplete": "off", "placeholder": " "}
        dit = {
            "label": _("Identifiant"),
            "help_text": _("10 signes, gravés ou collés sur le cadre."),
            "error_messages": {"required": _("Recopiez ce qui est marqué sur le cadre.")},
        }
        super().__init__(max_length=30, widget=forms.TextInput(attrs=signes), **dit | options)


class OperateurField(forms.ChoiceField):
    """Who keeps the file that an identifier is written in; it need not be known here."""

    def __init__(self, **options: Any) -> None:
        connus = [(o.value, o.label) for o in Operateur if o != Operateur.INCONNU]
        super().__init__(
            label=_("Qui a marqué ce vélo"),
            help_text=_("Son nom est près du numéro : Bicycode, Recobike, Paravol…"),
            choices=[("", "—"), *connus, (Operateur.INCONNU.value, _("je ne sais pas"))],
            error_messages={"required": QUI_L_A_MARQUE},
            **options,
        )


class AncienField(forms.BooleanField):
    """Whether the identifier has a format of before 2021."""

    def __init__(self, **options: Any) -> None:
        options = {"label": _("Marqué avant 2021 (autre format)"), "required": False} | options
        super().__init__(**options)


class PoseIciField(forms.BooleanField):
    """Whether the house has just marked it."""

    def __init__(self, **options: Any) -> None:
        options = {"label": _("C’est nous qui venons de le marquer"), "required": False} | options
        super().__init__(**options)


class ProvenanceField(forms.ChoiceField):
    """Asked of the number of a bike that was said to bear none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("D’où vient ce numéro ?"),
            help_text=_("« Ni marquage, ni numéro » a été répondu au registre des vélos volés."),
            choices=Provenance.choices,
            widget=forms.RadioSelect(attrs={"class": "puce-choix"}),
            error_messages={"required": DitSansMarquage.texte},
            **options,
        )
