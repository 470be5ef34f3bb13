"""What the poles add to the house: a space each, the page of all of them, what is foreseen."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from petiterockette.affichage.accueil import ChiffreVif, Tuile
from petiterockette.affichage.espaces import PREVOIR, Espace
from petiterockette.comptes.portees import portee
from petiterockette.comptes.roles import Role
from petiterockette.mots.mesures import TIRET, nombre

from .calendrier import du_jour
from .poles import POLES, Pole, groupe_du_pole

LIRE = "ateliers.lire"


def a_l_agenda(request: HttpRequest) -> ChiffreVif | None:
    """« 4 », « rendez-vous aujourd’hui » at the sites whose calendar this account reads."""
    lieux = portee(request.user, LIRE).ids_des_lieux
    n = len(du_jour(request.user, timezone.localdate(), lieux))
    return ChiffreVif(nombre(n) if n else TIRET, str(_("à l’agenda aujourd’hui")))


COMMUNES = [
    Tuile(
        nom=_("Le calendrier"),
        texte=_("la semaine de tous les pôles, lieu par lieu"),
        pictogramme="calendar-days",
        url="ateliers:calendrier",
        droit=LIRE,
        groupe=PREVOIR,
        mots=_("semaine agenda planning pôles"),
        chiffre=a_l_agenda,
        pour=(Role.ANIMATION, Role.FORMATION, Role.POLE, Role.DIRECTION),
    ),
]
NATURES: dict[str, Any] = {}


def espaces() -> list[Espace]:
    """A space for each pole that is installed: the pole's own page."""
    return [
        Espace(
            code=pole.code,
            nom=pole.nom,
            texte=pole.texte,
            pictogramme=pole.pictogramme,
            groupes=(groupe_du_pole(pole.code), PREVOIR),
            apps=(pole.code,),
            page=pole.page,
            droit=pole.droit,
            pole=True,
        )
        for pole in POLES.values()
    ]


def tuiles() -> list[Tuile]:
    """The tiles of the workshops: those common to all, then each installed pole's home and
    pages."""
    return [*COMMUNES, *(t for pole in POLES.values() for t in _siennes(pole))]


def _siennes(pole: Pole) -> list[Tuile]:
    """A pole's tiles: its home, then the pages below it, shown there, and to whoever works in the
    pole unless a page says otherwise."""
    dessous = [
        replace(t, groupe=groupe_du_pole(pole.code), pour=t.pour or pole.roles) for t in pole.tuiles
    ]
    return [_page(pole), *dessous]


def _page(pole: Pole) -> Tuile:
    return Tuile(
        nom=pole.nom,
        texte=pole.texte,
        pictogramme=pole.pictogramme,
        url=pole.page,
        droit=pole.droit,
        groupe=groupe_du_pole(pole.code),
        mots=pole.mots,
        chiffre=pole.chiffre,
        roles=pole.roles,
        pour=(Role.POLE,),
    )
