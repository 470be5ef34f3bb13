// Drag a line of a list by its handle, with a mouse or a finger; the keys beside do the same.

// `poser(ligne, de)` is told by how many places a line was moved, once it is let go.
export function glisser(liste, poser) {
  liste.addEventListener("pointerdown", (e) => {
    if (!e.target.closest("[data-poignee]")) return;
    e.preventDefault();
    suivre(e, e.target.closest("li"), poser);
  });
}

function suivre(debut, ligne, poser) {
  const poignee = debut.target.closest("[data-poignee]");
  const avant = place(ligne);
  const fini = new AbortController();
  const ecouter = (quoi, faire) => poignee.addEventListener(quoi, faire, { signal: fini.signal });
  const lacher = () => {
    fini.abort();
    ligne.classList.remove("glisse");
    const de = place(ligne) - avant;
    if (de !== 0) poser(ligne, de);
  };
  poignee.setPointerCapture(debut.pointerId);
  ligne.classList.add("glisse");
  ecouter("pointermove", (e) => {
    passer(ligne, e.clientY);
    defiler(e.clientY);
  });
  ecouter("pointerup", lacher);
  ecouter("pointercancel", lacher);
}

// Near an edge of the screen the page goes on, as far as there is any.
const BORD = 72;
function defiler(y) {
  if (y < BORD) scrollBy(0, y - BORD);
  else if (y > innerHeight - BORD) scrollBy(0, y - innerHeight + BORD);
}

const place = (ligne) => [...ligne.parentElement.children].indexOf(ligne);

// The neighbours go around the line: taken out of the page, it would lose the finger that holds it.
function passer(ligne, y) {
  while (ligne.previousElementSibling && y < milieu(ligne.previousElementSibling)) {
    ligne.after(ligne.previousElementSibling);
  }
  while (ligne.nextElementSibling && y > milieu(ligne.nextElementSibling)) {
    ligne.before(ligne.nextElementSibling);
  }
}

function milieu(element) {
  const cadre = element.getBoundingClientRect();
  return cadre.top + cadre.height / 2;
}
