// A line of a ticket: its mark, its name and details, its weight, and what is wrong with it.

import { kilos } from "./nombres.js";
import { creer, picto } from "./page.js";

// `quoi`: {nom, detail, marque, quand (what a touch does), suite (what stands under it), geste (its
// word, where it is not the current line's), masse_g (as it is being typed again)}.
export function uneLigne(ligne, { nom, detail, marque, quand, suite, geste, masse_g }, { phrase, ticket }) {
  const courante = ligne.cle === ticket.courante;
  const corrigee = ticket.saisie.corrige === ligne.cle;
  const mots = creer("small", {}, detail);
  const mot = geste ?? (courante && phrase(corrigee ? "en_correction" : "modifier"));
  if (mot) {
    if (mots.textContent) mots.append(" · ");
    mots.append(creer("u", {}, mot));
  }
  const kg = masse_g ?? ligne.masse_g;
  const avant = kg !== ligne.masse_g && creer("s", {}, kilos(ligne.masse_g));
  const tete = creer(
    "button",
    {
      class: "ligne-tete",
      type: "button",
      "data-foyer": ligne.cle,
      "aria-current": courante ? "true" : null,
      quand,
    },
    marque,
    creer("span", { class: "ligne-mots" }, creer("strong", {}, nom), mots),
    creer("span", { class: "ligne-kg" }, avant, kilos(kg)),
  );
  const classes = ["ligne"];
  if (courante) classes.push("ligne-courante");
  if (ligne.erreur) classes.push("ligne-fautive");
  if (corrigee) classes.push("ligne-corrigee");
  const erreur =
    ligne.erreur &&
    creer("p", { class: "ligne-erreur" }, picto("triangle-alert", 18), creer("span", {}, ligne.erreur));
  return creer("li", { class: classes.join(" ") }, tete, erreur, suite);
}
