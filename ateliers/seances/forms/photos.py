"""A photo of a séance with what its faces allow, and what takes one away."""

from django import forms
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import Puces
from petiterockette.photos.champs import PhotoField
from petiterockette.saisie.formulaires import Formulaire, PageForm

from ..models import Photo


class PhotoForm(PageForm):
    photo = PhotoField(label=_("Une photo"))
    droits = forms.ChoiceField(
        label=_("Qui s’y reconnaît ?"),
        choices=Photo.Droits.choices,
        widget=Puces(),
        error_messages={"required": _("Touchez une réponse.")},
    )
    accords = forms.CharField(
        label=_("Où sont les accords signés"),
        max_length=120,
        required=False,
        help_text=_("S’il y en a : « classeur de l’animation ». Pour un enfant, ses parents."),
    )


class RetirerForm(Formulaire):
    motif = forms.ChoiceField(
        label=_("Pourquoi ?"),
        choices=[
            (str(mot), mot)
            for mot in (_("quelqu’un le demande"), _("prise par erreur"), _("photo ratée"))
        ],
        widget=Puces(),
        error_messages={"required": _("Touchez une raison.")},
    )
