"""What « Aller à… » finds of the agreements: by their éco-organisme, stream or number."""

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

from .models import Convention


def conventions(request: HttpRequest, saisie: Saisie) -> list[Trouve]:
    """The signed ones; names are compared here: neither base ignores accents by itself."""
    toutes = Convention.objects.signees().select_related("eco_organisme")
    trouvees = [
        c
        for c in toutes
        if tous_dits(saisie.dits, mots_de(c.eco_organisme.nom, c.filiere, c.numero))
    ]
    return [
        Trouve(str(c), reverse("collecte:convention", args=[c.pk]), "recycle", c.numero)
        for c in trouvees[:PAR_GROUPE]
    ]


SOURCES = [SourceDeRecherche(Genre.PAGES, "declarations.lire", conventions)]
