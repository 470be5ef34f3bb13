// Masses as people type and read them. The same rules as petiterockette/mots/mesures.py: both run
// tests/donnees/nombres.json. Grams are integers; kilograms exist only as text.

const MASSE_MAX_G = 100_000_000;
const ESPACE_FINE = "\u202f";
const INSECABLE = "\u00a0";

// « 12,5 » → {grammes: 12500}; anything else → {refus: code}.
export function lireMasse(texte) {
  const saisie = texte.replace(/[\s\u00a0\u202f]/g, "");
  if (!saisie) return { refus: "vide" };
  if (/^[-\u2212]\d*[.,]?\d*$/.test(saisie)) return { refus: "negatif" };
  if (!/^(\d+[.,]?\d*|[.,]\d+)$/.test(saisie)) return { refus: "lettres" };
  const [entier, decimales = ""] = saisie.replace(",", ".").split(".");
  if (decimales.length > 3) return { refus: "decimales" };
  if (entier.length > 9) return { refus: "trop_grand" };
  const grammes = Number(entier || "0") * 1000 + Number(decimales.padEnd(3, "0"));
  if (grammes === 0) return { refus: "zero" };
  if (grammes > MASSE_MAX_G) return { refus: "trop_grand" };
  return { grammes };
}

// « 24 » → 24; nothing typed → null. The display lets nothing but digits in.
export function lireObjets(texte) {
  const n = Number(texte);
  return Number.isInteger(n) && n > 0 ? n : null;
}

export function nombre(n) {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ESPACE_FINE);
}

// 12500 → « 12,5 »: the shortest writing that loses no gram.
export function kilosNombre(grammes, decimalesMin = 0) {
  const reste = String(grammes % 1000).padStart(3, "0").replace(/0+$/, "");
  const decimales = reste.padEnd(decimalesMin, "0");
  return nombre(Math.floor(grammes / 1000)) + (decimales && `,${decimales}`);
}

export function kilos(grammes) {
  return `${kilosNombre(grammes)}${INSECABLE}kg`;
}

// The text that the display shows when a weight comes back to be corrected.
export function commeTape(grammes) {
  return kilosNombre(grammes).replaceAll(ESPACE_FINE, "");
}
