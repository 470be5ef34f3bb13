"""A site's day as the tests tell it: in the hours of Paris."""

from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from petiterockette.lieux.models import HoraireHabituel, Lieu
from petiterockette.lieux.services.journees import fermer
from tests.fabriques import un_compte, une_ouverture

PARIS = ZoneInfo("Europe/Paris")


def a_paris(*quand: int) -> datetime:
    """That hour of a day in Paris, in UTC."""
    return datetime(*quand, tzinfo=PARIS).astimezone(UTC)


def ferme_a(lieu: Lieu, heure, jours=range(7)) -> None:
    """The usual closing hour of a site, every day."""
    HoraireHabituel.objects.bulk_create(
        HoraireHabituel(lieu=lieu, jour=j, ouvre=heure.replace(hour=heure.hour - 8), ferme=heure)
        for j in jours
    )


def on_ferme(lieu: Lieu, *, par=None, faites=(), uuid=None):
    par = par or un_compte("tri", lieu=lieu)
    return fermer(lieu=lieu, uuid=uuid or uuid4(), faites=faites, par=par)[0]


def une_journee(voyage, lieu: Lieu, debut: datetime, fin: datetime):
    """Open and close at those instants; returns the opening."""
    voyage.move_to(debut, tick=False)
    ouverture = une_ouverture(lieu)
    voyage.move_to(fin, tick=False)
    on_ferme(lieu)
    return ouverture
