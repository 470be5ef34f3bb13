"""What is brought in from before: its tile in La maison, what of it is left to finish on the home
page, and the journal's filter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as dire
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from petiterockette.affichage.accueil import Bloc, ChiffreVif, PremierPas, Tuile
from petiterockette.affichage.espaces import VEILLER
from petiterockette.mots.mesures import nombre
from petiterockette.temps.dates import date_format

from .ailleurs import AILLEURS
from .genres import GENRES
from .models import Fichier
from .services.fichiers import DROIT


@dataclass(frozen=True)
class AFinir:
    """Something received that is neither brought in nor thrown away: what it is, when it came, its
    page."""

    nom: str
    le: datetime
    adresse: str


@dataclass(frozen=True)
class Rappel:
    """What the home page says of it, and where one goes on."""

    titre: str
    texte: str
    adresse: str


def a_finir() -> list[AFinir]:
    """What waits, the oldest first."""
    return sorted([*_des_bases(), *_des_fichiers()], key=lambda a: a.le)


def _des_bases() -> Iterator[AFinir]:
    for ailleurs in AILLEURS:
        for recue in ailleurs.recues():
            if not recue.finie:
                yield AFinir(_nommer(ailleurs.nom, recue.detail), recue.le, recue.adresse)


def _des_fichiers() -> Iterator[AFinir]:
    a_part = Fichier.objects.filter(etat=Fichier.Etat.RECU, genre__in=GENRES)
    for fichier in a_part.only("nom", "genre", "recu_le"):
        nom = _nommer(GENRES[fichier.genre].nom, fichier.nom)
        yield AFinir(nom, fichier.recu_le, reverse("reprise:fichier", args=[fichier.pk]))


def _nommer(genre: Any, nom: str) -> str:
    return dire("%(genre)s «\u00a0%(nom)s\u00a0»") % {"genre": genre, "nom": nom}


def rappeler(request: HttpRequest) -> Rappel | None:
    """To whoever may bring in what is from before: that some of it does not count here yet."""
    attend = a_finir() if request.user.has_perm(DROIT) else []
    if not attend:
        return None
    n, premier = len(attend), attend[0]
    titre = ngettext("Une reprise est à finir", "%(n)d reprises sont à finir", n) % {"n": n}
    texte = ngettext(
        "%(nom)s attend depuis le %(jour)s\u00a0: rien n’en compte encore ici.",
        "%(nom)s attend depuis le %(jour)s, d’autres après\u00a0: rien n’en compte encore ici.",
        n,
    )
    dits = {"nom": premier.nom, "jour": date_format(localtime(premier.le), "j F Y")}
    return Rappel(titre, texte % dits, premier.adresse if n == 1 else reverse("reprise:reprise"))


def combien_a_finir(request: HttpRequest) -> ChiffreVif | None:
    """« 2 à finir », where something waits."""
    n = len(a_finir())
    return ChiffreVif(nombre(n), dire("à finir")) if n else None


PREMIERS_PAS = [
    PremierPas(
        rang=65,
        nom=_("Les années d’avant"),
        texte=_("une base d’Oressource, des tableurs ; si vous en avez"),
        url="reprise:reprise",
        droit=DROIT,
        fait=lambda: Fichier.objects.exists(),
    ),
]

BLOCS = [Bloc("reprise/_a_finir.html", rappeler)]

TUILES = [
    Tuile(
        nom=_("La reprise"),
        texte=_("les années d’avant : une base d’Oressource, des tableurs"),
        pictogramme="history",
        url="reprise:reprise",
        droit="reprise.tenir",
        groupe=VEILLER,
        mots=_("importer import ancien logiciel tableur excel historique tonnage Oressource avant"),
        chiffre=combien_a_finir,
    ),
]

NATURES: dict[str, Any] = {
    "reprise.fichier.recu": _("fichier à reprendre reçu"),
    "reprise.mots.decides": _("mots d’avant décidés"),
    "reprise.fichier.repris": _("fichier repris"),
    "reprise.fichier.jete": _("fichier à reprendre jeté"),
    "reprise.terminee": _("reprise terminée"),
    "reprise.fichier.annule": _("reprise annulée"),
}
