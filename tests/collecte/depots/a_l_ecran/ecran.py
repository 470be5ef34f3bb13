"""The counter's screen, in the gestures of whoever stands in front of it."""

import re

from playwright.sync_api import Locator, Page, expect


class Ecran:
    def __init__(self, page: Page, adresse: str) -> None:
        self.page = page
        self.adresse = f"{adresse}/collecte/comptoir/"
        self.gestes = 0
        self.erreurs: list[str] = []
        page.on("pageerror", lambda erreur: self.erreurs.append(str(erreur)))

    def ouvrir(self) -> None:
        self.page.goto(self.adresse)
        # The modules have run once the sending state is said.
        expect(self.page.locator("html[data-comptoir=pret]")).to_be_attached()

    # Fingers

    def toucher(self, cible: str | Locator) -> None:
        self.gestes += 1
        (self.page.locator(cible) if isinstance(cible, str) else cible).click()

    def bouton(self, nom: str | re.Pattern, dans: str = "body") -> Locator:
        return self.page.locator(dans).get_by_role("button", name=nom).locator("visible=true")

    def nommer(self, nom: str) -> None:
        self.toucher(self.page.locator("#dialogue-nom").get_by_role("button", name=nom, exact=True))

    def frapper(self, texte: str) -> None:
        """On the keypad, key by key."""
        for touche in texte:
            self.page.locator(f'[data-touche="{touche}"]').click()

    def tuile(self, code: str) -> Locator:
        return self.page.locator(f"#tuiles .c-{code}")

    def peser(self, texte: str, code: str) -> None:
        self.frapper(texte)
        self.toucher(self.tuile(code))

    def localite(self, nom: str = "Quartier") -> None:
        self.toucher(self.page.locator("#localites").get_by_role("button", name=nom, exact=True))

    def valider(self) -> None:
        self.toucher("#valider")

    def un_depot(self, texte: str = "7,4", code: str = "textiles") -> None:
        self.peser(texte, code)
        self.localite()
        self.valider()

    # Eyes

    def porte(self, *lignes: str) -> None:
        """The ticket has these lines, « Livres 6,85 kg », in this order."""
        posees = self.page.locator("#lignes > li")
        expect(posees).to_have_count(len(lignes))
        for posee, ligne in zip(posees.all(), lignes, strict=True):
            nom, _, masse = ligne.rpartition(" kg")[0].rpartition(" ")
            expect(posee.locator("strong").first).to_have_text(nom)
            expect(posee.locator(".ligne-kg")).to_have_text(f"{masse} kg")

    def voit(self, texte: str | re.Pattern, dans: str = "body") -> None:
        expect(
            self.page.locator(dans).get_by_text(texte).locator("visible=true").first
        ).to_be_visible()

    def affiche(self, texte: str) -> None:
        expect(self.page.locator("#saisie")).to_have_value(texte)
