"""What eyes find on a page: words broken in two, figures clipped, text out of its button.

``mots_abimes`` looks at what stands on the screen now; ``a_toutes_les_tailles`` loads nothing
again: the page is resized, then its text doubled as a browser's own setting doubles it.
"""

from collections.abc import Callable, Container, Iterator

from playwright.sync_api import CDPSession, Page

TAILLES = ((390, 844), (800, 1280), (1024, 768), (1280, 800), (1366, 768), (1920, 1080))
# What is touched, and what is read from afar.
CIBLES = "button, summary, .bouton, .puce, .tuile, .touche, .afficheur, .ticket-total, .pied-total"
_TEXTE_NORMAL, _TEXTE_DOUBLE = 16, 32

_REGARDER = r"""([cibles, partout]) => {
  // An address or a fingerprint is longer than a telephone: it is cut where it must.
  const MOT = 20;
  const dits = new Set();
  const crayon = document.createElement("canvas").getContext("2d");
  const ADRESSE = /https?:\S+|\S+@\S+/g;
  const mots = (noeud) => noeud.data.replace(ADRESSE, (lien) => " ".repeat(lien.length))
    .matchAll(/[^\s\u00ad\-\/·]+/gu);
  // Whoever is meant for a screen reader, or for robots, is a pixel wide.
  const vu = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && e.getBoundingClientRect().width > 2 && !e.closest(".invisible, [aria-hidden=true]");
  const dit = (e) => e.getAttribute("aria-label") ?? e.innerText ?? e.textContent;
  const nomDe = (e) => `${e.id && `#${e.id} `}${dit(e).replace(/\s+/g, " ").trim().slice(0, 60)}`;
  // The nearest box that hides what leaves it, else the target itself; none where one scrolls to
  // what is left out.
  const boite = (texte, cible) => {
    for (let e = texte.parentElement; e; e = e.parentElement) {
      const deborde = getComputedStyle(e).overflowX;
      if (e !== cible && (deborde === "auto" || deborde === "scroll")) return null;
      if (e === cible || deborde !== "visible") return e.getBoundingClientRect();
    }
    return null;
  };
  const lire = (noeud, cible) => {
    if (!noeud.data.trim() || !vu(noeud.parentElement)) return;
    const dans = boite(noeud, cible);
    for (const { 0: mot, index } of mots(noeud)) {
      const plage = document.createRange();
      plage.setStart(noeud, index);
      plage.setEnd(noeud, index + mot.length);
      const traits = [...plage.getClientRects()].filter((r) => r.width > 0.5);
      if (!traits.length) continue;
      const lignes = new Set(traits.map((r) => Math.round(r.top)));
      const ou = cible ?? noeud.parentElement;
      if (lignes.size > 1 && (cible || mot.length <= MOT)) {
        dits.add(`« ${mot} » est coupé : ${nomDe(ou)}`);
      }
      const dehors = dans && traits.some((r) => r.left < dans.left - 1 || r.right > dans.right + 1
        || r.top < dans.top - 4 || r.bottom > dans.bottom + 4);
      if (dehors) dits.add(`« ${mot} » déborde : ${nomDe(ou)}`);
    }
  };
  const textes = function* (racine) {
    const marche = document.createTreeWalker(racine, NodeFilter.SHOW_TEXT);
    for (let noeud = marche.nextNode(); noeud; noeud = marche.nextNode()) yield noeud;
  };
  // On a phone whose text is doubled, what one only reads is cut rather than lost.
  const lu = partout && window.matchMedia("(width >= 17.5em)").matches;
  for (const noeud of lu ? textes(document.body) : []) {
    if (!noeud.parentElement.closest(`${cibles}, script, style`)) lire(noeud, null);
  }
  for (const cible of document.querySelectorAll(cibles)) {
    if (!vu(cible)) continue;
    for (const noeud of textes(cible)) lire(noeud, cible);
    for (const champ of cible.querySelectorAll("input")) {
      if (!vu(champ)) continue;
      if (champ.scrollWidth > champ.clientWidth + 1) {
        dits.add(`« ${champ.value} » ne tient pas : ${nomDe(cible)}`);
      }
      // What is written stands at the end of its field, whose empty part hides nothing.
      const lui = champ.getBoundingClientRect();
      crayon.font = getComputedStyle(champ).font;
      const ecrit = crayon.measureText(champ.value || champ.placeholder).width;
      for (const mots of cible.querySelectorAll("span, p")) {
        if (!vu(mots) || mots.childElementCount || !mots.innerText.trim()) continue;
        const r = mots.getBoundingClientRect();
        const large = Math.min(r.right, lui.right) - Math.max(r.left, lui.right - ecrit);
        const haut = Math.min(r.bottom, lui.bottom) - Math.max(r.top, lui.top);
        if (large > 2 && haut > 8) dits.add(`« ${mots.innerText} » est caché : ${nomDe(cible)}`);
      }
    }
  }
  const large = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (large > 0) dits.add(`la page déborde de ${large} px`);
  return [...dits];
}"""


def mots_abimes(page: Page) -> list[str]:
    """Sentences on what is broken, clipped or out of its box on this page; none is expected."""
    return page.evaluate(_REGARDER, [CIBLES, False])


def page_abimee(page: Page) -> list[str]:
    """The same, of a whole page of the office: its tiles, heads of tables, labels and prose."""
    return page.evaluate(_REGARDER, [f"{CIBLES}, .acces-tuile, th, .etat", True])


def a_toutes_les_tailles(
    page: Page,
    regarder: Callable[[Page], list[str]] = mots_abimes,
    largeurs: Container[int] = frozenset(largeur for largeur, _hauteur in TAILLES),
) -> dict[str, list[str]]:
    """``{size: sentences}`` of the sizes where something is wrong; the text doubled at each.

    ``largeurs``: those of ``TAILLES`` that are looked at, in pixels.
    """
    constats = {}
    for nom in _tailles(page, largeurs):
        if dits := regarder(page):
            constats[nom] = dits
    return constats


def _tailles(page: Page, largeurs: Container[int]) -> Iterator[str]:
    reglages = page.context.new_cdp_session(page)
    try:
        for texte in (_TEXTE_NORMAL, _TEXTE_DOUBLE):
            _ecrire(reglages, texte)
            for largeur, hauteur in TAILLES:
                if largeur in largeurs:
                    page.set_viewport_size({"width": largeur, "height": hauteur})
                    page.evaluate("() => new Promise(requestAnimationFrame)")
                    yield f"{largeur} px, texte à {100 * texte // _TEXTE_NORMAL} %"
        _ecrire(reglages, _TEXTE_NORMAL)
    finally:
        reglages.detach()


def _ecrire(reglages: CDPSession, texte: int) -> None:
    tailles = {"standard": texte, "fixed": texte}
    reglages.send("Page.setFontSizes", {"fontSizes": tailles})
