"""The field by which somebody is picked in the directory: letters, then a tap."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.numeros import numero_lu

from .lectures import proposer
from .models import Personne


class ChoixPersonne(forms.Widget):
    """Letters typed, and the people whose names begin so, each one tap.

    Without JavaScript the letters are sent, and the page comes back with the people to pick
    from. Pages add the module « js/personnes/choisir.js ».
    """

    template_name = "personnes/widgets/choisir.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        return {"numero": data.get(name, ""), "mots": data.get(f"{name}_mots", "").strip()}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_mots" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        contexte = super().get_context(name, None, attrs)
        dit = value if isinstance(value, dict) else {"numero": str(value or ""), "mots": ""}
        choisie = _par_numero(dit["numero"])
        trouvees = proposer(dit["mots"]) if dit["mots"] else []
        if choisie and choisie not in trouvees:
            trouvees = [choisie, *trouvees]
        contexte["widget"] |= {"mots": dit["mots"], "trouvees": trouvees, "choisie": choisie}
        return contexte

    def id_for_label(self, id_: str) -> str:
        return id_


class ChampPersonne(forms.Field):
    """Somebody of the directory; a ``Personne`` once cleaned, ``None`` if nobody."""

    widget = ChoixPersonne
    default_error_messages = {
        "required": _("Tapez les premières lettres d’un nom, puis touchez la personne."),
        "inconnue": _("Personne de ce nom dans l’annuaire : vérifiez les premières lettres."),
        "plusieurs": _("Plusieurs personnes peuvent être celle-là : touchez la bonne."),
    }

    def clean(self, value: Any) -> Personne | None:
        dit = value or {"numero": "", "mots": ""}
        choisie = _par_numero(dit["numero"])
        if choisie:
            return choisie
        if not dit["mots"]:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        trouvees = proposer(dit["mots"])
        if len(trouvees) == 1:
            return trouvees[0]
        cle = "plusieurs" if trouvees else "inconnue"
        raise forms.ValidationError(self.error_messages[cle], code=cle)

    def has_changed(self, initial: Any, data: Any) -> bool:
        dit = data or {}
        return str(initial or "") != dit.get("numero", "") or bool(dit.get("mots"))


def _par_numero(numero: str) -> Personne | None:
    """Who bears a number, or whom that number was merged into."""
    connues = Personne.objects.select_related("fusionnee_dans")
    personne = connues.filter(pk=numero_lu(numero)).first()
    if personne and personne.fusionnee_dans:
        personne = personne.fusionnee_dans
    return personne if personne and personne.anonymisee_le is None else None
