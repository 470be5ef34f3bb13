"""How many labels of each article of the queue."""

from django.utils.translation import gettext as _

from petiterockette.saisie.champs import EntierField
from petiterockette.saisie.formulaires import Formulaire, PageForm

from ..models.etiquettes import ETIQUETTES_MAX


class TirerForm(PageForm):
    """The queue, with a number on each line; 0 leaves it for another time."""

    def __init__(self, data=None, *, file):
        super().__init__(data)
        self.file = file
        combien = _("De 0 à %(max)d étiquettes.") % {"max": ETIQUETTES_MAX}
        for attente in file:
            self.fields[_nom(attente)] = EntierField(
                label=_("Étiquettes de «\u00a0%(nom)s\u00a0»") % {"nom": attente.article.nom},
                required=False,
                min_value=0,
                max_value=ETIQUETTES_MAX,
                initial=attente.nombre,
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), combien),
            )

    @property
    def lignes(self):
        """Each line of the queue with its field."""
        return [(attente, self[_nom(attente)]) for attente in self.file]

    def geste(self):
        """The cleaned data, in the words of ``services.etiquettes.tirer``."""
        return {
            "uuid": self.cleaned_data["uuid"],
            "lot": [(a.article, self.cleaned_data[_nom(a)] or 0) for a in self.file],
        }


class DemanderForm(Formulaire):
    nombre = EntierField(min_value=1, max_value=ETIQUETTES_MAX)


def _nom(attente):
    return f"nombre_{attente.article.pk}"
