"""What « Aller à… » finds of the dossiers: those whose title or reader has words that begin so."""

from collections.abc import Collection

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

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
    trouves = [d for d in tous if tous_dits(saisie.dits, _mots(d))]
    return [
        Trouve(
            d.titre,
            reverse("dossiers:dossier", args=[d.pk]),
            "folder-open",
            f"{d.get_objet_display()}, {d.etat_dit}",
        )
        for d in trouves[:PAR_GROUPE]
    ]


def _mots(d: Dossier) -> Collection[str]:
    """Its title, its reader, what it is; many call a report « bilan d’activité »."""
    bilan = _("bilan") if d.objet == Dossier.Objet.RAPPORT else ""
    return mots_de(d.titre, d.pour, d.get_objet_display(), bilan)


SOURCES = [SourceDeRecherche(Genre.PAGES, "dossiers.lire", dossiers)]
