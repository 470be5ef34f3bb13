"""The list that followed things keep."""

from django.utils.translation import gettext_lazy as _

from collecte.listes.registre import Liste, inscrire

from .forms import listes as forms

inscrire(
    Liste(
        "emplacements", forms.EmplacementForm, _("Emplacements"), _("Nouvel emplacement"),
        _("Où l’on pose les objets suivis : « réserve 2 »."), "map-pin",
        lambda e: str(e.lieu), ("lieu",), rang=130,
    ),
)  # fmt: skip
