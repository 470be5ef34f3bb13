"""How long a quote is good for; whom its invoice is for."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boutique.factures.forms.factures import DELAI, ClientForm, lignes_de_facture
from boutique.regles.models import Activite
from petiterockette.saisie.champs import JourField
from petiterockette.saisie.formulaires import PageForm

VALIDITE = timedelta(days=60)


class DevisForm(PageForm):
    valable_jusqu_au = JourField(
        label=_("Valable jusqu’au"), error_messages={"required": _("Dites jusqu’à quand.")}
    )

    def __init__(self, data=None):
        super().__init__(data, initial={"valable_jusqu_au": timezone.localdate() + VALIDITE})


def lignes_de_devis(data=None):
    """The rows of an invoice, which start from the activity of the workshops."""
    lignes = lignes_de_facture(data)
    activite = Activite.objects.filter(code="ateliers", visible=True).first()
    for ligne in lignes if activite else ():
        ligne.fields["activite"].initial = str(activite.pk)
    return lignes


class FacturerForm(ClientForm):
    """The client of the quote, and when it is to be paid."""

    echeance = JourField(
        label=_("À payer avant le"), error_messages={"required": _("Dites jusqu’à quand payer.")}
    )

    def __init__(self, data=None, *, demande):
        super().__init__(
            data,
            echeance=timezone.localdate() + DELAI,
            client_nom=demande.organisme.nom,
            client_adresse=demande.organisme.adresse_et_ville,
        )
