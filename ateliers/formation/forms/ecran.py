"""What gives a screen back to whoever holds it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.forms.connexion import mot_de_passe_tape
from petiterockette.comptes.models import Compte
from petiterockette.freins.services import Frein
from petiterockette.personnes.codes import donner_son_code
from petiterockette.personnes.models import CodeDeCaisse
from petiterockette.refus import Refus
from petiterockette.saisie.formulaires import Formulaire

from ..refus import TropDeReprises

# As many as the login's own.
ESSAIS = Frein("ecran_remis", par_foyer=30, refus=TropDeReprises)


class RepriseForm(Formulaire):
    """The holder's own password, or the four digits of their till's code."""

    secret = forms.CharField(
        label=_("Votre mot de passe, ou votre code de caisse"),
        strip=False,
        max_length=200,
        # Not the one that a browser fills by itself: it would give the screen back to anybody.
        widget=mot_de_passe_tape(),
        error_messages={"required": _("Tapez-le pour reprendre l’écran.")},
    )

    def __init__(self, data: Any = None, *, compte: Compte, foyer: str) -> None:
        super().__init__(data)
        self.compte, self.foyer = compte, foyer

    def clean_secret(self) -> str:
        secret: str = self.cleaned_data["secret"]
        ESSAIS.exiger(self.foyer)
        if not (self.compte.check_password(secret) or self._son_code(secret)):
            ESSAIS.compter(self.foyer)
            raise forms.ValidationError(
                _("Ce n’est ni votre mot de passe, ni votre code\u00a0: tapez-le à nouveau.")
            )
        return secret

    def _son_code(self, code: str) -> bool:
        """Whether it is the till's code of whoever the account is; theirs is never chosen here."""
        personne = self.compte.personne
        if personne is None or not CodeDeCaisse.objects.filter(personne=personne).exists():
            return False
        try:
            donner_son_code(personne=personne, code=code, lieu=None, compte=self.compte.pk)
        except Refus:
            return False
        return True
