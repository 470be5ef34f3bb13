"""What axe finds on a page: asked in one way, said in a sentence each."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe().axe_script
_GRAVES = {"serious", "critical"}
# Over a dialog that stands open, nothing else can be reached: the page behind it is judged when
# it stands alone.
_REGARDER = """async (contraste) => {
  const dialogue = document.querySelector("dialog:modal");
  const rules = { "color-contrast": { enabled: contraste } };
  return (await axe.run(dialogue ?? document, { resultTypes: ["violations"], rules })).violations;
}"""


def defauts(page: Page, *, graves: bool = False, contraste: bool = True) -> list[str]:
    """What is wrong on the page as it stands, or in the dialog open over it.

    ``graves``: only what is serious or worse. ``contraste``: colours too, which take axe three
    quarters of its time on a long page.
    """
    # Passed by evaluate: the page's policy lets no other script in.
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE)
    return [
        f"{v['id']} : {n['html'][:160]} ({n['failureSummary']})"
        for v in page.evaluate(_REGARDER, contraste)
        if not graves or v["impact"] in _GRAVES
        for n in v["nodes"]
    ]


def sans_defaut(page: Page, ou: str = "") -> None:
    assert defauts(page) == [], ou
