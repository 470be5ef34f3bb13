"""At the sorting table no figure loses a digit and no word is broken, at any width."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.fabriques import un_depot, un_souhait, une_ligne
from tests.mots_entiers import a_toutes_les_tailles, mots_abimes

# The tiles whose drawing stands under one of their mentions.
COUVERTES = """() => [...document.querySelectorAll(".tri-tuile")].filter((tuile) => {
  const dessin = tuile.querySelector(".disque > svg").getBoundingClientRect();
  return [...tuile.querySelectorAll(".tri-mention")].some((mention) => {
    const r = mention.getBoundingClientRect();
    return r.width && r.left < dessin.right && dessin.left < r.right
      && r.top < dessin.bottom - 1 && dessin.top < r.bottom - 1;
  });
}).map((tuile) => `${tuile.innerText} : le dessin est couvert`)"""


def test_aucun_mot_coupe_au_tri(table):
    table.toucher(table.tuile("textiles"))
    table.vers("a_recycler")
    table.dans("Roll textile")
    table.frapper("116,25")
    assert a_toutes_les_tailles(table.page) == {}

    table.page.set_viewport_size({"width": 1280, "height": 800})
    table.toucher("#tare")
    assert a_toutes_les_tailles(table.page) == {}


def test_une_mention_ne_couvre_jamais_le_dessin_de_sa_tuile(ouvrir, point):
    terme = timezone.localdate() + timedelta(days=21)
    for code in ("textiles", "informatique"):
        un_souhait(code, lieu=point.lieu, jusqu_au=terme)
    un_depot(
        une_ligne("textiles", 132_000, confirmee=True),
        une_ligne("informatique", 7_000),
        point=point,
    )
    page = ouvrir().page
    expect(page.locator(".tri-mention").first).to_be_visible()

    def regarder(page: Page) -> list[str]:
        return page.evaluate(COUVERTES) + mots_abimes(page)

    assert a_toutes_les_tailles(page, regarder) == {}

    # The strip of a first day takes from the height of the tiles.
    page.goto(reverse("collecte:comptoir_tri_ecole"))
    expect(page.locator(".tri-mention").first).to_be_visible()
    assert a_toutes_les_tailles(page, regarder) == {}
