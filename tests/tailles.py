"""One page at several sizes: it is resized, never opened again."""

from collections.abc import Iterator

from playwright.sync_api import Page

Taille = tuple[int, int]

BUREAU, TABLETTE, TELEPHONE, ETROIT = (1280, 800), (820, 800), (390, 844), (320, 640)


def a_chaque_taille(page: Page, *tailles: Taille) -> Iterator[Taille]:
    """Resize the page to each (width, height), in pixels."""
    for largeur, hauteur in tailles:
        page.set_viewport_size({"width": largeur, "height": hauteur})
        page.evaluate("() => new Promise(requestAnimationFrame)")
        yield largeur, hauteur


def debordements(page: Page, *tailles: Taille) -> list[str]:
    """The widths at which something is out of the page, and of how much; it is left at the last
    of them."""
    return [
        f"à {largeur} px, {trop} px dehors"
        for largeur, _hauteur in a_chaque_taille(page, *tailles)
        if (trop := page.evaluate("document.documentElement.scrollWidth") - largeur) > 0
    ]
