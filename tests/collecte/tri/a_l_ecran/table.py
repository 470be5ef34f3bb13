"""The sorting counter's screen, in the gestures of whoever stands in front of it."""

from playwright.sync_api import Locator, Page, expect

from tests.collecte.depots.a_l_ecran.ecran import Ecran


class Table(Ecran):
    def __init__(self, page: Page, adresse: str) -> None:
        super().__init__(page, adresse)
        self.adresse = f"{adresse}/collecte/tri/"

    def vers(self, code: str) -> None:
        self.toucher(f'[data-vers="{code}"]')

    def dans(self, nom: str) -> None:
        contenants = self.page.locator(".tri-contenants")
        self.toucher(contenants.get_by_role("button", name=nom, exact=True))

    def note(self, texte: str) -> Locator:
        return self.page.locator("#tri-notes").get_by_text(texte)

    def fermer(self) -> None:
        self.toucher("#valider")

    def recu(self) -> str:
        """What the counter tells of what was recorded, once it is."""
        carte = self.page.locator(".recu:has([data-secondes])")
        expect(carte).to_be_visible()
        return carte.inner_text()

    def un_contenant(self, code="textiles", vers="rayon", poids="20", dans="") -> str:
        self.toucher(self.tuile(code))
        self.vers(vers)
        if dans:
            self.dans(dans)
        self.frapper(poids)
        self.fermer()
        return self.recu()
