// The category picked among the others takes its place beside them until the ticket ends.

import { ecrireMot, tous, trouver } from "./page.js";

export function peindreAutres({ ticket, phrase }) {
  const place = trouver("#douzieme");
  const tuile = trouver("[data-categorie]", place);
  const voulue = ticket.autre;
  if (Number(tuile?.dataset.categorie ?? 0) !== (voulue ?? 0)) {
    tuile?.remove();
    const modele = voulue && trouver(`#dialogue-autres [data-categorie="${voulue}"]`);
    if (modele) place.prepend(modele.cloneNode(true));
  }
  // All that is behind it: categories, and where a counter has them materials.
  const n = tous("#dialogue-autres :is([data-categorie], [data-matiere-seule])").length - (voulue ? 1 : 0);
  ecrireMot('[data-geste="autres"] [data-mot]', phrase.n(voulue ? "autres_court" : "autres", n));
  trouver('[data-geste="autres"]').hidden = n === 0;
}
