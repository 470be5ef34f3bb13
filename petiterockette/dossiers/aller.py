"""What « Aller à… » finds of the dossiers: those whose title or reader has words that begin so."""

from django.http import HttpRequest
from django.urls import reverse

from petiterockette.affichage.aller.registre import (
    PAR_GROUPE,
    Genre,
    Saisie,
    SourceDeRecherche,
    Trouve,
    tous_dits,
)
from petiterockette.personnes.mots import mots_de

from .models import Dossier


def dossiers(request: HttpRequest, saisie: Saisie) -> list[Trouve]:
    """The latest first; titles are compared here: neither base ignores accents by itself."""
    tous = Dossier.objects.only("titre", "pour", "etat", "objet")
    trouves = [d for d in tous if tous_dits(saisie.dits, mots_de(d.titre, d.pour))]
    return [
        Trouve(
            d.titre,
            reverse("dossiers:dossier", args=[d.pk]),
            "folder-open",
            f"{d.get_objet_display()}, {d.get_etat_display()}",
        )
        for d in trouves[:PAR_GROUPE]
    ]


SOURCES = [SourceDeRecherche(Genre.PAGES, "dossiers.lire", dossiers)]
