"""Which sites and which months a subscription is about, as the rights are now."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from petiterockette.comptes.models import Compte
from petiterockette.lieux.models import Lieu

from .models import Abonnement
from .registre import SOURCES, Sites, SourceDeSections

DROIT = "collecte.lire_les_mois"


def sites_lisibles(compte: Compte, droit: str = DROIT) -> list[Lieu]:
    """The sites that an account may read now."""
    ids = compte.portee(droit).ids_des_lieux
    lieux = Lieu.objects.all() if ids is None else Lieu.objects.filter(pk__in=ids)
    return list(lieux)


def sites_de(abonnement: Abonnement, droit: str = DROIT) -> Sites | None:
    """The chosen sites that may still be read; None where none is left."""
    compte = abonnement.compte
    if not compte.est_ouvert:
        return None
    ids = compte.portee(droit).ids_des_lieux
    lisibles = sites_lisibles(compte, droit)
    if not abonnement.tous:
        choisis = {lieu.pk for lieu in abonnement.lieux.all()}
        lisibles = [lieu for lieu in lisibles if lieu.pk in choisis]
        ids = frozenset(lieu.pk for lieu in lisibles)
    if not lisibles:
        return None
    return Sites(None if ids is None else sorted(ids), lisibles)


def sources_de(abonnement: Abonnement) -> list[tuple[SourceDeSections, Sites]]:
    """What the subscriber may read now, source by source."""
    paires = [(s, sites_de(abonnement, s.droit)) for s in SOURCES.values()]
    return [(source, sites) for source, sites in paires if sites is not None]


def mois_a_envoyer(jour: date) -> date:
    """The month that summaries are about on a day: the one that ended last."""
    return (jour.replace(day=1) - timedelta(days=1)).replace(day=1)


def echeance(mois: date) -> date:
    """The day when a month's summary leaves at the latest: « le 5 »."""
    suivant = (mois.replace(day=1) + timedelta(days=32)).replace(day=1)
    return suivant.replace(day=min(settings.RESUME_LE, 28))


def est_du(abonnement: Abonnement, mois: date, jour: date) -> bool:
    """Whether a month leaves for a subscription by that day.

    On its day, or as soon as the month is closed at all its sites. Who subscribed after the
    day begins with the next month. Somebody who lost the right is due too: he is told why
    nothing came.
    """
    if abonnement.confirme_le is None:
        return False
    terme = echeance(mois)
    if timezone.localdate(abonnement.confirme_le) > terme:
        return False
    if jour >= terme:
        return True
    sources = sources_de(abonnement)
    return bool(sources) and all(source.clos(mois, sites) for source, sites in sources)
