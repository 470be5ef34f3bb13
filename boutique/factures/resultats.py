"""What invoices bring to each pole: those that no ticket stands for."""

from collections.abc import Mapping

from django.db.models import F, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boutique.regles.droits import LIRE
from boutique.regles.poles import par_pole
from petiterockette.indicateurs.registre import Unite, ValeursDeLaPeriode
from petiterockette.resultats.registre import Famille, Source, inscrire

from .factures import sans_ticket


def factures_par_pole(valeurs: ValeursDeLaPeriode) -> Mapping[str, int]:
    """What was invoiced without a ticket, credit notes taken off, by the activity of each line."""
    p = valeurs.portee
    lignes = sans_ticket(p.debut, p.fin, p.lieux).order_by().values_list("lignes__activite")
    sommes = lignes.annotate(n=Sum(F("lignes__ht_cts") + F("lignes__tva_cts")))
    return par_pole({activite: cts for activite, cts in sommes if cts})


inscrire(
    Source(
        "FACTURES",
        Famille.PRODUITS,
        _("Factures"),
        Unite.CENTIMES,
        _(
            "Ce qui a été facturé sans ticket de caisse, taxes comprises, avoirs déduits, au jour "
            "de la facture, payée ou non."
        ),
        factures_par_pole,
        _("Une facture faite d’un ticket est déjà dans les caisses."),
        page=lambda vers: reverse("boutique:factures") + vers.filtre,
        droit=LIRE,
        rang=20,
    )
)
