"""A calendar as other programs read it (RFC 5545): lines folded at 75 octets, texts escaped. Pure.

Instants are written in UTC: no time zone has to be described, and the reader's clock shows them
right on both sides of a change of hour.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

FIN = "\r\n"
OCTETS = 75


@dataclass(frozen=True)
class EvenementIcal:
    """Something of the calendar. ``uid``: the same for ever, so that a reader updates it."""

    uid: str
    debut: datetime
    fin: datetime
    titre: str
    ou: str
    texte: str
    url: str
    annule: bool


def calendrier(nom: str, evenements: Iterable[EvenementIcal], maintenant: datetime) -> str:
    """The whole file."""
    lignes = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//La Petite Rockette//Agenda//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{echapper(nom)}",
    ]
    for e in evenements:
        lignes += _lignes(e, maintenant)
    lignes.append("END:VCALENDAR")
    return "".join(plier(ligne) + FIN for ligne in lignes)


def echapper(texte: str) -> str:
    """A text as a value: its commas, semicolons, backslashes and line ends say themselves."""
    sur = texte.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(sur.splitlines())


def plier(ligne: str) -> str:
    """A line of at most 75 octets, the rest on lines that begin with a space; no letter is cut."""
    morceaux, courant, taille = [], "", 0
    for signe in ligne:
        octets = len(signe.encode())
        if taille + octets > OCTETS:
            morceaux.append(courant)
            # The space that begins the next line is one of its octets.
            courant, taille = "", 1
        courant += signe
        taille += octets
    return f"{FIN} ".join([*morceaux, courant])


def _lignes(e: EvenementIcal, maintenant: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{e.uid}"
    yield f"DTSTAMP:{_instant(maintenant)}"
    yield f"DTSTART:{_instant(e.debut)}"
    yield f"DTEND:{_instant(e.fin)}"
    yield f"SUMMARY:{echapper(e.titre)}"
    yield f"LOCATION:{echapper(e.ou)}"
    if e.texte:
        yield f"DESCRIPTION:{echapper(e.texte)}"
    yield f"URL:{e.url}"
    yield f"STATUS:{'CANCELLED' if e.annule else 'CONFIRMED'}"
    yield "END:VEVENT"


def _instant(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
