"""What every gesture of these pages carries: its own number, and who makes it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.forms.champs import Puces
from petiterockette.formulaires import PageForm
from petiterockette.personnes.models import Personne


class GesteForm(PageForm):
    """``par`` is asked when the account is a device's, and has no person of its own."""

    question = _("Qui êtes-vous ?")

    par = forms.ModelChoiceField(
        Personne.objects.none(),
        widget=Puces(),
        error_messages={"required": _("Touchez votre nom.")},
    )

    def __init__(self, data=None, *, compte, lieu, **options):
        self.compte = compte
        super().__init__(data, **options)
        if compte.personne_id:
            del self.fields["par"]
        else:
            champ = self.fields["par"]
            champ.label = self.question
            champ.queryset = Personne.objects.de_l_equipe(lieu, timezone.localdate())
            if not champ.queryset:
                champ.help_text = _("Personne n’est encore dans l’équipe de ce lieu.")

    def signature(self):
        """The gesture's number and who makes it, in the words of the services."""
        personne = self.cleaned_data.get("par")
        return {"uuid": self.cleaned_data["uuid"], "par": personne.pk if personne else None}
