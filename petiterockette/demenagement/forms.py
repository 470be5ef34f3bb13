from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.saisie.champs import l_un_ou_l_autre
from petiterockette.saisie.formulaires import EnvoiForm

from .chiffre import SIGNES_MIN
from .refus import DestinataireIllisible, PhraseTropCourte
from .services.exports import EN_CLAIR, chiffrement


class EmporterForm(EnvoiForm):
    """Everything, as it is, protected by a phrase, or for a recipient of age.

    Nothing is chosen beforehand: a file that its owner cannot open, and one that anybody opens, are
    both harms that only whoever asks can weigh.
    """

    protection = forms.ChoiceField(
        label=_("Qui pourra l’ouvrir\u00a0?"),
        choices=[
            ("aucune", _("Qui a le fichier\u00a0: il n’est pas protégé")),
            ("phrase", _("Qui a le fichier et la phrase")),
            ("destinataire", _("Une seule personne, qui a donné sa clé «\u00a0age1…\u00a0»")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Dites qui pourra l’ouvrir.")},
    )
    phrase = forms.CharField(
        label=_("La phrase"),
        required=False,
        strip=False,
        help_text=_(
            "Quatre ou cinq mots. Personne ici ne la garde\u00a0: perdue, rien ne l’ouvre plus."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    encore = forms.CharField(
        label=_("La même, encore une fois"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    destinataire = forms.CharField(
        label=_("Sa clé publique"),
        required=False,
        max_length=200,
        help_text=_("Elle commence par «\u00a0age1\u00a0»\u00a0; ce n’est pas un secret."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        # Which of them is needed, the answer above tells.
        l_un_ou_l_autre(self, "phrase", "encore", "destinataire")

    def clean(self) -> dict[str, Any]:
        propre = super().clean()
        propre["chiffre"] = EN_CLAIR
        match propre.get("protection"):
            case "phrase" if propre.get("phrase", "") != propre.get("encore", ""):
                self.add_error("encore", _("Les deux phrases diffèrent."))
            case "phrase" if len(propre.get("phrase", "")) < SIGNES_MIN:
                self.add_error("phrase", PhraseTropCourte(n=SIGNES_MIN))
            case "phrase" if not self.errors:
                propre["chiffre"] = chiffrement(phrase=propre["phrase"])
            case "destinataire":
                try:
                    dit = propre.get("destinataire") or "—"
                    propre["chiffre"] = chiffrement(pour=dit)
                except DestinataireIllisible as refus:
                    self.add_error("destinataire", refus)
        return propre

    def geste(self) -> dict[str, Any]:
        """The cleaned data, in the words of ``services.exports``."""
        return {"uuid": self.cleaned_data["uuid"], "chiffre": self.cleaned_data["chiffre"]}
