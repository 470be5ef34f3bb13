"""Passwords: to sign in, to change one's own, to give somebody a new one."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

# What settings.AUTH_PASSWORD_VALIDATORS asks, in one breath.
AIDE_MOT_DE_PASSE = _(
    "dix caractères au moins : trois mots qui vous viennent, pas que des chiffres"
)


def mot_de_passe_tape(nouveau: bool = True) -> forms.PasswordInput:
    return forms.PasswordInput(
        attrs={"autocomplete": "new-password" if nouveau else "current-password"}
    )


class ConnexionForm(AuthenticationForm):
    """Sign in. The login is read as it is kept, so that tries are counted together."""

    username = forms.CharField(
        label=_("Identifiant"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autofocus": True,
                "autocomplete": "username",
                "autocapitalize": "none",
                "autocorrect": "off",
                "spellcheck": "false",
            }
        ),
    )
    password = forms.CharField(
        label=_("Mot de passe"), strip=False, widget=mot_de_passe_tape(nouveau=False)
    )
    error_messages = {
        "invalid_login": _(
            "Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez-les et réessayez."
        ),
        "inactive": _("Ce compte est fermé."),
    }

    def clean_username(self) -> str:
        return self.cleaned_data["username"].strip().lower()


class MonMotDePasseForm(PasswordChangeForm):
    """Change one's own password."""

    error_messages = PasswordChangeForm.error_messages | {
        "password_incorrect": _("Ce n’est pas votre mot de passe actuel. Tapez-le à nouveau."),
        "password_mismatch": _("Les deux nouveaux mots de passe diffèrent. Tapez-les à nouveau."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _nommer(self)
        self.fields["old_password"].label = _("Mot de passe actuel")


class NouveauMotDePasseForm(SetPasswordForm):
    """Give an account a new password."""

    error_messages = SetPasswordForm.error_messages | {
        "password_mismatch": _("Les deux mots de passe diffèrent. Tapez-les à nouveau."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _nommer(self)
        self.fields["new_password1"].widget.attrs["autofocus"] = True


def _nommer(form: forms.Form) -> None:
    form.fields["new_password1"].label = _("Nouveau mot de passe")
    form.fields["new_password2"].label = _("Le même, encore une fois")
    form.fields["new_password1"].help_text = AIDE_MOT_DE_PASSE
    form.fields["new_password2"].help_text = ""
