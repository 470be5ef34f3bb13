"""The till's screen, in the gestures of whoever stands in front of it."""

from playwright.sync_api import Page, expect

from boutique.ventes.models import Vente
from tests.collecte.depots.a_l_ecran.ecran import Ecran

# Fingers are slower than a scanner.
HUMAIN = 80


def douchette(page: Page, touches: list[tuple[str, str]], *, fige_ms: int = 0) -> None:
    """What a scanner types: its keys (place, what the keyboard says of it), then Enter.

    Made in the page, they come as close to each other as a scanner's, however busy the machine:
    sent from here one by one, they would be a person's. ``fige_ms``: how long the page is too
    busy to hear each of them.
    """
    page.evaluate(
        """([touches, fige_ms]) => {
          const evenements = touches.map(([code, key]) =>
            new KeyboardEvent("keydown", { code, key, bubbles: true, cancelable: true }));
          for (const touche of evenements) {
            const libre = performance.now() + fige_ms;
            while (performance.now() < libre);
            const champ = document.activeElement;
            // What the browser writes by itself, unless it was told not to.
            if (champ.dispatchEvent(touche) && touche.key.length === 1 && champ.matches("input")) {
              champ.value += touche.key;
              champ.dispatchEvent(new Event("input", { bubbles: true }));
            }
          }
        }""",
        [[*touches, ("Enter", "Enter")], fige_ms],
    )


def la_derniere() -> Vente:
    return Vente.objects.latest("pk")


class EcranDeCaisse(Ecran):
    def __init__(self, page: Page, adresse: str, *, ecole: bool = False) -> None:
        super().__init__(page, adresse)
        suite = "entrainement/" if ecole else ""
        self.adresse = f"{adresse}/boutique/caisse/{suite}"

    # Fingers

    def nommer(self, nom: str) -> None:
        super().nommer(nom)
        # What is typed while a dialog stands is the dialog's.
        expect(self.page.locator("dialog[open]")).to_have_count(0)

    def categorie(self, code: str) -> None:
        self.toucher(f"#categories .c-{code}" if code != "divers" else "#categories .tuile-divers")

    def rayon(self, activite: str) -> None:
        """What an activity sells that is no goods."""
        self.toucher('#categories [data-geste="autres"]')
        self.toucher(self.page.locator("#dialogue-autres .tuile").filter(has_text=activite))

    def article(self, nom: str) -> None:
        nomme = self.page.locator(".article-nom").get_by_text(nom, exact=True)
        self.toucher(self.page.locator("#articles .article").filter(has=nomme))

    def mode(self, mode: str) -> None:
        self.toucher(f"#mode-{mode}")

    def ligne(self, rang: int) -> None:
        self.toucher(self.page.locator("#lignes .ligne-tete").nth(rang))

    def moyen(self, nom: str) -> None:
        self.toucher(self.bouton(nom, ".moyens"))

    def encaisser(self) -> None:
        self.toucher("#encaisser")

    def scanner(self, texte: str, *, fige_ms: int = 0) -> None:
        places = (f"Digit{c}" if c.isdigit() else f"Key{c.upper()}" for c in texte)
        douchette(self.page, list(zip(places, texte, strict=True)), fige_ms=fige_ms)

    def taper(self, texte: str) -> None:
        self.page.keyboard.type(texte, delay=HUMAIN)
        self.page.wait_for_timeout(HUMAIN)

    # Eyes

    def porte(self, *lignes: str) -> None:
        """The basket has these lines, « Pantalon 6,00 », in this order."""
        posees = self.page.locator("#lignes > li")
        expect(posees).to_have_count(len(lignes))
        for posee, ligne in zip(posees.all(), lignes, strict=True):
            nom, _, prix = ligne.rpartition(" ")
            expect(posee.locator(".ligne-mots strong")).to_have_text(nom)
            expect(posee.locator(".ligne-kg")).to_have_text(f"{prix}\u00a0€")

    def doit(self, montant: str) -> None:
        expect(self.page.locator("[data-reste]")).to_have_text(f"{montant}\u00a0€")

    def recu(self, numero: str) -> None:
        expect(self.page.locator(".recu-caisse")).to_contain_text(f"Ticket nº {numero}")
