"""The list that rounds keep."""

from django.utils.translation import gettext_lazy as _

from collecte.listes.registre import Liste, inscrire, mots

from .forms.tournees import VehiculeForm

inscrire(
    Liste(
        "vehicules", VehiculeForm, _("Véhicules"), _("Nouveau véhicule"),
        _("Pour les tournées : la plaque, et combien il contient."), "truck",
        lambda v: mots(v.lieu, v.immatriculation, v.volume), ("lieu",), rang=120,
    ),
)  # fmt: skip
