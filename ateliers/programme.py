"""What the poles hold today: on the home page of who does something there, and on their pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from ateliers.agenda import EvenementDuCalendrier
from petiterockette.affichage.espaces import CarteVive
from petiterockette.comptes.portees import affectations_du_jour
from petiterockette.comptes.roles import Role
from petiterockette.lieux.heures import en_heure
from petiterockette.lieux.models import Lieu
from petiterockette.mots.francais import au

from .calendrier import du_jour
from .poles import POLES, permis_au_pole

LIRE = "ateliers.lire"
MONTRES = 4
SOIR = 17
# Direction and treasury read the calendar: their day is not spent at a pole.
CEUX_QUI_Y_SONT = {
    *(Role.BENEVOLE, Role.TRI, Role.CUISINE, Role.ANIMATION, Role.FORMATION),
    *(Role.MECANIQUE, Role.RESPONSABLE, Role.POLE),
}


@dataclass(frozen=True)
class RendezVous:
    """An event of today, in words. ``ou``: « à La Cycklette »."""

    e: EvenementDuCalendrier
    ou: str

    @property
    def heures(self) -> str:
        debut = en_heure(self.e.debut)
        if self.e.sans_fin:
            return _("depuis %(heure)s") % {"heure": debut}
        return f"{debut} – {en_heure(self.e.fin)}"

    @property
    def quand(self) -> str:
        return ce_soir(self.e.debut)


@dataclass(frozen=True)
class Programme:
    """The first of today's events that this reader does something of, and how many more."""

    premiers: list[RendezVous]
    autres: int
    calendrier: bool


def ce_soir(debut: datetime) -> str:
    """« Ce soir », « Aujourd’hui »."""
    return _("Ce soir") if timezone.localtime(debut).hour >= SOIR else _("Aujourd’hui")


def programme(request: HttpRequest) -> Programme | None:
    """None for whose day is elsewhere, and where nothing is left to do today."""
    compte: Any = request.user
    if not CEUX_QUI_Y_SONT & {a.role for a in affectations_du_jour(compte)}:
        return None
    a_faire = [
        e
        for e in _restent(compte, timezone.now())
        if e.geste and permis_au_pole(compte, e.geste.droit, e.pole, e.lieu)
    ]
    if not a_faire:
        return None
    premiers = _situer(a_faire[:MONTRES])
    return Programme(premiers, len(a_faire) - len(premiers), compte.has_perm(LIRE))


def cartes_du_pole(request: HttpRequest, pole: str, sauf: str = "") -> list[CarteVive]:
    """What a pole still has before it today, one card each; ``sauf``: the right of a gesture that
    the page itself offers."""
    siens = [
        e
        for e in _restent(request.user, timezone.now())
        if e.pole == pole and not (sauf and e.geste and e.geste.droit == sauf)
    ]
    return [_carte(r) for r in _situer(siens[:MONTRES])]


def _carte(rendez_vous: RendezVous) -> CarteVive:
    e = rendez_vous.e
    pole = POLES.get(e.pole)
    return CarteVive(
        nom=e.titre,
        pictogramme=pole.pictogramme if pole else "calendar-days",
        valeur=rendez_vous.heures,
        base=" · ".join(filter(None, (rendez_vous.ou, e.precision))),
        etat=rendez_vous.quand,
        url=e.geste.url if e.geste else e.url,
    )


def _restent(compte: Any, maintenant: datetime) -> list[EvenementDuCalendrier]:
    """The events of today that are not over, at any site that this reader knows."""
    return [e for e in du_jour(compte, timezone.localdate(maintenant), None) if e.fin >= maintenant]


def _situer(evenements: list[EvenementDuCalendrier]) -> list[RendezVous]:
    """Events, each with where it is; one query, none where nothing is held."""
    ids = {e.lieu for e in evenements if e.lieu}
    lieux = Lieu.objects.in_bulk(ids) if ids else {}
    return [RendezVous(e, au(lieux[e.lieu]) if e.lieu in lieux else e.ou) for e in evenements]
