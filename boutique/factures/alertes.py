"""The alert of an invoice that is late."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from petiterockette.alertes.registre import (
    Genre,
    Remede,
    Seuil,
    Trouvaille,
    Unite,
    Urgence,
    inscrire,
)
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

from .factures import a_payer, factures_lues


def factures_en_retard(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """Invoices whose term passed so many days ago or more, and that are not paid."""
    avant = jour - timedelta(days=seuil)
    for facture in a_payer(factures_lues(None)).filter(echeance__lt=avant).order_by("numero"):
        assert facture.echeance is not None
        yield Trouvaille(
            cle=str(facture.pk),
            lieu=facture.lieu_id,
            phrase=_("%(client)s doit %(reste)s depuis le %(jour)s (%(numero)s)")
            % {
                "client": facture.client_nom,
                "reste": euros(facture.total_cts - facture.paye_cts),
                "jour": date_format(facture.echeance),
                "numero": facture.numero_lisible,
            },
            depuis=facture.echeance,
            remedes=(
                Remede(
                    _("Voir la facture"),
                    "file-text",
                    reverse("boutique:facture", args=[facture.pk]),
                ),
            ),
        )


inscrire(
    Genre(
        code="facture_en_retard",
        nom=_l("Facture en retard"),
        definition=_l("Une facture dont l’échéance est passée, et qui n’est pas payée."),
        que_faire=_l(
            "Appelez le client\u00a0; notez le paiement quand vous le voyez sur le compte."
        ),
        pictogramme="file-text",
        droit="boutique.facturer",
        urgence=Urgence.BIENTOT,
        chercher=factures_en_retard,
        seuil=Seuil(Unite.JOURS, 5, 1, 90, _l("une facture en retard de plus de %s")),
    ),
)
