// The dialog of a refused gift: the category may be told before the reason closes it.

import { tous, trouver } from "../comptoirs/page.js";

const presse = (b) => b.getAttribute("aria-pressed") === "true";

export function basculerCategorieRefusee(b) {
  const deja = presse(b);
  for (const autre of tous("[data-refus-categorie]")) autre.setAttribute("aria-pressed", "false");
  b.setAttribute("aria-pressed", String(!deja));
}

export function categorieRefusee() {
  const choisie = tous("[data-refus-categorie]").find(presse);
  return choisie ? Number(choisie.dataset.refusCategorie) : null;
}

export function brancherRefus() {
  trouver("#dialogue-refus").addEventListener("close", () => {
    for (const b of tous("[data-refus-categorie]")) b.setAttribute("aria-pressed", "false");
  });
}
