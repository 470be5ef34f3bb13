"""Once all was brought in: its months are closed, so that those of the house can be."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.utils import timezone
from django.utils.translation import gettext as _

from collecte.bilans.en_gros import connus_a_l_annee_seule
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
    """Those months in words, a site after another: « Chemin-Vert : les années 2018 à 2019, mars
    2020 »; a year that is known as one total is told as a year."""
    return _dits(mois_ouverts())


def clore(compte: Compte) -> Sequence[str]:
    """Close those months, the oldest first; which ones, in words. Raises what the closing of one of
    them refuses."""
    ouverts = mois_ouverts()
    dits = _dits(ouverts)
    for lieu, mois in ouverts:
        clore_un_mois(lieu=lieu, mois=mois, compte=compte)
    return dits


def _dits(ouverts: Sequence[tuple[Lieu, date]]) -> Sequence[str]:
    annees = connus_a_l_annee_seule([lieu.pk for lieu, _m in ouverts], [m for _l, m in ouverts])
    dits = []
    for lieu, siens in groupby(ouverts, key=itemgetter(0)):
        mois = [m for _lieu, m in siens]
        entieres = [m.year for m in mois if (lieu.pk, m) in annees]
        autres = [m.year * 12 + m.month - 1 for m in mois if (lieu.pk, m) not in annees]
        quand = [*_en_annees(entieres), *_en_mois(autres)]
        dits.append(_("%(lieu)s\u00a0: %(quand)s") % {"lieu": lieu.nom, "quand": ", ".join(quand)})
    return dits


def _en_annees(annees: Sequence[int]) -> Iterator[str]:
    for premiere, derniere in _suites(annees):
        if premiere == derniere:
            yield _("l’année %(annee)s") % {"annee": premiere}
        else:
            yield _("les années %(de)s à %(a)s") % {"de": premiere, "a": derniere}


def _en_mois(rangs: Sequence[int]) -> Iterator[str]:
    for bornes in _suites(rangs):
        de, a = (date_format(date(rang // 12, rang % 12 + 1, 1), "F Y") for rang in bornes)
        yield de if de == a else _("%(de)s à %(a)s") % {"de": de, "a": a}


def _suites(nombres: Sequence[int]) -> list[tuple[int, int]]:
    """The runs of numbers that follow each other, given in order: the first and last of each."""
    suites: list[tuple[int, int]] = []
    for n in nombres:
        premier = suites.pop()[0] if suites and suites[-1][1] == n - 1 else n
        suites.append((premier, n))
    return suites
