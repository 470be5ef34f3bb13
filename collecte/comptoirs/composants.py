"""The matter's sheets of the page of components: tiles, weighing, dialogs, figures."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django.utils.translation import gettext_lazy as _

from collecte.listes.models import Categorie, Contenant
from petiterockette.affichage.composants.registre import Planche

from .forms.composants import ReponsesForm

COULEURS = ("collecte:couleurs",)


def _tuiles(theme: str) -> Mapping[str, Any]:
    meres = list(Categorie.objects.visibles().filter(famille="objets", parent=None))
    if not meres:
        return {"categories": [], "premiere": None, "indisponible": None}
    indisponible = copy(meres[-1])
    indisponible.indisponible = str(_("pas repris"))
    return {"categories": meres, "premiere": meres[0], "indisponible": indisponible}


def _reponses(theme: str) -> Mapping[str, Any]:
    initial = {"origine": "apport", "dessin": "shirt", "motif": "pois", "couleur": "#12694a"}
    return {"form": ReponsesForm(initial=initial)}


def _dialogues(theme: str) -> Mapping[str, Any]:
    return {"contenants": Contenant.objects.visibles()[:3]}


PLANCHES = [
    Planche(
        "tuiles",
        _("Tuiles et pastilles de catégorie"),
        _(
            "Le mot sur le papier, le pictogramme sur la couleur, le motif autour : jamais "
            "la couleur seule."
        ),
        "collecte/comptoirs/composants/_tuiles.html",
        adresses=COULEURS,
        contexte=_tuiles,
    ),
    Planche(
        "reponses",
        _("Répondre d’un doigt"),
        _("Une catégorie, une origine, une photo, un dessin : dans un formulaire, sans script."),
        "collecte/comptoirs/composants/_reponses.html",
        feuilles=("css/gestes.css", "css/photo.css", "css/listes.css"),
        adresses=COULEURS,
        contexte=_reponses,
    ),
    Planche(
        "pesee",
        _("Afficheur et pavé"),
        _("Un seul endroit de l’écran a ce soleil : là où ce que vous tapez s’écrit."),
        "collecte/comptoirs/composants/_pesee.html",
        feuilles=("css/comptoir.css", "css/pesee.css"),
    ),
    Planche(
        "dialogues",
        _("Dialogues"),
        _("Une carte au milieu, son titre, une seule sortie."),
        "collecte/comptoirs/composants/_dialogues.html",
        feuilles=("css/comptoir-dialogues.css",),
        contexte=_dialogues,
    ),
    Planche(
        "chiffres",
        _("Cartes de chiffres"),
        _("Un total, son « ? », d’où il vient. Une flèche dit un sens, jamais que c’est bien."),
        "collecte/comptoirs/composants/_chiffres.html",
        feuilles=("css/mois.css",),
        contexte=lambda theme: {"collecte_g": 42_000_000, "ecart_g": -38_000},
    ),
]
