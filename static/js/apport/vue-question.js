// What the counter asks about a weight, once: a comma forgotten, a mass hard to believe.

import { annonce } from "../comptoir/annonces.js";
import { kilos, kilosNombre } from "../comptoir/nombres.js";
import { bouton } from "../comptoir/page.js";

export function question({ phrase, agir, question: q, categorie }) {
  if (q.genre === "maximum") {
    return annonce(
      "alerte",
      phrase("vouliez_vous", { masse: kilosNombre(q.propose_g, 1) }),
      "",
      [
        bouton(phrase("oui_masse", { masse: kilos(q.propose_g) }), "check", agir.accepter),
        bouton(phrase("corriger"), "pencil", agir.reprendreSaisie, { id: "question-corriger" }),
      ],
    );
  }
  return annonce(
    "alerte",
    phrase(q.combien, { masse: kilos(q.masse_g), de: phrase.de(categorie(q.categorie).nom) }),
    phrase("vous_confirmez"),
    [
      bouton(phrase("oui_masse", { masse: kilos(q.masse_g) }), "check", agir.accepter),
      bouton(phrase("corriger"), "pencil", agir.reprendreSaisie, { id: "question-corriger" }),
    ],
  );
}
