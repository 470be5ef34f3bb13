"""What a tile says is read whole: no word is cut, no figure leaves its place."""

from playwright.sync_api import expect

LARGEURS = (390, 800, 1024, 1280, 1920)
# Words of which the browser wrote a part on another line.
COUPES = """(noms) => noms.flatMap((nom) => {
  const coupes = [];
  const textes = document.createTreeWalker(nom, NodeFilter.SHOW_TEXT);
  for (let t = textes.nextNode(); t; t = textes.nextNode()) {
    for (const mot of t.data.matchAll(/[^\\s-]+/g)) {
      const portee = document.createRange();
      portee.setStart(t, mot.index);
      portee.setEnd(t, mot.index + mot[0].length);
      const lignes = new Set([...portee.getClientRects()].map((r) => Math.round(r.top)));
      if (lignes.size > 1) coupes.push(mot[0]);
    }
  }
  return coupes;
})"""
DEPASSE = """(e) => e.getBoundingClientRect().right
  - e.closest("section").getBoundingClientRect().right"""


def test_aucun_mot_coupe_ni_total_qui_deborde(ecran):
    page = ecran.page
    ecran.frapper("9999")
    ecran.article("Manteau")
    ecran.toucher(ecran.bouton("Oui", "#dialogue-surprise"))
    ecran.toucher(page.locator("#articles .article-suite"))
    expect(page.get_by_text("Débardeur", exact=True)).to_be_visible()

    for taille in ("100%", "200%"):
        page.evaluate("(t) => { document.documentElement.style.fontSize = t; }", taille)
        for largeur in LARGEURS:
            page.set_viewport_size({"width": largeur, "height": 800})
            coupes = page.locator(".article-nom").evaluate_all(COUPES)
            assert coupes == [], (largeur, taille)
            if largeur >= 1100 and taille == "100%":
                assert page.locator("#total").evaluate(DEPASSE) <= 0, largeur
