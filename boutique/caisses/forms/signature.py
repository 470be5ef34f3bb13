"""What every gesture of these pages carries: its own number, and who makes it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.matiere.champs import Puces
from petiterockette.mots.numeros import numero_lu
from petiterockette.personnes.models import CodeDeCaisse, Personne
from petiterockette.personnes.refus import CodeAChoisir
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import PageForm

from ..qui_signe import QuiSigne
from ..refus import CodeDemande
from ..services.presences import prouver


class CodeField(forms.CharField):
    """Four digits that no page shows, nor keeps."""

    widget = forms.PasswordInput(
        attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "4"}
    )


class GesteForm(PageForm):
    """``par`` is asked when the account is a device's, and has no person of its own.

    ``qui_signe``: where the till asks for codes, that of whoever is not the one who holds it.
    """

    question = _("Qui êtes-vous ?")

    par = forms.ModelChoiceField(
        Personne.objects.none(),
        widget=Puces(),
        error_messages={"required": _("Touchez votre nom.")},
    )
    code_de_caisse = CodeField(
        label=_("Votre code de caisse"),
        error_messages={"required": CodeDemande.texte},
        help_text=_("Quatre chiffres. La première fois, choisissez-les."),
    )
    encore = CodeField(
        label=_("Encore une fois, pour le garder"),
        error_messages={"required": CodeAChoisir.texte},
    )

    def __init__(self, data=None, *, compte, lieu, qui_signe=None, **options):
        self.compte, self.lieu = compte, lieu
        self.qui_signe, self.preuve = qui_signe or QuiSigne(), None
        super().__init__(data, **options)
        if compte.personne_id:
            del self.fields["par"]
        else:
            champ = self.fields["par"]
            champ.label = self.question
            champ.queryset = Personne.objects.de_l_equipe(lieu, timezone.localdate())
            if not champ.queryset:
                champ.help_text = _("Personne n’est encore dans l’équipe de ce lieu.")
        self._garder_les_codes()

    def _garder_les_codes(self):
        """Ask for a code, and for it twice of somebody who has none yet."""
        if "par" not in self.fields or not self.qui_signe.demande:
            del self.fields["code_de_caisse"], self.fields["encore"]
            return
        if not self.attend_le_code:
            self.fields["code_de_caisse"].required = self.fields["encore"].required = False
        if tient := self.qui_signe.tient:
            self.fields["code_de_caisse"].required = False
            self.fields["par"].initial = tient.personne
            nom = Personne.objects.get(pk=tient.personne)
            aide = _("%(nom)s tient la caisse, et n’a rien à taper ; un autre nom donne le sien.")
            self.fields["code_de_caisse"].help_text = aide % {"nom": nom}
        choisi = numero_lu(self.data.get(self.add_prefix("par"), "")) if self.is_bound else None
        if choisi is None or CodeDeCaisse.objects.filter(personne=choisi).exists():
            del self.fields["encore"]

    @property
    def attend_le_code(self):
        """Whether this page is about to do something: else the code would be typed twice."""
        return True

    def clean(self):
        propre = super().clean()
        par = propre.get("par")
        if "code_de_caisse" not in self.fields or not self.attend_le_code:
            return propre
        if par is None:
            # A code goes with a name: the name first.
            self.errors.pop("code_de_caisse", None)
            return propre
        if self.qui_signe.tient and self.qui_signe.tient.personne == par.pk:
            self.preuve = self.qui_signe.tient
        else:
            self._prouver(par, propre)
        return propre

    def _prouver(self, par, propre):
        if {"code_de_caisse", "encore"} & self.errors.keys():
            return
        code, encore = propre["code_de_caisse"], propre.get("encore", "")
        try:
            if not code:
                raise CodeDemande()
            self.preuve = prouver(
                par=par.pk, code=code, encore=encore, compte=self.compte, lieu=self.lieu.pk
            )
        except Refus as refus:
            self.add_error("code_de_caisse", refus)

    def signature(self):
        """The gesture's number and who makes it, in the words of the services."""
        personne = self.cleaned_data.get("par")
        preuve = {"preuve": self.preuve} if self.preuve else {}
        uuid = self.cleaned_data["uuid"]
        return {"uuid": uuid, "par": personne.pk if personne else None, **preuve}
