"""The rows of the list of places."""

from collecte.listes.forms import LigneForm

from ..models import Emplacement


class EmplacementForm(LigneForm):
    class Meta:
        model = Emplacement
        fields = ("lieu", "nom")

    def clean_nom(self):
        """Each site has its own « Réserve 1 »: the database judges them site by site."""
        return " ".join(self.cleaned_data["nom"].split())
