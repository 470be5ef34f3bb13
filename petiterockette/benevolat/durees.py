"""Durations as people type and read them: « 1h30 », « 1,5 », « 90 min ». Pure, minutes in."""

import re

from django.utils.translation import gettext as _

from petiterockette.lieux.heures import en_heures

MINUTES_D_UN_JOUR = 24 * 60

_HEURES_MINUTES = re.compile(r"(\d{1,3})(?:h|:)(\d{1,2})?(?:m|mn|min)?", re.ASCII)
_MINUTES = re.compile(r"(\d{1,4})(?:m|mn|min|minutes?)", re.ASCII)
_HEURES = re.compile(r"(\d{0,3})(?:[.,](\d{0,2}))?(?:h|heures?)?", re.ASCII)


class DureeIllisible(ValueError):
    """What was typed is not a duration; ``code`` tells why, the message says it in French."""

    def __init__(self, code: str, phrase: str) -> None:
        self.code = code
        super().__init__(phrase)


def lire_duree(texte: str) -> int:
    """Read a duration: « 1h30 », « 1 h 30 », « 1:30 », « 1,5 », « 1.5 h », « 90 min ».

    A number alone is hours. Returns whole minutes, from 1 to those of a day. Raises
    ``DureeIllisible`` with one of the codes ``vide``, ``lettres``, ``minutes``, ``zero``,
    ``trop_long``.
    """
    saisie = re.sub(r"[\s\u00a0\u202f]", "", texte).lower()
    if not saisie:
        raise DureeIllisible("vide", _("Tapez une durée : 1h30, 1,5 ou 90 min."))
    minutes = _en_minutes(saisie)
    if minutes is None:
        raise DureeIllisible(
            "lettres",
            _("« %(tape)s » n’est pas une durée : tapez 1h30, 1,5 ou 90 min.")
            % {"tape": texte.strip()},
        )
    if minutes == 0:
        raise DureeIllisible("zero", _("Une durée de 0 minute ne s’enregistre pas."))
    if minutes > MINUTES_D_UN_JOUR:
        raise DureeIllisible(
            "trop_long",
            _("Un jour n’a que 24 h. Pour des minutes, tapez « 90 min »."),
        )
    return minutes


def _en_minutes(saisie: str) -> int | None:
    if lu := _HEURES_MINUTES.fullmatch(saisie):
        reste = int(lu[2] or 0)
        if reste > 59:
            raise DureeIllisible(
                "minutes", _("Une heure n’a que 60 minutes : tapez « 90 min » ou 1h30.")
            )
        return int(lu[1]) * 60 + reste
    if lu := _MINUTES.fullmatch(saisie):
        return int(lu[1])
    lu = _HEURES.fullmatch(saisie)
    if lu is None or not (lu[1] or lu[2]):
        return None
    centiemes = int(lu[1] or 0) * 100 + int((lu[2] or "").ljust(2, "0"))
    return (centiemes * 60 + 50) // 100


def en_duree(minutes: int) -> str:
    """« 1 h 30 », « 45 min », « −2 h »; « — » where there is nothing."""
    ecrit = en_heures(abs(minutes) * 60)
    return f"−{ecrit}" if minutes < 0 else ecrit


def a_taper(minutes: int) -> str:
    """The same, as it would be typed back in a field: « 1h30 »."""
    return f"{minutes // 60}h{minutes % 60:02}"
