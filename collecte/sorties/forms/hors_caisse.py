"""Kilograms sold without a till, as they are typed."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collecte.comptoirs.forms.gestes import GesteForm
from collecte.mois.models import Reglage
from collecte.mois.services.reglages import reglage
from petiterockette.saisie.champs import JourField, MasseField


class VenteHorsCaisseForm(GesteForm):
    jour_libre = True
    contenant = contenants_n = None

    jour = JourField(
        label=_("Jour de vente"),
        initial=timezone.localdate,
        error_messages={
            "required": _("Dites quel jour."),
            "invalid": _("Cette date n’existe pas."),
        },
    )
    masse = MasseField(label=_("Kilos vendus ce jour-là"))
    field_order = ("jour", "masse", "quantite")

    def __init__(self, data=None, *, compte, point):
        super().__init__(data, compte=compte, point=point)
        # The day is typed: whether kilograms may be left out is known once it is read.
        comptes = Reglage.objects.filter(lieu=point.lieu, valeur=Reglage.MethodeVente.POIDS_MOYEN)
        self.fields["masse"].required = not comptes.exists()
        if not self.fields["masse"].required and self._compte_les_objets(timezone.localdate()):
            self.fields["masse"].help_text = _(
                "Vide : chaque objet compté vaut le poids moyen connu ce jour-là, « estimé »."
            )
            self.fields["quantite"].label = _("Objets vendus")

    def _compte_les_objets(self, jour):
        """Whether this site counts what it sells, that day."""
        methode = reglage(self.lieu_montre.pk, Reglage.Cle.METHODE_VENTE, jour)
        return methode == Reglage.MethodeVente.POIDS_MOYEN

    def clean(self):
        propre = super().clean()
        if "masse" in self.errors or propre.get("masse") is not None:
            return propre
        jour = propre.get("jour")
        if jour is None or not self._compte_les_objets(jour):
            self.add_error("masse", self.fields["masse"].error_messages["required"])
        elif not propre.get("quantite") and "quantite" not in self.errors:
            self.add_error("quantite", _("Comptez les objets vendus, ou pesez-les."))
        return propre

    def geste(self):
        """The cleaned data, in the words of ``services.hors_caisse.vendre_hors_caisse``."""
        propre = self.cleaned_data
        return self.commun() | {
            "categorie": propre["categorie"],
            "masse_g": propre["masse"],
            "quantite": propre["quantite"],
            "confirme": propre["confirme"],
        }
