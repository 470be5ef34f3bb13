// A weighing: what was typed, the tares, the net. No page here, no sentence: refusals are codes
// that the page turns into words.

import { lireMasse } from "./nombres.js";

// `champ`: what the keypad writes in, « poids » or « objets » (a whole number).
export function saisieVide() {
  return {
    champ: "poids",
    texte: "",
    objets: "",
    tares: [],
    estime: false,
    choisie: null,
    corrige: null,
    neuve: false,
  };
}

export function total(t) {
  return t.lignes.reduce((somme, ligne) => somme + ligne.masse_g, 0);
}

export function tareTotale(tares, contenants) {
  const tare = new Map(contenants.map((c) => [c.id, c.tare_g]));
  return tares.reduce((somme, { contenant, n }) => somme + (tare.get(contenant) ?? 0) * n, 0);
}

export function compterTare(tares, contenant, pas) {
  const n = (tares.find((t) => t.contenant === contenant)?.n ?? 0) + pas;
  const autres = tares.filter((t) => t.contenant !== contenant);
  const rang = tares.findIndex((t) => t.contenant === contenant);
  if (n <= 0) return autres;
  if (rang < 0) return [...autres, { contenant, n }];
  return tares.map((t) => (t.contenant === contenant ? { contenant, n } : t));
}

// What was typed, as a weighing: {brut_g, tare_g, masse_g} or {refus, …numbers for the sentence}.
export function peser(saisie, { contenants, maximum_g }) {
  const lu = lireMasse(saisie.texte);
  if (lu.refus) return lu;
  const brut_g = lu.grammes;
  const tare_g = tareTotale(saisie.tares, contenants);
  if (maximum_g && brut_g > maximum_g) {
    const dixieme = brut_g / 10;
    const plausible = Number.isInteger(dixieme) && dixieme <= maximum_g && dixieme > tare_g;
    return { refus: "maximum", brut_g, maximum_g, propose_g: plausible ? dixieme : null };
  }
  if (tare_g >= brut_g) return { refus: tare_g > brut_g ? "tare" : "tare_egale", brut_g, tare_g };
  return { brut_g, tare_g, masse_g: brut_g - tare_g };
}

// What is asked once of a net hard to believe, as a code; "" when it is plausible.
export function invraisemblable(categorie, masse_g, peu_g) {
  if (masse_g < peu_g) return "peu";
  return categorie.plausible_g && masse_g > categorie.plausible_g ? "beaucoup" : "";
}
