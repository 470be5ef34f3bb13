"""A photo taken with a phone, that a page gives back when something else on it was wrong."""

import base64
import binascii
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _

from petiterockette.photos.images import PhotoPrete, preparer_la_photo
from petiterockette.refus import Refus


class PhotoGardee(SimpleUploadedFile):
    """What a page gave back the time before, and not a file of the device."""


class PhotoInput(forms.FileInput):
    """One tap opens the phone's camera; a script shows what was taken.

    A browser forgets a file that was sent: the page carries a lighter copy of it instead.
    """

    template_name = "photos/photo.html"
    # Whether it is taken here and now; else it is chosen among those that one has.
    sur_place = True
    # Whether there is one already, which the page shows.
    autre = False

    def __init__(self) -> None:
        # Never exacted: « required » lets the style sheet tell whether a file was chosen.
        attributs = {"accept": "image/*", "required": True}
        super().__init__(attributs | ({"capture": "environment"} if self.sur_place else {}))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> UploadedFile | None:
        fichier = super().value_from_datadict(data, files or {}, name)
        if fichier or not (gardee := data.get(f"{name}_gardee")):
            return fichier
        try:
            octets = base64.b64decode(gardee, validate=True)
        except binascii.Error:
            octets = b"?"
        return PhotoGardee(name, octets)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        contexte = super().get_context(name, value, attrs)
        etat = {"gardee": _a_rendre(value), "sur_place": self.sur_place, "autre": self.autre}
        contexte["widget"] |= etat
        return contexte


class PhotoChoisieInput(PhotoInput):
    """A photo taken before, of the gallery of a phone or the files of a computer."""

    sur_place = False


class PhotoField(forms.FileField):
    """A picture, judged by what it holds; a ``PhotoPrete`` once cleaned."""

    widget = PhotoInput
    default_error_messages = {
        "required": _("Prenez d’abord la photo."),
        "invalid": _("Prenez d’abord la photo."),
        "empty": _("Ce fichier est vide : reprenez la photo."),
        "max_length": _("Ce fichier a un nom trop long : reprenez la photo."),
        "perdue": _("La photo s’est perdue en route : reprenez-la."),
    }

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was sent goes back to the widget, that gives it back."""
        return data or initial

    def to_python(self, data: Any) -> PhotoPrete | None:
        fichier = super().to_python(data)
        if not fichier:
            return None
        try:
            return preparer_la_photo(fichier, fichier.size)
        except Refus:
            if isinstance(data, PhotoGardee):
                raise ValidationError(self.error_messages["perdue"], code="perdue") from None
            raise


def _a_rendre(fichier: Any) -> str:
    """The lighter copy of what was sent, in base 64; empty where it was no picture."""
    if not isinstance(fichier, UploadedFile):
        return ""
    try:
        return base64.b64encode(preparer_la_photo(fichier, fichier.size or 0).rendue()).decode()
    except Refus:
        return ""
