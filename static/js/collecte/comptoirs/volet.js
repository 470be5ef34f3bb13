// On narrow screens the ticket and the provenance open over the page, one at a time.

import { tous, trouver } from "./page.js";

// In the text’s own unit, as the sheets: whoever reads twice as large has half the room.
const ETROIT = window.matchMedia("(width < 68.75em)");
const TELEPHONE = window.matchMedia("(width < 43.75em)");
const racine = document.documentElement;

export function creerVolet(quandChange) {
  let rendre = null;

  function appliquer(nom) {
    if (nom) racine.dataset.volet = nom;
    else delete racine.dataset.volet;
    // What is behind is out of reach, for keyboards and screen readers too.
    for (const noeud of [trouver(".entete-comptoir"), ...trouver("#contenu").children]) {
      noeud.inert = Boolean(nom) && noeud.id !== nom && noeud.id !== "dire";
    }
    for (const b of tous("[data-volet-ouvrir]")) {
      b.setAttribute("aria-expanded", String(b.dataset.voletOuvrir === nom));
    }
    quandChange();
  }

  const volet = {
    etroit: () => ETROIT.matches,
    telephone: () => TELEPHONE.matches,
    ouvert: () => racine.dataset.volet ?? "",
    ouvrir(nom) {
      rendre = document.activeElement;
      appliquer(nom);
      trouver(`#${nom}-titre`).focus();
    },
    fermer() {
      if (!volet.ouvert()) return;
      appliquer("");
      rendre?.focus();
    },
  };

  for (const b of tous("[data-volet-ouvrir]")) {
    b.addEventListener("click", () => volet.ouvrir(b.dataset.voletOuvrir));
  }
  for (const b of tous("[data-fermer-volet]")) b.addEventListener("click", volet.fermer);
  ETROIT.addEventListener("change", () => (ETROIT.matches ? quandChange() : appliquer("")));
  return volet;
}
