"""Once all was brought in: its months are closed, so that those of the house can be."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from collecte.clotures.services.clotures import clore as clore_un_mois
from collecte.livre.models import Bon
from collecte.matiere.etapes import Nature
from collecte.mois.models import Mois
from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu
from petiterockette.temps.dates import date_format

from .deja_la import comptes_depuis


def mois_ouverts() -> list[tuple[Lieu, date]]:
    """The open months that only what was brought in moved, site by site, in order."""
    repris = Bon.objects.filter(nature=Nature.REPRISE, annulation=None).values("lieu")
    ouverts = Mois.objects.filter(clos_le=None, lieu__in=repris).select_related("lieu")
    depuis, ce_mois = comptes_depuis(), timezone.localdate().replace(day=1)
    return [
        (m.lieu, m.mois)
        for m in ouverts.order_by("lieu__ordre", "lieu", "mois")
        if m.mois < depuis.get(m.lieu.code, ce_mois).replace(day=1)
    ]


def a_clore() -> Sequence[str]:
    """Those months in words: « décembre 2019, Chemin-Vert »."""
    return [_dit(lieu, mois) for lieu, mois in mois_ouverts()]


def clore(compte: Compte) -> Sequence[str]:
    """Close those months, the oldest first; which ones, in words. Raises what the closing of one of
    them refuses."""
    ouverts = mois_ouverts()
    for lieu, mois in ouverts:
        clore_un_mois(lieu=lieu, mois=mois, compte=compte)
    return [_dit(lieu, mois) for lieu, mois in ouverts]


def _dit(lieu: Lieu, mois: date) -> str:
    return f"{date_format(mois, 'F Y')}, {lieu.nom}"
