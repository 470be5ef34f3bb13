"""The list of those whom agreements are signed with."""

from django.utils.translation import gettext_lazy as _

from collecte.listes.registre import Liste, inscrire, mots

from .forms.listes import EcoOrganismeForm

inscrire(
    Liste(
        "eco-organismes", EcoOrganismeForm, _("Éco-organismes"), _("Nouvel éco-organisme"),
        _("Avec qui les conventions sont signées."), "recycle",
        lambda e: mots(e.siren, _("à vérifier avec votre convention") if e.a_verifier else ""),
        rang=85,
    ),
)  # fmt: skip
