"""What one does, in the words of whoever looks for it: « rembourser », « nouveau prix ».

Each says where it begins and what to touch there: what is done inside a page has no tile.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from petiterockette.mots.chercher import plier

from ..bande import adresse
from .registre import PAR_GROUPE, Genre, Saisie, SourceDeRecherche, Trouve

# « rembours » is said « rembourser », « remboursement »; « fac » may be the beginning of anything.
RACINE_MIN = 4


@dataclass(frozen=True)
class GesteCherche:
    """A gesture found by its words, for whoever holds ``droit``.

    ``ou``: what to touch once there; ``mots``: roots of what people say for it; ``demande``: what
    the address asks; ``rang``: its place among all, as a tile's.
    """

    nom: Any
    ou: Any
    mots: Any
    url: str
    droit: str
    pictogramme: str = "pointer"
    demande: tuple[tuple[str, str], ...] = ()
    rang: int = 1000

    def dit(self, saisie: Saisie) -> bool:
        """Whether each word typed begins one of its words, or is made on one of its roots."""
        siens = plier(f"{self.nom} {self.mots}").split()
        return any(
            sujet and all(any(_tient(s, dit) for s in siens) for dit in sujet)
            for sujet in saisie.sujets
        )


GESTES: list[GesteCherche] = [
    GesteCherche(
        nom=_("Inscrire quelqu’un dans l’annuaire"),
        ou=_("cherchez d’abord son nom"),
        mots=_("nouvelle personne créer ajout contact"),
        url="personnes:annuaire",
        droit="personnes.tenir_l_annuaire",
        pictogramme="user-plus",
        rang=0,
    ),
    GesteCherche(
        nom=_("Effacer quelqu’un"),
        ou=_("cherchez son nom, puis confirmez"),
        mots=_(
            "rgpd données personnelles oubli anonymis supprim donateur donatrice adhérent bénévole"
        ),
        url="personnes:annuaire",
        droit="personnes.anonymiser",
        pictogramme="eraser",
        demande=(("pour", "effacer"),),
        rang=0,
    ),
    GesteCherche(
        nom=_("Ajouter un prénom à l’équipe"),
        ou=_("«\u00a0Quelqu’un arrive\u00a0»"),
        mots=_("nouveau bénévole arriv tuile code caisse"),
        url="personnes:equipe",
        droit="personnes.tenir_l_equipe",
        pictogramme="user-plus",
        rang=0,
    ),
    GesteCherche(
        nom=_("Ouvrir un compte"),
        ou=_("qui se connecte, avec quel rôle"),
        mots=_("créer nouveau identifiant connexion accès"),
        url="comptes:compte_nouveau",
        droit="comptes.gerer",
        pictogramme="key-round",
        rang=0,
    ),
    GesteCherche(
        nom=_("Redonner un mot de passe"),
        ou=_("le compte, puis son mot de passe"),
        mots=_("oublié perdu connexion réinitialiser"),
        url="comptes:comptes",
        droit="comptes.gerer",
        pictogramme="key-round",
        rang=0,
    ),
    GesteCherche(
        nom=_("Changer les horaires d’un lieu"),
        ou=_("le lieu, puis le point et ses heures"),
        mots=_("heures ouverture fermeture jours samedi dimanche"),
        url="lieux:lieux",
        droit="lieux.gerer",
        pictogramme="clock",
        rang=0,
    ),
]


def poser(*gestes: GesteCherche) -> None:
    """Add gestures, each at its rank, whichever app added the others before."""
    GESTES.extend(gestes)
    GESTES.sort(key=lambda geste: geste.rang)


def _tient(mot: str, dit: str) -> bool:
    return mot.startswith(dit) or (len(mot) >= RACINE_MIN and dit.startswith(mot))


def gestes(request: HttpRequest, saisie: Saisie) -> Iterator[Trouve]:
    """The gestures of these words that this reader may do, three at most."""
    dits = (g for g in GESTES if g.dit(saisie) and request.user.has_perm(g.droit))
    for geste in islice(dits, PAR_GROUPE):
        suite = f"?{urlencode(geste.demande)}" if geste.demande else ""
        url = f"{adresse(geste.url)}{suite}"
        yield Trouve(str(geste.nom), url, geste.pictogramme, str(geste.ou))


SOURCES = [SourceDeRecherche(Genre.GESTES, None, gestes)]
