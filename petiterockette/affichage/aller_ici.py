"""What the house itself finds by its name: its pages, and its people."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from petiterockette.personnes.lectures import proposer
from petiterockette.personnes.mots import mots_de

from . import accueil
from .accueil import Tuile
from .aller import PAR_GROUPE, Genre, Saisie, Source, Trouve
from .bande import adresse, peut_ouvrir
from .espaces import espace_de


def pages(request: HttpRequest, saisie: Saisie) -> list[Trouve]:
    """The pages that this reader may open, whatever people call them; by their own names
    first."""
    trouvees = sorted(_rangees(request, saisie), key=lambda rangee: rangee[0])
    return [trouve for _rang, trouve in trouvees[:PAR_GROUPE]]


def _rangees(request: HttpRequest, saisie: Saisie) -> Iterator[tuple[int, Trouve]]:
    for tuile in [*accueil.TUILES, *accueil.FIN]:
        rang = _rang(tuile, saisie)
        if rang is None or not peut_ouvrir(request.user, tuile):
            continue
        if url := adresse(tuile.url, *tuile.arguments):
            espace = espace_de(tuile.groupe.espace) if tuile.groupe else None
            ou = str(espace.nom) if espace else str(tuile.texte)
            yield rang, Trouve(str(tuile.nom), url, tuile.pictogramme, ou)


def _rang(tuile: Tuile, saisie: Saisie) -> int | None:
    """0 where the name begins so, 1 where it holds the words, 2 where people also say them."""
    nom = mots_de(str(tuile.nom))
    if _tous_dits(saisie.mots, nom):
        return 0 if nom[0].startswith(saisie.mots[0]) else 1
    autres = mots_de(str(tuile.nom), str(tuile.mots), str(tuile.texte))
    return 2 if _tous_dits(saisie.mots, autres) else None


def _tous_dits(voulus: tuple[str, ...], mots: list[str]) -> bool:
    return all(any(mot.startswith(voulu) for mot in mots) for voulu in voulus)


def personnes(request: HttpRequest, saisie: Saisie) -> list[Trouve]:
    """The people whose names begin so."""
    return [
        Trouve(str(p), reverse("personnes:personne", args=[p.pk]), "user", p.courriel)
        for p in proposer(saisie.texte, PAR_GROUPE)
    ]


SOURCES = [
    Source(Genre.PAGES, None, pages),
    Source(Genre.PERSONNES, "personnes.lire_l_annuaire", personnes),
]
