// How large the display's number is.

import { trouver } from "./page.js";

// The number is drawn as large as its place allows, whatever stands beside it: no figure loses a
// digit, which would be another weight. The sheet holds the sizes. A name of two lines over it
// makes it smaller once, no more.
const TAILLES = 7;

export function tenirDansLAfficheur(afficheur) {
  const champ = trouver("input", afficheur);
  for (let long = 0; long < TAILLES; long += 1) {
    afficheur.dataset.long = String(long);
    const haut = long < 2 && afficheur.scrollHeight > afficheur.clientHeight;
    if (!haut && champ.scrollWidth <= champ.clientWidth) return;
  }
}
