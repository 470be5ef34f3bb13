"""Who opens the pages of the séances."""

from typing import Any

from ateliers.seances.jetons import jeton
from ateliers.seances.models import Inscription, Photo, Seance
from ateliers.seances.models.photos import DOSSIER
from petiterockette.photos.images import ranger
from tests.collecte.objets.suivis import une_photo
from tests.monde import Monde, rien
from tests.seances.seances import a_venir, un_responsable, une_inscription, une_seance
from tests.seances.valides import VALIDES

# The world's séance is of the animation.
POLES = {"animation", "responsable", "pole", "direction"}
ACCUEILLENT = POLES | {"cuisine", "mecanique"}


def _la_seance(monde: Monde) -> Seance:
    """One at the world's site, in a month."""
    deja = Seance.objects.filter(lieu=monde.lieu).first()
    compte = un_responsable(monde.lieu) if deja is None else None
    return deja or une_seance(lieu=monde.lieu, pole="animation", compte=compte, horaire=a_venir())


def la_seance(monde: Monde) -> list:
    return [_la_seance(monde).pk]


def _l_inscription(monde: Monde) -> Inscription:
    seance = _la_seance(monde)
    return seance.inscriptions.first() or une_inscription(seance)


def la_photo(monde: Monde) -> list:
    seance = _la_seance(monde)
    photo = seance.photos.first()
    if photo is None:
        photo = Photo.objects.create(**VALIDES["seances.Photo"]() | {"seance": seance})
        ranger(une_photo(), photo.cle, DOSSIER)
    return [photo.cle]


def une_vignette(monde: Monde) -> list:
    return [*la_photo(monde), "vignette"]


def l_inscription(monde: Monde) -> list:
    return [_l_inscription(monde).pk]


TABLE: dict[str, tuple[str, Any, set[str]]] = {
    "seances:seances": ("get", rien, ACCUEILLENT),
    "seances:seance_nouvelle": ("get", rien, POLES),
    "seances:seance": ("get", la_seance, POLES),
    "seances:seance_changer": ("get", la_seance, POLES),
    "seances:seance_annuler": ("get", la_seance, POLES),
    "seances:bilan": ("get", la_seance, POLES),
    "seances:accueil": ("get", la_seance, POLES),
    "seances:compter": ("post", la_seance, POLES),
    "seances:code": ("post", la_seance, POLES),
    "seances:inscrire": ("get", la_seance, POLES),
    "seances:photo_ajouter": ("post", la_seance, POLES),
    "seances:photo_retirer": ("get", la_photo, POLES),
    "seances:photo": ("get", une_vignette, POLES),
    "seances:venus": ("post", l_inscription, POLES),
    "seances:confirmer": ("post", l_inscription, POLES),
    "seances:desister": ("post", l_inscription, POLES),
    "seances:venir": ("get", lambda m: [_l_inscription(m).code], POLES),
}
PUBLIQUES: dict[str, Any] = {
    "seances:agenda": rien,
    "seances:agenda_ics": rien,
    "seances:agenda_seance": la_seance,
    "seances:merci": la_seance,
    "seances:ma_place": lambda m: [jeton(_l_inscription(m))],
}
# What belongs to a site, closed to the people of another one.
D_UN_LIEU = [
    *((nom, la_seance) for nom in ("seance", "seance_changer", "seance_annuler", "bilan")),
    *((nom, la_seance) for nom in ("accueil", "compter", "code", "inscrire")),
    *((nom, l_inscription) for nom in ("venus", "confirmer", "desister")),
    *(("photo_ajouter", la_seance), ("photo_retirer", la_photo), ("photo", une_vignette)),
]
AILLEURS = [(f"seances:{nom}", arguments) for nom, arguments in D_UN_LIEU]
