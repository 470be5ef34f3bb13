"""A thing kept aside for somebody until a day; his name is nobody's business after that."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boutique.articles.models import Article
from collecte.objets.services.evenements import au_champ
from petiterockette.comptes.models import Compte
from petiterockette.journal.services import consigner
from petiterockette.temps.dates import date_format

from ..refus import DejaReserve, ReservationImpossible
from .uniques import verrouiller

DROIT = "boutique.encaisser"
# Kept longer than that, it is not sold: it is stored.
JOURS_MAX = 30


@transaction.atomic
def reserver(*, article: Article, jusqu_au: date, pour: str, compte: Compte) -> Article:
    """Keep a thing aside until a day, included; ``pour``: a name, or nothing.

    The journal says until when, never for whom. Said twice, it is done once. Raises
    ``ReservationImpossible``, ``DejaReserve``, ``DejaVendu`` or ``DroitManquant``.
    """
    article = verrouiller(article, DROIT, compte)
    aujourd_hui = timezone.localdate()
    pour = " ".join(pour.split())
    if (article.reserve_jusqu_au, article.reserve_pour) == (jusqu_au, pour):
        return article
    if not aujourd_hui <= jusqu_au <= aujourd_hui + timedelta(days=JOURS_MAX):
        raise au_champ("jusqu_au", ReservationImpossible, jours=JOURS_MAX)
    if article.reserve_jusqu_au and article.reserve_jusqu_au >= aujourd_hui:
        raise DejaReserve(article=article.nom, jour=date_format(article.reserve_jusqu_au))
    article.reserve_jusqu_au, article.reserve_pour = jusqu_au, pour
    article.save(update_fields=["reserve_jusqu_au", "reserve_pour"])
    phrase = _("« %(article)s » réservé jusqu’au %(jour)s") % {
        "article": article.nom,
        "jour": date_format(jusqu_au),
    }
    _consigner(article, "reserve", phrase, compte)
    return article


@transaction.atomic
def liberer(*, article: Article, compte: Compte) -> Article:
    """Offer a kept thing to everybody again, and forget the name at once.

    Raises ``DejaVendu`` or ``DroitManquant``.
    """
    article = verrouiller(article, DROIT, compte)
    if article.reserve_jusqu_au is None:
        return article
    article.reserve_jusqu_au, article.reserve_pour = None, ""
    article.save(update_fields=["reserve_jusqu_au", "reserve_pour"])
    _consigner(article, "libere", _("« %(article)s » n’est plus réservé"), compte)
    return article


def oublier_les_reservations(*, aujourd_hui: date) -> int:
    """Forget the reservations that are over, with their names; how many."""
    finies = Article.objects.filter(reserve_jusqu_au__lt=aujourd_hui)
    n = finies.update(reserve_jusqu_au=None, reserve_pour="")
    if n:
        phrase = ngettext(
            "%(n)d réservation finie, oubliée", "%(n)d réservations finies, oubliées", n
        )
        with transaction.atomic():
            consigner("boutique.unique.oublie", phrase % {"n": n}, {"n": n})
    return n


def _consigner(article: Article, geste: str, phrase: str, compte: Compte) -> None:
    assert article.objet is not None
    jusqu_au = article.reserve_jusqu_au
    consigner(
        f"boutique.unique.{geste}",
        phrase.replace("%(article)s", article.nom),
        {
            "liste": article._meta.label_lower,
            "id": article.pk,
            "jusqu_au": jusqu_au.isoformat() if jusqu_au else None,
        },
        lieu=article.objet.lieu_id,
        par=compte.personne_id,
        compte=compte.pk,
    )
