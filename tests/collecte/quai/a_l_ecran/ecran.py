"""The dock's screen, in the gestures of whoever stands in front of it with gloves on."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.collecte.depots.a_l_ecran.ecran import Ecran


class Quai(Ecran):
    def __init__(self, page: Page, adresse: str) -> None:
        super().__init__(page, adresse)
        self.adresse = f"{adresse}/collecte/quai/"

    def genre(self, nom: str) -> None:
        self.toucher(self.page.locator("#genres").get_by_role("button", name=nom, exact=True))

    def plein(self, numero: int) -> Locator:
        return self.page.locator(f'[data-plein="{numero}"]')

    def bac(self, nom: str) -> Locator:
        return self.page.locator("#zone-bacs").get_by_role("button", name=re.compile(nom))

    def a_qui(self, nom: str) -> None:
        self.toucher(self.page.locator("#a-qui").get_by_role("button", name=re.compile(f"^{nom}")))

    def matiere(self, nom: str) -> Locator:
        return self.page.locator("#zone-matieres").get_by_role("button", name=re.compile(f"^{nom}"))

    def sortir(self) -> None:
        self.valider()

    def une_zone(self, texte: str = "7,4", code: str = "textiles") -> None:
        """The shortest exit that is weighed: the zone de gratuité."""
        self.genre("Zone de gratuité")
        self.peser(texte, code)
        self.sortir()

    def part_vers(self, texte: str) -> None:
        expect(self.page.locator("#ticket-qui")).to_contain_text(texte)
