"""The tokens as the page of components shows them: read from their sheet, measured in pairs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from petiterockette.contrastes import contraste

# Ratios of WCAG 2.2 AA: a text, and a mark or an edge.
TEXTE, MARQUE = 4.5, 3.0

FONDS = ("papier", "carte", "creux")
# What meets on a screen: (what is drawn, its ground).
TEXTES = [
    *[(encre, fond) for encre in ("encre", "encre-douce") for fond in (*FONDS, "kraft")],
    ("sur-fusee", "fusee"),
    ("sur-soleil", "soleil"),
    ("encre", "soleil-fond"),
    ("sur-action", "action"),
    ("sur-action", "action-appui"),
    *[("danger", fond) for fond in (*FONDS, "erreur-fond")],
    ("encre", "erreur-fond"),
    ("action", "succes-fond"),
    ("encre", "succes-fond"),
    ("info", "info-fond"),
    ("encre", "info-fond"),
    ("alerte", "alerte-fond"),
    ("encre", "alerte-fond"),
    *[(destin, "carte") for destin in ("reemploi", "recyclage", "dechetterie")],
]
MARQUES = [
    *[(marque, fond) for marque in ("bord", "fusee", "action", "danger") for fond in FONDS],
    ("stock", "carte"),
    ("info", "carte"),
    ("alerte", "carte"),
]

GROUPES: Sequence[tuple[Any, Sequence[str]]] = (
    (_("Fonds"), ("papier", "carte", "creux", "kraft")),
    (_("Encres et traits"), ("encre", "encre-douce", "bord", "trait", "couture")),
    (_("La fusée, « c’est à vous », le bouton"), ("fusee", "soleil", "soleil-fond", "action")),
    (_("Ce qui s’écrit sur elles"), ("sur-fusee", "sur-soleil", "sur-action", "action-appui")),
    (_("Destins"), ("reemploi", "recyclage", "dechetterie", "stock")),
    (
        _("Annonces"),
        (
            *("danger", "erreur-fond", "succes-fond", "info"),
            *("info-fond", "alerte", "alerte-fond"),
        ),
    ),
)


@dataclass(frozen=True)
class Jeton:
    """One colour: its name, its value in a theme, and its contrast on each of its grounds."""

    nom: str
    couleur: str
    sur: Sequence[tuple[str, float]]


@cache
def couleurs() -> dict[str, dict[str, str]]:
    """The colours of each theme, by name, as the sheet declares them."""
    feuille = (settings.RACINE / "static/css/rockette.css").read_text()
    return {theme: _du_bloc(feuille, theme) for theme in ("clair", "sombre")}


def jetons(theme: str) -> list[tuple[Any, list[Jeton]]]:
    """The tokens of a theme, group by group."""
    valeurs = couleurs()[theme]
    fonds: dict[str, list[tuple[str, float]]] = {}
    for nom, fond in [*TEXTES, *MARQUES]:
        mesures = fonds.setdefault(nom, [])
        if all(deja != fond for deja, _rapport in mesures):
            mesures.append((fond, contraste(valeurs[nom], valeurs[fond])))
    return [
        (titre, [Jeton(nom, valeurs[nom], fonds.get(nom, ())) for nom in noms])
        for titre, noms in GROUPES
    ]


def _du_bloc(feuille: str, theme: str) -> dict[str, str]:
    debut = feuille.index(f'[data-theme="{theme}"] {{')
    bloc = feuille[debut : feuille.index("}", debut)]
    declarees = re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", bloc)
    return {nom: c if len(c) == 7 else "#" + "".join(2 * x for x in c[1:]) for nom, c in declarees}
