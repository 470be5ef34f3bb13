// What the counter asks about a weight, once: a comma forgotten, a mass hard to believe.

import { annonce } from "../comptoirs/annonces.js";
import { kilos, kilosNombre } from "../comptoirs/nombres.js";
import { bouton } from "../comptoirs/page.js";

// More of one category in one deposit are touched on the ticket.
const MONTREES = 2;

// A deposit to correct holds this category already: replaced, or one more?
function deja({ phrase, agir, question: q, categorie, ticket }) {
  const tape = ticket.saisie.texte;
  const gestes = q.lignes.slice(0, MONTREES).map((l, i) =>
    bouton(
      phrase(tape ? "a_la_place" : "corriger_masse", { masse: kilos(l.masse_g) }),
      "pencil",
      () => agir.remplacer(l.cle),
      i === 0 ? { id: "question-corriger" } : {},
    ),
  );
  return annonce(
    "alerte",
    phrase("deja_la", { categorie: categorie(q.categorie).nom }),
    tape ? phrase("a_la_place_ou_en_plus", { texte: tape }) : "",
    [...gestes, bouton(phrase("en_plus"), "plus", agir.ajouterUnePesee)],
  );
}

export function question(etat) {
  const { phrase, agir, question: q, categorie } = etat;
  if (q.genre === "deja") return deja(etat);
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
