// What is taken off the weight that was read, in words: nothing is counted or left out unsaid.

import { kilos } from "../comptoirs/nombres.js";
import { peser } from "../comptoirs/pesee.js";
import { usuel } from "./feuille.js";

// Two lines for the display: what is taken off, then the net once a weight is typed. What was
// proposed and not touched is told apart; so is what is too heavy to have been on the scale.
export function motsDeLaTare(etat) {
  const { phrase, ticket, reglages } = etat;
  const { texte, tares } = ticket.saisie;
  const propose = usuel(ticket, etat.ici());
  const dedans = reglages.contenants.find((c) => c.id === tares[0]?.contenant);
  const dire = (cle, c) => phrase(cle, { nom: c.nom, tare: kilos(c.tare_g) });
  const net = peser(ticket.saisie, { contenants: reglages.contenants }).masse_g;
  return [
    dedans
      ? dire(propose ? "tare_proposee" : "tare_otee", dedans)
      : propose
        ? dire("tare_trop_lourde", propose)
        : phrase("sans_contenant"),
    texte && phrase("net_de", { net: kilos(net ?? 0) }),
  ].filter(Boolean);
}
