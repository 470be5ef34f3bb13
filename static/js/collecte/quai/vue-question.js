// What the dock asks about a weight: the comma that was forgotten.

import { annonce } from "../comptoirs/annonces.js";
import { kilos, kilosNombre } from "../comptoirs/nombres.js";
import { bouton } from "../comptoirs/page.js";

export function question({ phrase, agir, question: q }) {
  return annonce("alerte", phrase("vouliez_vous", { masse: kilosNombre(q.propose_g, 1) }), "", [
    bouton(phrase("oui_masse", { masse: kilos(q.propose_g) }), "check", agir.accepter),
    bouton(phrase("corriger"), "pencil", agir.reprendreSaisie, { id: "question-corriger" }),
  ]);
}
