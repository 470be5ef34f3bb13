"""What is read on a bike's frame, as it is typed wherever somebody reads it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..identifiants import Operateur, Provenance
from ..refus import DitSansMarquage

QUI_L_A_MARQUE = _("Dites qui a marqué ce vélo, ou « je ne sais pas ».")
ILLISIBLE = "illisible"


class OuInconnu(forms.TextInput):
    """Words, or a box that says that they cannot be known: ``mot`` is then what is kept."""

    template_name = "velo/_ou_inconnu.html"

    def __init__(self, mot: str, dit: Any) -> None:
        super().__init__()
        self.mot, self.dit = mot, dit

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        inconnu = value == self.mot
        contexte = super().get_context(name, "" if inconnu else value, attrs)
        return contexte | {"dit": self.dit, "inconnu": inconnu}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        tape = (data.get(name) or "").strip()
        return tape or (self.mot if data.get(f"{name}_inconnu") else "")


class CadreLuField(forms.CharField):
    """What its sale will demand of a frame, or that nobody can read it."""

    def __init__(self, mot: str, dit: Any = None, **options: Any) -> None:
        super().__init__(max_length=60, widget=OuInconnu(mot, dit or mot), **options)


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
            ILLISIBLE,
            _("illisible ou absent"),
            label=_("Numéro de cadre"),
            help_text=_("Gravé sous le boîtier de pédalier."),
            error_messages={"required": _("Recopiez-le, ou cochez « illisible ou absent ».")},
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
