"""How a till is set."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.regles.models import Activite
from boutique.regles.services import lignes_de_liste
from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.droits import exiger
from petiterockette.temps.dates import date_format

from ..models import Caisse
from ..refus import BalanceIncomplete, VignettePerimee
from .en_main import heure_du_geste, reprendre_la_main
from .evenements import noter

DROIT = "boutique.regler"


@transaction.atomic
def regler_la_caisse(
    *,
    caisse: Caisse,
    fond_cts: int,
    tolerance_cts: int,
    demande_le_code: bool,
    quantite_plausible: int,
    montant_plausible_cts: int,
    s_ouvre_sur: Activite | None,
    vente_au_poids: bool,
    instrument: str,
    vignette_jusqu_au: date | None,
    compte: Compte,
) -> Caisse:
    """Set a till: chained, as everything that happens to it; an open session goes on.

    Raises ``BalanceIncomplete`` or ``VignettePerimee`` where selling by weight is asked for
    without a verified instrument, ``RangeeRefusee``, ``HorlogeReculee``,
    ``RestaurationConstatee`` or ``DroitManquant``.
    """
    caisse = reprendre_la_main(caisse.pk)
    exiger(compte, DROIT, caisse.point.lieu)
    if vente_au_poids:
        _exiger_la_balance(caisse, instrument, vignette_jusqu_au)
    avant = lignes_de_liste.instantane(caisse)
    caisse.fond_cts, caisse.tolerance_cts = fond_cts, tolerance_cts
    caisse.demande_le_code, caisse.s_ouvre_sur = demande_le_code, s_ouvre_sur
    caisse.quantite_plausible = quantite_plausible
    caisse.montant_plausible_cts = montant_plausible_cts
    caisse.vente_au_poids, caisse.instrument = vente_au_poids, instrument
    caisse.vignette_jusqu_au = vignette_jusqu_au
    lignes_de_liste.exiger_juste(caisse)
    if lignes_de_liste.instantane(caisse) != avant:
        caisse.save()
        _noter_les_reglages(caisse, avant, compte)
    return caisse


def _noter_les_reglages(caisse: Caisse, avant: Mapping[str, Any], compte: Compte) -> None:
    apres = lignes_de_liste.instantane(caisse)
    change = [nom for nom in apres if apres[nom] != avant[nom]]
    noter(
        caisse,
        "reglages.changes",
        _("« %(caisse)s » : réglages changés") % {"caisse": caisse.point.nom},
        le=heure_du_geste(caisse),
        compte=compte,
        par=compte.personne_id,
        rangees=[caisse],
        avant={nom: avant[nom] for nom in change},
        apres={nom: apres[nom] for nom in change},
    )


def _exiger_la_balance(caisse: Caisse, instrument: str, jusqu_au: date | None) -> None:
    """Source: décret 2001-387: what makes a price is weighed on a verified instrument."""
    if not instrument:
        raise au_champ("instrument", BalanceIncomplete, manque=_("le numéro de la balance"))
    if jusqu_au is None:
        raise au_champ("vignette_jusqu_au", BalanceIncomplete, manque=_("la date de la vignette"))
    change = (caisse.instrument, caisse.vignette_jusqu_au) != (instrument, jusqu_au)
    if jusqu_au < timezone.localdate() and (change or not caisse.vente_au_poids):
        raise au_champ("vignette_jusqu_au", VignettePerimee, jour=date_format(jusqu_au))
