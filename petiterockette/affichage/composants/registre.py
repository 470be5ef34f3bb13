"""The page of components: what every page is built from, drawn by the product's own files.

Each app adds its sheets (« planches ») to the registry. A sheet is drawn twice in one page,
in the light and in the dark: its names are told apart, nothing else changes.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

THEMES = {"clair": _("Clair"), "sombre": _("Sombre")}

_IDENTITES = re.compile(r'(?<![\w-])id="([^"]+)"')
# What points to a thing of the page by its name; « name » ties the answers of one question.
_APPELS = re.compile(
    r'(?<![\w-])(id|for|form|name|list|popovertarget|aria-(?:labelledby|describedby|controls))="([^"]+)"'
)
_RENVOIS = re.compile(r"""(href="#|url\(#)([\w-]+)""")
# The server's own word: a form of the page is still a form.
_DU_SERVEUR = "csrfmiddlewaretoken"


@dataclass(frozen=True)
class Planche:
    """One kind of component in all its states.

    ``texte``: when it is used. ``feuilles``: its own style sheets, ``adresses`` those that
    have a URL's name. ``contexte``: what its template needs, asked for a theme. ``large``:
    the two themes one under the other.
    """

    code: str
    nom: Any
    texte: Any
    gabarit: str
    feuilles: tuple[str, ...] = ()
    adresses: tuple[str, ...] = ()
    contexte: Callable[[str], Mapping[str, Any]] = lambda theme: {}
    large: bool = False

    def dessins(self, request: HttpRequest) -> list[tuple[str, Any, SafeString]]:
        """(theme, its word, the sheet in that theme)."""
        return [(theme, mot, self._dessin(theme, request)) for theme, mot in THEMES.items()]

    def _dessin(self, theme: str, request: HttpRequest) -> SafeString:
        contexte = {**self.contexte(theme), "theme": theme}
        return isoler(render_to_string(self.gabarit, contexte, request), f"{self.code}-{theme}")


# Upper apps extend it in their AppConfig.ready, in the order of the layers.
PLANCHES: list[Planche] = []


def isoler(html: str, suffixe: str) -> SafeString:
    """Give the names inside a fragment an end of their own, wherever it calls them."""
    siens = set(_IDENTITES.findall(html))

    def nommer(m: re.Match[str]) -> str:
        noms = [m[2]] if m[1] == "name" else m[2].split()
        tus = m[1] == "name" and m[2] != _DU_SERVEUR
        mots = [f"{nom}-{suffixe}" if tus or nom in siens else nom for nom in noms]
        return f'{m[1]}="{" ".join(mots)}"'

    def renvoyer(m: re.Match[str]) -> str:
        return f"{m[0]}-{suffixe}" if m[2] in siens else m[0]

    # Whatever asks for the focus when it opens must not take it from the page.
    isole = _RENVOIS.sub(renvoyer, _APPELS.sub(nommer, html.replace(" autofocus", "")))
    # Only templates of ours came in, already escaped.
    return mark_safe(isole)


def porter(html: str, etat: str) -> str:
    """Put the first thing of a fragment in a state: as a script or a hand would."""
    if etat == "choisi":
        return html.replace('aria-pressed="false"', 'aria-pressed="true"', 1)
    if etat == "ouvert":
        return html.replace("<dialog ", "<dialog open ", 1)
    return html.replace('class="', f'class="est-{etat} ', 1)
