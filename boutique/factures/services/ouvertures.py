"""Open the invoices to somebody who controls, on their request and for a time; close them."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from boutique.regles.droits import ARCHIVER
from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.comptes.roles import Role
from petiterockette.droits import exiger_partout
from petiterockette.journal.dites import dites
from petiterockette.journal.maison import noter_a_la_maison
from petiterockette.journal.services import consigner
from petiterockette.temps.dates import date_format

from ..models import OuvertureFactures
from ..refus import OuvertureMalBornee, PasUnControle

AU_PLUS = timedelta(days=366)


def ouvrir_les_factures(
    *, controle: Compte, jusqu_au: date | None, compte: Compte
) -> OuvertureFactures:
    """Let an account of control read invoices until a day, that day included; None: no more.

    Raises ``PasUnControle``, ``OuvertureMalBornee`` or ``DroitManquant``.
    """
    exiger_partout(compte, ARCHIVER)
    jour = timezone.localdate()
    if jusqu_au:
        if Role.CONTROLE not in {a.role for a in controle.affectations_en_cours(jour)}:
            raise au_champ("controle", PasUnControle)
        if not jour <= jusqu_au <= jour + AU_PLUS:
            raise au_champ("jusqu_au", OuvertureMalBornee)
    qui: dict[str, Any] = {"par": compte.personne_id, "compte": compte.pk}
    with transaction.atomic():
        ouverture = OuvertureFactures.objects.create(
            ouverte_a=controle,
            jusqu_au=jusqu_au,
            le=timezone.now().replace(microsecond=0),
            par=compte.personne_id,
            compte=compte,
        )
        phrase = (
            _("Factures ouvertes au compte nº %(n)d jusqu’au %(jour)s")
            if jusqu_au
            else _("Factures refermées au compte nº %(n)d")
        )
        consigner(
            "boutique.factures.ouvertes" if jusqu_au else "boutique.factures.refermees",
            phrase % {"n": controle.pk, "jour": date_format(jusqu_au) if jusqu_au else ""},
            {"ouverture": ouverture.pk},
            **qui,
        )
        noter_a_la_maison("factures.ouvertes", **qui, **dites([ouverture]))
    return ouverture
