// Cents and grams as the server computes them (boutique/prix.py, petiterockette/mots/mesures.py):
// integers, the same roundings. No page here, no sentence.

import { nombre } from "../../collecte/comptoirs/nombres.js";

const MONTANT_MAX = 100_000_000;
const INSECABLE = "\u00a0";

export const auPoids = (prixKg, grammes) => Math.floor((prixKg * grammes + 500) / 1000);
export const remise = (montant, pourcent) => Math.floor((montant * pourcent + 50) / 100);
export const masseEstimee = (n, mg) => Math.max(1, Math.floor((n * mg + 500) / 1000));

// A total split pro rata, losing no cent; on equal remainders the cents go to the first ones.
export function repartir(total, poids) {
  const somme = poids.reduce((s, p) => s + p, 0);
  if (!somme) return poids.map(() => 0);
  const parts = poids.map((p) => Math.floor((total * p) / somme));
  const restes = poids.map((p) => (total * p) % somme);
  const ordre = poids.map((_, i) => i).sort((a, b) => restes[b] - restes[a] || a - b);
  const manque = total - parts.reduce((s, p) => s + p, 0);
  for (const i of ordre.slice(0, manque)) parts[i] += 1;
  return parts;
}

export function eurosNombre(cts) {
  const valeur = Math.abs(cts);
  const signe = cts < 0 ? "\u2212" : "";
  return `${signe}${nombre(Math.floor(valeur / 100))},${String(valeur % 100).padStart(2, "0")}`;
}

export const euros = (cts) => `${eurosNombre(cts)}${INSECABLE}€`;

// « 25 € », « 12,50 € »: a note says no cents.
export const eurosRonds = (cts) => (cts % 100 ? euros(cts) : `${nombre(cts / 100)}${INSECABLE}€`);

// The text that the display shows when an amount comes to be corrected.
export const commeTape = (cts) =>
  cts % 100 ? `${Math.floor(cts / 100)},${String(cts % 100).padStart(2, "0")}` : String(cts / 100);

// « 12,5 » → {valeur: 1250}; anything else → {refus: code}.
export function lireEuros(texte) {
  const saisie = texte.replace(/[\s\u00a0\u202f]/g, "").replace(/€$/, "");
  if (!saisie) return { refus: "vide" };
  if (!/^(\d+[.,]?\d*|[.,]\d+)$/.test(saisie)) return { refus: "lettres" };
  const [entier, decimales = ""] = saisie.replace(",", ".").split(".");
  if (decimales.length > 2) return { refus: "decimales_prix" };
  const valeur = Number(entier || "0") * 100 + Number(decimales.padEnd(2, "0"));
  if (entier.length > 9 || valeur > MONTANT_MAX) return { refus: "trop_grand" };
  return { valeur };
}
