// What is being typed for the next line, for the chosen one, or to pay. Pure.

import { lireMasse } from "../../collecte/comptoirs/nombres.js";
import { lireEuros } from "./prix.js";

const QUANTITE_MAX = 9_999;
export const LONGUEUR = 12;

// `mode`: qte, prix, poids, lot (price of the whole), nb (objects of the lot) or paye.
// `choisie`: the line being changed; `attend`: the article that waits for its price or weight;
// `dit`: what was typed in the other modes. `neuve`: the next digit replaces what is shown.
export function saisieVide() {
  return { mode: "qte", texte: "", neuve: false, dit: {}, choisie: null, attend: null, moyen: null };
}

function lireEntier(texte) {
  if (!texte) return { refus: "vide" };
  if (!/^\d+$/.test(texte)) return { refus: "lettres" };
  const valeur = Number(texte);
  if (valeur === 0) return { refus: "zero" };
  return valeur > QUANTITE_MAX ? { refus: "trop_grand" } : { valeur };
}

function lirePoids(texte) {
  const { grammes, refus } = lireMasse(texte);
  if (grammes) return { valeur: grammes };
  return { refus: refus === "decimales" ? "decimales_poids" : refus === "negatif" ? "lettres" : refus };
}

function lirePaye(texte) {
  const lu = lireEuros(texte);
  return lu.valeur === 0 ? { refus: "zero" } : lu;
}

// A price of 0 € is a gift: it may be typed, and nothing more is asked.
const LIRE = { qte: lireEntier, nb: lireEntier, poids: lirePoids, prix: lireEuros, lot: lireEuros, paye: lirePaye };

export const lire = (mode, texte) => LIRE[mode](texte);
export const aDit = (dit, mode) => dit[mode] !== undefined;
export const entiere = (mode) => mode === "qte" || mode === "nb";

// What is shown is kept under its mode; nothing typed keeps nothing. {saisie} or {refus}.
export function retenir(s) {
  if (!s.texte || s.neuve) return { saisie: s };
  const lu = lire(s.mode, s.texte);
  if (lu.refus) return { refus: lu.refus, texte: s.texte };
  return { saisie: { ...s, dit: { ...s.dit, [s.mode]: lu.valeur } } };
}

export function frapper(s, touche) {
  const avant = s.neuve ? "" : s.texte;
  if (touche === "effacer") return { ...s, texte: avant.slice(0, -1), neuve: false };
  if (touche === "," && (entiere(s.mode) || avant.includes(","))) return s;
  const apres = avant + touche;
  return apres.length > LONGUEUR ? s : { ...s, texte: apres, neuve: false };
}
