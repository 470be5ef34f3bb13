"""A paper of labels, as its box describes it."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from collecte.listes.forms import LigneForm
from petiterockette.mots.mesures import kilos_nombre

from ..models import FormatEtiquette


class MillimetresField(forms.DecimalField):
    """Millimetres as typed (« 38,1 »), micrometres once cleaned; nothing typed is 0."""

    unite = "mm"

    def __init__(self, **options):
        options.setdefault("error_messages", {})
        options["error_messages"] |= {
            "required": _("Tapez des millimètres, par exemple 38,1."),
            "invalid": _("Tapez des millimètres, par exemple 38,1."),
        }
        super().__init__(
            min_value=0, max_value=420, max_digits=6, decimal_places=3, localize=True, **options
        )

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value):
        return kilos_nombre(value) if isinstance(value, int) else value

    def clean(self, value):
        return int((super().clean(value) or 0) * 1000)


class FormatForm(LigneForm):
    page_largeur_um = MillimetresField(label=_("Largeur du papier"))
    page_hauteur_um = MillimetresField(
        label=_("Hauteur du papier"), help_text=_("Pour un rouleau, la longueur d’une étiquette.")
    )
    largeur_um = MillimetresField(label=_("Largeur d’une étiquette"))
    hauteur_um = MillimetresField(label=_("Hauteur d’une étiquette"))
    gauche_um = MillimetresField(label=_("Marge à gauche"), required=False)
    haut_um = MillimetresField(label=_("Marge en haut"), required=False)
    ecart_x_um = MillimetresField(label=_("Écart entre deux colonnes"), required=False)
    ecart_y_um = MillimetresField(label=_("Écart entre deux rangées"), required=False)

    class Meta:
        model = FormatEtiquette
        fields = (
            "nom",
            "page_largeur_um",
            "page_hauteur_um",
            "colonnes",
            "lignes",
            "largeur_um",
            "hauteur_um",
            "gauche_um",
            "haut_um",
            "ecart_x_um",
            "ecart_y_um",
            "visible",
        )

    def add_error(self, field, error):
        """What the database would refuse stands beside the field that its rule names."""
        if field is None and hasattr(error, "error_dict"):
            for regle in error.error_dict.pop(NON_FIELD_ERRORS, []):
                super().add_error(regle.code if regle.code in self.fields else None, regle)
            if not error.error_dict:
                return
        super().add_error(field, error)
