"""The field by which somebody is picked in the directory: letters, then a tap."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.numeros import numero_lu

from .annuaire import distinguer, proches, proposer
from .models import Personne
from .mots import prenom_et_nom

# What is picked instead of a number: whoever was looked for is new, under the name typed.
NOUVELLE = "nouvelle"


class ChoixPersonne(forms.Widget):
    """Letters typed, and the people whose names begin so, each one tap.

    ``nouvelle``: whoever is not found may be written down, under the name that was typed;
    ``libre``: they are, unless somebody else is touched. Without JavaScript the letters are sent,
    and the page comes back with the people to pick from. Pages add the module
    « js/personnes/choisir.js ».
    """

    template_name = "personnes/widgets/choisir.html"
    nouvelle = libre = False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        return {"numero": data.get(name, ""), "mots": data.get(f"{name}_mots", "").strip()}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_mots" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        contexte = super().get_context(name, None, attrs)
        dit = value if isinstance(value, dict) else {"numero": str(value or ""), "mots": ""}
        choisie = _par_numero(dit["numero"])
        trouvees = proposer(dit["mots"]) or proches(dit["mots"])
        if choisie and choisie not in trouvees:
            trouvees = [choisie, *trouvees]
        contexte["widget"] |= {
            "mots": dit["mots"],
            "trouvees": distinguer(trouvees),
            "choisie": choisie,
            "nouvelle": self.nouvelle,
            "libre": self.libre,
            "est_nouvelle": dit["numero"] == NOUVELLE or (self.libre and not choisie),
        }
        return contexte

    def id_for_label(self, id_: str) -> str:
        return id_


class ChampPersonne(forms.Field):
    """Somebody of the directory; a ``Personne`` once cleaned, ``None`` if nobody.

    ``nouvelle``: or somebody whom it does not know, as a ``Personne`` that is not saved, which
    ``services.connaitre`` writes down. ``libre``: words alone are that, without a tap.
    """

    widget = ChoixPersonne
    default_error_messages = {
        "required": _("Tapez les premières lettres d’un nom, puis touchez la personne."),
        "inconnue": _("Personne de ce nom dans l’annuaire : vérifiez les premières lettres."),
        "a_inscrire": _(
            "Personne de ce nom dans l’annuaire\u00a0: touchez «\u00a0créer cette personne\u00a0»."
        ),
        "plusieurs": _("Plusieurs personnes peuvent être celle-là : touchez la bonne."),
    }

    def __init__(self, *, nouvelle: bool = False, libre: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.nouvelle, self.libre = nouvelle or libre, libre
        self.widget.nouvelle = self.nouvelle  # type: ignore[attr-defined]
        self.widget.libre = libre  # type: ignore[attr-defined]

    def clean(self, value: Any) -> Personne | None:
        dit = value or {"numero": "", "mots": ""}
        choisie = _par_numero(dit["numero"])
        if choisie:
            return choisie
        if not dit["mots"]:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        if self.libre or (self.nouvelle and dit["numero"] == NOUVELLE):
            prenom, nom = prenom_et_nom(dit["mots"])
            return Personne(prenom=prenom[:60], nom=nom[:60])
        trouvees = proposer(dit["mots"])
        if len(trouvees) == 1:
            return trouvees[0]
        absente = "a_inscrire" if self.nouvelle else "inconnue"
        cle = "plusieurs" if trouvees else absente
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
