"""The forms of a page as a browser sends them: where to, and what."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Formulaire:
    """``champs``: name → what is sent untouched; ``adresse``: empty, the page's own.

    ``genres``: name → how a field that must be filled is typed (« decimal », « date », « »).
    """

    adresse: str
    champs: dict[str, str] = field(default_factory=dict)
    genres: dict[str, str] = field(default_factory=dict)


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.formulaires: list[Formulaire] = []
        self.liens: set[str] = set()
        self._ouvert: Formulaire | None = None
        self._liste = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributs = {nom: valeur or "" for nom, valeur in attrs}
        if tag == "a" and attributs.get("href"):
            self.liens.add(attributs["href"].partition("#")[0])
        if tag == "form" and attributs.get("method", "").lower() == "post":
            self._ouvert = Formulaire(attributs.get("action", ""))
            self.formulaires.append(self._ouvert)
        if self._ouvert is None:
            return
        nom, valeur = attributs.get("name", ""), attributs.get("value", "")
        if "required" in attributs or attributs.get("inputmode") in {"decimal", "numeric"}:
            self._ouvert.genres[nom] = attributs.get("inputmode") or attributs.get("type", "")
        if tag == "select":
            self._liste = nom
            self._ouvert.champs.setdefault(nom, "")
        elif tag == "option" and self._liste and not self._ouvert.champs[self._liste]:
            self._ouvert.champs[self._liste] = valeur
        elif nom and tag in {"input", "textarea", "button"} and attributs.get("type") != "file":
            if attributs.get("type") in {"radio", "checkbox"} or tag == "button":
                self._ouvert.champs.setdefault(nom, valeur or "on")
            else:
                self._ouvert.champs[nom] = valeur

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._ouvert = None
        elif tag == "select":
            self._liste = ""


def formulaires(page: str) -> list[Formulaire]:
    """Every form of a page that is posted, buttons and boxes included."""
    lecteur = _Lecteur()
    lecteur.feed(page)
    return lecteur.formulaires


def lire_la_page(page: str) -> tuple[set[str], list[Formulaire]]:
    """Where its links lead, and every form that is posted."""
    lecteur = _Lecteur()
    lecteur.feed(page)
    return lecteur.liens, lecteur.formulaires
