"""What a report may take of the séances: what their teams wrote, and photos that may be shown."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from ateliers.poles import nom_du_pole
from petiterockette.dossiers.registre import PROPOSITIONS, Proposition
from petiterockette.indicateurs.registre import Portee
from petiterockette.photos.images import PhotoPrete
from petiterockette.temps.dates import date_format

from .bilans import bilans_tenus
from .models import Photo, Seance

# A passage holds six thousand signs; a report that has more pictures is an album.
SIGNES_MAX, PHOTOS_MAX = 6_000, 12
ENTRE_DEUX = "\n\n"


def les_seances(portee: Portee) -> Iterator[Proposition]:
    """The séances that were held: one passage for each that has a photo that may be shown outside,
    then, pole by pole, what the teams wrote of the others."""
    tenues = bilans_tenus(portee.debut, portee.fin, portee.lieux)
    siennes = Seance.objects.filter(pk__in=tenues.order_by().values("seance"))
    seances = list(siennes.order_by("debut", "pk"))
    photos = _photos(seances)
    for seance in seances:
        if photo := photos.get(seance.pk):
            quand = date_format(timezone.localdate(seance.debut), "j F Y")
            nom = f"{seance.titre}, {quand}"[:100]
            yield Proposition(nom, seance.recit, partial(_prete, photo), nom)
    yield from _recits(s for s in seances if s.recit and s.pk not in photos)


def _photos(seances: Iterable[Seance]) -> dict[int, Photo]:
    """Séance → its first photo that may be shown outside, and is kept still; of the latest ones."""
    gardees: dict[int, Photo] = {}
    aujourd_hui = timezone.localdate()
    montrables = Photo.objects.filter(seance__in=list(seances)).exclude(droits=Photo.Droits.EQUIPE)
    for photo in montrables.order_by("-seance__debut", "id"):
        if len(gardees) < PHOTOS_MAX and (photo.terme is None or photo.terme >= aujourd_hui):
            gardees.setdefault(photo.seance_id, photo)
    return gardees


def _recits(seances: Iterable[Seance]) -> Iterator[Proposition]:
    """Pole by pole, what was written; the same words of several days are said once."""
    par_pole: dict[str, dict[tuple[str, str], list[str]]] = {}
    for seance in seances:
        jour = date_format(timezone.localdate(seance.debut), "j F")
        dits = par_pole.setdefault(seance.pole, {})
        dits.setdefault((seance.titre, seance.recit), []).append(jour)
    for pole, dits in par_pole.items():
        nom = nom_du_pole(pole) if pole else _("la maison")
        titre = _("Ce qui s’est passé\u00a0: %(pole)s") % {"pole": nom}
        phrases = [
            _("%(jours)s, %(titre)s\u00a0: %(recit)s")
            % {"jours": ", ".join(jours), "titre": seance, "recit": recit}
            for (seance, recit), jours in dits.items()
        ]
        yield Proposition(titre, _tenir(ENTRE_DEUX.join(phrases)))


def _tenir(texte: str) -> str:
    """What a passage may hold, cut where what is said of a séance ends."""
    return texte if len(texte) <= SIGNES_MAX else texte[:SIGNES_MAX].rpartition(ENTRE_DEUX)[0]


def _prete(photo: Photo) -> PhotoPrete | None:
    """The photo as its files have it; None where they are gone."""
    lus: dict[str, Any] = {}
    for taille, chemin in photo.fichiers.items():
        if not default_storage.exists(chemin):
            return None
        with default_storage.open(chemin) as fichier:
            lus[taille] = fichier.read()
    return PhotoPrete(
        largeur=photo.largeur, hauteur=photo.hauteur, empreinte=photo.empreinte, **lus
    )


PROPOSITIONS.append(les_seances)
