"""What every gesture of these pages carries: its own number, and who makes it."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.forms.champs import Puces
from petiterockette.champs import viser_la_premiere_erreur
from petiterockette.personnes.models import Personne


class GesteForm(forms.Form):
    """``uuid`` is made with the page: sent twice, it is one gesture.

    ``par`` is asked when the account is a device's, and has no person of its own.
    """

    qui = _("Qui êtes-vous ?")

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    par = forms.ModelChoiceField(
        Personne.objects.none(),
        widget=Puces(),
        error_messages={"required": _("Touchez votre nom.")},
    )

    def __init__(self, data=None, *, compte, lieu, initial=None):
        super().__init__(data, initial={"uuid": uuid.uuid4(), **(initial or {})})
        self.compte = compte
        if compte.personne_id:
            del self.fields["par"]
        else:
            champ = self.fields["par"]
            champ.label = self.qui
            champ.queryset = Personne.objects.de_l_equipe(lieu, timezone.localdate())
            if not champ.queryset:
                champ.help_text = _("Personne n’est encore dans l’équipe de ce lieu.")

    def full_clean(self):
        super().full_clean()
        if self.is_bound and "uuid" in self.errors:
            self.renouveler()
            self.add_error(None, _("La page avait perdu son numéro : validez à nouveau."))
        viser_la_premiere_erreur(self)

    def renouveler(self):
        """Make the page a new one: what it held was recorded, or left."""
        self.data = self.data.copy()
        self.data["uuid"] = str(uuid.uuid4())

    def signature(self):
        """The gesture's number and who makes it, in the words of the services."""
        personne = self.cleaned_data.get("par")
        return {"uuid": self.cleaned_data["uuid"], "par": personne.pk if personne else None}
