"""Pure: how French ties words: « d’Inès », « du Hangar », « au Chemin-Vert », « 0 dépôt »."""

import re
import unicodedata
from gettext import NullTranslations

# An article that begins a name: « Le Hangar » belongs to « du Hangar », « Les Halles » to « des ».
ARTICLE = re.compile(r"(le|les) (?=\S)", re.IGNORECASE)
VOYELLES = "aeiouœæ"
# What points are called: a common noun takes its article, « à la caisse », « à l’accueil ».
COMMUNS = {
    "la ": ("boutique", "caisse", "cour", "cuisine", "friperie", "réserve", "salle", "table"),
    "le ": ("café", "camion", "comptoir", "dépôt", "quai", "tri"),
    "l’": ("accueil", "atelier", "entrée", "entrepôt"),
}
# Between the digits of a number, or before its unit, where a line must not end.
DANS_UN_NOMBRE = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|(?:%|€|k€|h|g|kg|t|ans?|min)(?!\w))")
# Their h is said: « de Hangar », where others make « d’Hélène ».
ASPIRES = ("hal", "hangar", "harp", "haut", "havre", "hongr", "hors", "huit")


def majuscule(texte: object) -> str:
    """A text that begins a sentence: « octobre 2026 » becomes « Octobre 2026 »."""
    dit = str(texte)
    return dit[:1].upper() + dit[1:]


def nombres_entiers(texte: str) -> str:
    """What people typed, its numbers never cut by the end of a line: « 1 578 kg »."""
    return DANS_UN_NOMBRE.sub("\u00a0", texte)


def du(nom: object) -> str:
    """What belongs to a name or to a site: « de Montgallet », « d’Inès », « des Halles ».

    A site whose street carries its name takes the article of the street: « 125 rue du
    Chemin-Vert » makes « du Chemin-Vert ».
    """
    mots = str(nom)
    if article := ARTICLE.match(mots):
        return ("des " if article[1].lower() == "les" else "du ") + mots[article.end() :]
    if lien := _lien_de_la_rue(mots, nom):
        return lien + mots
    return ("d’" if _s_elide(mots) else "de ") + mots


def au(nom: object) -> str:
    """Where something is: « à Montgallet », « au Hangar », « aux Halles », « à La Cadette »,
    « à la caisse · Montgallet »."""
    mots = str(nom)
    premier = mots.split(" ", 1)[0].lower()
    for le, noms in COMMUNS.items():
        if premier in noms:
            return ("au " if le == "le " else f"à {le}") + mots[0].lower() + mots[1:]
    if article := ARTICLE.match(mots):
        return ("aux " if article[1].lower() == "les" else "au ") + mots[article.end() :]
    lien = _lien_de_la_rue(mots, nom)
    return {"du ": "au ", "des ": "aux "}.get(lien, lien.replace("de ", "à ") or "à ") + mots


def _lien_de_la_rue(mots: str, lieu: object) -> str:
    """« du  », « des  », « de la  », « de l’ »: what stands before the name in its street."""
    rue = getattr(lieu, "adresse", "") or ""
    trouve = re.search(rf"\b(du |des |de la |de l’){re.escape(mots)}\b", rue, re.IGNORECASE)
    return trouve[1].lower() if trouve else ""


def _s_elide(mots: str) -> bool:
    lettres = unicodedata.normalize("NFD", mots.lower())
    lettres = "".join(c for c in lettres if not unicodedata.combining(c))
    if lettres.startswith("y"):
        return lettres[1:2] not in VOYELLES
    if lettres.startswith("h"):
        return not lettres.startswith(ASPIRES)
    return lettres[:1] in tuple(VOYELLES)


class Nombres(NullTranslations):
    """Plurals of a text written in French: 0 and 1 are one, as Django knows of translated ones."""

    def ngettext(self, msgid1: str, msgid2: str, n: float) -> str:
        return msgid1 if abs(n) < 2 else msgid2

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: float) -> str:
        return self.ngettext(msgid1, msgid2, n)
