"""One finger on a screen: it touches only what a finger could, and every touch is counted."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

# CSS pixels: what a finger does not miss; a line of a table is as wide as the page.
CIBLE, LIGNE = 48, 44

# Of what is touched (a box is touched by its label), the shorter side; and whether a finger put
# in its middle touches it, without the page being moved first.
_COTE = """(e, [cible, ligne]) => {
  const b = (e.closest("label") ?? e).getBoundingClientRect();
  return [Math.min(b.width, b.height), e.closest("tr") ? ligne : cible];
}"""
_SOUS_LE_DOIGT = """e => {
  const cible = e.closest('label') ?? e;
  const b = cible.getBoundingClientRect();
  const vu = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
  return !!vu && cible.contains(vu);
}"""


class Doigt:
    """Counts its touches, and how many times it had to move the page to reach something."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.touches = 0
        self.defilements = 0
        self.sur_telephone = page.viewport_size["width"] < 700

    @contextmanager
    def au_plus(self, touches: int, *, defilements: int = 0) -> Iterator[None]:
        """What follows takes so many touches at most; the page is moved so many times at most."""
        avant = self.touches, self.defilements
        yield
        fait = self.touches - avant[0], self.defilements - avant[1]
        assert fait[0] <= touches, f"{fait[0]} touches, {touches} au plus"
        assert fait[1] <= defilements, f"{fait[1]} défilements, {defilements} au plus"

    def touche(self, cible: str | Locator) -> None:
        """One touch of what is shown, can be used, and is wide enough for a finger."""
        if isinstance(cible, str):
            cible = self.page.locator(cible).locator("visible=true")
        expect(cible).to_be_enabled()
        if not cible.evaluate(_SOUS_LE_DOIGT):
            cible.scroll_into_view_if_needed()
            self.defilements += 1
        cote, au_moins = cible.evaluate(_COTE, [CIBLE, LIGNE])
        assert cote >= au_moins, f"{cible} : {cote} px, {au_moins} au moins"
        cible.click()
        self.touches += 1

    def touche_le_bouton(self, nom, dans: str = "body") -> None:
        self.touche(self._de_role("button", nom, dans))

    def touche_le_lien(self, nom, dans: str = "body") -> None:
        self.touche(self._de_role("link", nom, dans))

    def est(self, prenom: str) -> None:
        """Answer who stands there, where the counter asks: a name tile is not counted."""
        self.page.locator("#dialogue-nom").get_by_role("button", name=prenom, exact=True).click()
        expect(self.page.locator("dialog[open]")).to_have_count(0)

    def frappe(self, texte: str) -> None:
        """On the counter's keypad: digits are what was read on a scale, not counted."""
        for chiffre in texte:
            self.page.locator(f'[data-touche="{chiffre}"]').click()

    def ecrit(self, champ: str, texte: str) -> None:
        """In the field of that name: letters are what one knows, not counted."""
        self.page.get_by_label(champ, exact=True).fill(texte)

    def remplit(self, **champs: str) -> None:
        """Fields by their names, as a long form is filled: each one is a touch."""
        for nom, valeur in champs.items():
            champ = self.page.locator(f'[name="{nom}"]').locator("visible=true")
            if champ.evaluate("e => e.tagName") == "SELECT":
                champ.select_option(label=valeur)
            else:
                champ.fill(valeur)
            self.touches += 1

    def coche(self, nom: str, valeur: str) -> None:
        """One answer of a field, touched by its label."""
        self.touche(self.page.locator(f'label:has([name="{nom}"][value="{valeur}"])'))

    def ecrit_aussitot(self, champ: str, texte: str) -> None:
        """In the field of that name, which waits for what is typed: no touch opens it."""
        expect(self.page.get_by_label(champ, exact=True)).to_be_focused()
        self.page.keyboard.type(texte)

    def lit(self, texte) -> None:
        expect(self.page.get_by_text(texte).locator("visible=true").first).to_be_visible()

    def _de_role(self, role, nom, dans: str) -> Locator:
        exact = isinstance(nom, str)
        trouves = self.page.locator(dans).get_by_role(role, name=nom, exact=exact)
        return trouves.locator("visible=true")
