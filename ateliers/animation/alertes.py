"""The alert of the animation: what is done, and waits for its invoice."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boutique.factures.services.emission import DROIT as FACTURER
from petiterockette.alertes.registre import Genre, Remede, Trouvaille, Urgence, inscrire
from petiterockette.mots.monnaie import euros
from petiterockette.temps.dates import date_format

from .a_traiter import a_facturer

A_FACTURER = "animation_a_facturer"


def faites_sans_facture(jour: date, seuil: int) -> Iterator[Trouvaille]:
    """The requests that are done and quoted, that no living invoice says; one query."""
    for demande in a_facturer(None):
        yield Trouvaille(
            cle=str(demande.pk),
            lieu=demande.lieu_id,
            phrase=_("%(quoi)s, %(jour)s : à facturer, %(montant)s")
            % {
                "quoi": demande,
                "jour": date_format(timezone.localdate(demande.tenue_le), "j F Y"),  # type: ignore[attr-defined]
                "montant": euros(demande.devis_cts),  # type: ignore[attr-defined]
            },
            depuis=timezone.localdate(demande.finie_le),
            remedes=(
                Remede(
                    _("Faire la facture"),
                    "receipt-euro",
                    reverse("animation:facturer", args=[demande.pk]),
                ),
                Remede(
                    _("Lire la demande"),
                    "file-text",
                    reverse("animation:demande", args=[demande.pk]),
                ),
            ),
        )


inscrire(
    Genre(
        code=A_FACTURER,
        nom=_l("Animation à facturer"),
        definition=_l("Une animation est faite, son devis est accepté, et rien n’est facturé."),
        que_faire=_l("Faites sa facture : elle reprend les lignes du devis."),
        pictogramme="receipt-euro",
        droit=FACTURER,
        urgence=Urgence.BIENTOT,
        chercher=faites_sans_facture,
    )
)
