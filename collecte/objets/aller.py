"""What followed things are found by: their words."""

from collections.abc import Iterator

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from petiterockette.affichage.aller.ici import liste_complete
from petiterockette.affichage.aller.registre import (
    PAR_GROUPE,
    Genre,
    Saisie,
    SourceDeRecherche,
    Trouve,
)
from petiterockette.comptes.portees import portee

from .models import Objet

OBJETS = "collecte.lire_les_objets"
CHIFFRES_MIN = 4

# What an upper app knows of a thing: how it is joined to it, the page it has, who opens it.
FICHES: list[tuple[str, str, str]] = []


def objets(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The things in which each word is found, those that are still here first."""
    if saisie.numero is not None and len(saisie.texte) < CHIFFRES_MIN:
        # Three figures are in every serial number, and a bon's or a ticket's is meant.
        return
    joints = [(nom, page) for nom, page, droit in FICHES if request.user.has_perm(droit)]
    trouves = Objet.objects.visibles(portee(request.user, OBJETS).ids_des_lieux)
    for mot in saisie.mots:
        trouves = trouves.filter(recherche__contains=mot)
    trouves = trouves.select_related("lieu", "categorie", *(nom for nom, _page in joints))
    # Present: nothing says when it left; both bases put that first so.
    for objet in trouves.order_by(F("parti_le").desc(nulls_first=True), "-pk")[:PAR_GROUPE]:
        url = reverse("collecte:objet", args=[objet.code])
        for nom, page in joints:
            if fiche := getattr(objet, nom, None):
                url = reverse(page, args=[fiche.pk])
        texte = f"{objet.get_situation_display()} · {objet.lieu} · {objet.code}"
        yield Trouve(objet.titre, url, "armchair", texte)


SOURCES = [
    SourceDeRecherche(
        Genre.OBJETS,
        OBJETS,
        objets,
        liste=liste_complete(gettext_lazy("tous les objets"), "collecte:objets"),
    ),
]
