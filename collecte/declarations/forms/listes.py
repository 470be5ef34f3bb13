"""The rows of the list of éco-organismes."""

from collecte.listes.forms import LigneForm

from ..models import EcoOrganisme


class EcoOrganismeForm(LigneForm):
    class Meta:
        model = EcoOrganisme
        fields = ("nom", "siren", "a_verifier")
