"""What the house itself finds by its name: its pages, and its people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from petiterockette.comptes.models import Compte
from petiterockette.comptes.roles import qui_peut
from petiterockette.mots.chercher import PETITS, contient
from petiterockette.personnes.models import Personne
from petiterockette.personnes.mots import mots_de

from .. import accueil
from ..accueil import Tuile
from ..bande import adresse, peut_ouvrir
from ..espaces import espace_de
from ..navigation import droits_de
from .gestes import GESTES
from .registre import PAR_GROUPE, Genre, ListeComplete, Saisie, SourceDeRecherche, Trouve, tous_dits


@dataclass(frozen=True)
class Mention:
    """What an app says of people beside their names, to whoever holds ``droit``.

    ``valeur``: an expression over ``Personne``, read with them; ``dire``: its words.
    """

    droit: str
    valeur: Callable[[], Any]
    dire: Callable[[Any], str]


MENTIONS: dict[str, Mention] = {}


def pages(request: HttpRequest, saisie: Saisie) -> list[Trouve]:
    """The pages that this reader may open, whatever people call them; by their own names
    first."""
    for sujet in saisie.sujets:
        if trouvees := sorted(_rangees(request, sujet), key=lambda rangee: rangee[0]):
            return [trouve for _rang, trouve in trouvees[:PAR_GROUPE]]
    return []


def _rangees(request: HttpRequest, dits: tuple[str, ...]) -> Iterator[tuple[int, Trouve]]:
    for tuile in [*accueil.TUILES, *accueil.FIN]:
        rang = _rang(tuile, dits)
        if rang is None or not peut_ouvrir(request.user, tuile):
            continue
        if url := adresse(tuile.url, *tuile.arguments):
            espace = espace_de(tuile.groupe.espace) if tuile.groupe else None
            ou = str(espace.nom) if espace else str(tuile.texte)
            yield rang, Trouve(str(tuile.nom), url, tuile.pictogramme, ou)


def fermees(request: HttpRequest, saisie: Saisie) -> list[tuple[str, str]]:
    """What answers best to these words among the pages that this reader may not open and what
    others do, and who does: names only, which the page of rights tells everybody."""
    if not saisie.cherche:
        return []
    dites = [
        (rang, str(tuile.nom), qui_peut(droits_de(tuile.droit)[0]))
        for tuile in [*accueil.TUILES, *accueil.FIN]
        if (rang := _rang(tuile, saisie.dits)) is not None and not peut_ouvrir(request.user, tuile)
    ]
    au_mieux = min((rang for rang, _nom, _qui in dites), default=0)
    gestes = [(str(geste.nom), qui_peut(geste.droit)) for geste in GESTES if geste.dit(saisie)]
    pages = [(nom, qui) for rang, nom, qui in dites if rang == au_mieux]
    return [*gestes[: PAR_GROUPE - 1], *pages][:PAR_GROUPE]


def _rang(tuile: Tuile, dits: tuple[str, ...]) -> int | None:
    """0 where they are the name, 1 where it begins so, 2 where it holds them, 3 where people also
    say them. Articles count for nothing: « La reprise » is named « reprise »."""
    nom = mots_de(str(tuile.nom))
    if tous_dits(dits, nom):
        siens = [mot for mot in nom if mot not in PETITS] or nom
        if siens == list(dits):
            return 0
        return 1 if siens[0].startswith(dits[0]) else 2
    autres = mots_de(str(tuile.nom), str(tuile.mots), str(tuile.texte))
    return 3 if tous_dits(dits, autres) else None


def personnes(request: HttpRequest, saisie: Saisie) -> list[Trouve]:
    """The people whose names begin so, with what is said of them."""
    dites = {nom: m for nom, m in MENTIONS.items() if request.user.has_perm(m.droit)}
    trouvees = Personne.objects.nommees(saisie.texte) if saisie.mots else Personne.objects.none()
    trouves = []
    for p in trouvees.annotate(**{nom: m.valeur() for nom, m in dites.items()})[:PAR_GROUPE]:
        mots = [p.courriel, *(m.dire(getattr(p, nom)) for nom, m in dites.items())]
        url = reverse("personnes:personne", args=[p.pk])
        trouves.append(Trouve(str(p), url, "user", " · ".join(filter(None, mots))))
    return trouves


def comptes(request: HttpRequest, saisie: Saisie) -> list[Trouve]:
    """The accounts of these names: their own page is not that of the person."""
    if not saisie.mots:
        return []
    nommes = contient(saisie.texte, "identifiant", "personne__prenom", "personne__nom")
    lus = Compte.objects.filter(nommes).select_related("personne").order_by("identifiant")
    return [
        Trouve(str(c), reverse("comptes:compte", args=[c.pk]), "key-round", c.identifiant)
        for c in lus[:PAR_GROUPE]
    ]


def liste_complete(
    nom: Any, page: str, cle: str = "q", fouille: Any = ""
) -> Callable[[Saisie], ListeComplete]:
    """The list of that name, searched by the same words."""
    return lambda saisie: ListeComplete(
        nom, f"{reverse(page)}?{urlencode({cle: saisie.texte})}", fouille
    )


SOURCES = [
    SourceDeRecherche(Genre.PAGES, None, pages),
    SourceDeRecherche(
        Genre.PERSONNES,
        "personnes.lire_l_annuaire",
        personnes,
        liste=liste_complete(_("toutes les personnes"), "personnes:annuaire"),
    ),
    SourceDeRecherche(
        Genre.PERSONNES,
        "comptes.gerer",
        comptes,
        liste=liste_complete(_("tous les comptes"), "comptes:comptes"),
    ),
]
