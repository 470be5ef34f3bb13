// What is being sorted: a plain object, and functions that return a new one. No page here, no
// storage, no sentence: what is missing is a code that the page turns into words.

import { heureAppareil, uuid } from "../comptoirs/identifiants.js";
import { commeTape, lireMasse, lireObjets } from "../comptoirs/nombres.js";
import { saisieVide } from "../comptoirs/pesee.js";

export const ZONE = "donne_particulier";
// What the public takes must have passed its checks.
const AU_PUBLIC = ["rayon", ZONE];

// What is being described: emptied once it is on the ticket.
const aDire = () => ({
  vers: null,
  vraie: null,
  reclasse: false,
  matiere: null,
  pesee: true,
  contenantDit: false,
  saisie: saisieVide(),
});

// `lignes`: what is described already, where a site sorts line by line.
export function nouveau() {
  return { uuid: uuid(), ouvert: true, modifie_le: Date.now(), lignes: [], autre: null, ...aDire() };
}

export function commence(t) {
  const s = t.saisie;
  return Boolean(s.texte || s.choisie || s.tares.length || t.vers || t.matiere || t.reclasse || !t.pesee);
}

export const estVide = (t) => !t.lignes.length && !commence(t);

// Which gesture this is, by what was touched.
export function genre(t, mode) {
  if (t.reclasse) return "reclasser";
  if (t.vers === ZONE) return "zone";
  if (mode === "par_ligne" && (t.saisie.choisie || !t.matiere)) return "lignes";
  return "contenant";
}

export const combien = (t) => (t.pesee ? 1 : (lireObjets(t.saisie.objets) ?? 1));

// What this category last went there in, until somebody says what it is in; undefined when nothing is.
// `usuels`: container by category and destination; `contenants`: those that this site still has.
export function usuel(t, { mode, usuels, contenants }) {
  if (t.contenantDit || mode === "par_ligne" || !t.vers || genre(t, "") !== "contenant") return undefined;
  return contenants.find((c) => c.id === usuels[t.saisie.choisie]?.[t.vers]);
}

// It is proposed: never what is heavier than the weight that was read. The display tells both.
export function proposer(t, ici) {
  if (t.contenantDit || ici.mode === "par_ligne") return t;
  const propose = usuel(t, ici);
  const tares = propose && !tropLourd(t, propose) ? [{ contenant: propose.id, n: 1 }] : [];
  return { ...t, saisie: { ...t.saisie, tares } };
}

// Whether nothing is left of the weight that was read, if it is in there.
const tropLourd = (t, contenant) =>
  t.pesee && lireMasse(t.saisie.texte).grammes <= contenant.tare_g;

// What is missing to close it, as a code; "" when nothing is. `manquants`: checks that the
// category it goes to did not pass today. `contenants`: what it may be in.
export function manque(t, { mode, vrac, manquants, contenants }) {
  const { choisie, texte } = t.saisie;
  const quoi = genre(t, mode);
  if (!choisie && !(t.matiere && quoi === "contenant")) return "categorie";
  if (t.reclasse && !t.vraie) return vrac ? "vrac" : "vraie";
  if (!t.vers) return "vers";
  if (AU_PUBLIC.includes(t.vers) && manquants.length) return "controle";
  if (t.lignes.length && quoi !== "lignes") return "seul";
  if (!t.pesee && quoi !== "contenant") return "pesee";
  if (t.pesee && !texte) return "poids";
  const dedans = contenants.find((c) => c.id === t.saisie.tares[0]?.contenant);
  return dedans && tropLourd(t, dedans) ? "contenant" : "";
}

// Put what was described on the ticket. `pesee`: the weighing, null when it was not weighed.
export function poser(t, pesee) {
  const tare = t.saisie.tares[0];
  const ligne = {
    cle: uuid(),
    categorie: t.saisie.choisie,
    vraie: t.reclasse ? t.vraie : null,
    matiere: t.matiere,
    de: "a_trier",
    vers: t.vers,
    contenant: tare?.contenant ?? null,
    n: pesee ? (tare?.n ?? 1) : combien(t),
    brut_g: pesee?.brut_g ?? null,
    masse_g: pesee?.masse_g ?? null,
    quantite: null,
    mesure: t.saisie.estime ? "estimee" : "pesee",
    confirmee: Boolean(pesee) && t.saisie.confirmee_g === pesee.masse_g,
    erreur: "",
  };
  return { ...t, ...aDire(), lignes: [...t.lignes, ligne] };
}

// A line comes back to be described again.
export function reprendre(t, ligne) {
  const pesee = ligne.brut_g !== null;
  const saisie = {
    ...saisieVide(),
    champ: pesee ? "poids" : "objets",
    texte: pesee ? commeTape(ligne.brut_g) : "",
    objets: pesee ? "" : String(ligne.n),
    tares: ligne.contenant ? [{ contenant: ligne.contenant, n: pesee ? ligne.n : 1 }] : [],
    estime: pesee && ligne.mesure === "estimee",
    choisie: ligne.categorie,
    neuve: true,
    confirmee_g: ligne.confirmee ? ligne.masse_g : undefined,
  };
  return {
    ...t,
    lignes: t.lignes.filter((l) => l.cle !== ligne.cle),
    vers: ligne.vers,
    vraie: ligne.vraie ?? null,
    reclasse: Boolean(ligne.vraie),
    matiere: ligne.matiere ?? null,
    pesee,
    contenantDit: true,
    saisie,
  };
}

// What is posted: the lines without what only the screen needs.
export function enDocument(t, { lieu, point, par, date }) {
  const une = t.lignes[0];
  const zone = une.vers === ZONE ? "zone" : null;
  return {
    uuid: t.uuid,
    appareil_le: heureAppareil(date),
    geste: une.vraie ? "reclasser" : (zone ?? t.geste),
    lieu,
    point,
    par,
    lignes: t.lignes.map(({ cle, erreur, ...ligne }) => ligne),
  };
}

// A posted document comes back to the screen, under a new uuid.
export function depuisDocument(doc, { champs = {} } = {}) {
  const lignes = doc.lignes.map((ligne, rang) => ({
    ...ligne,
    cle: uuid(),
    erreur: Object.entries(champs)
      .filter(([champ]) => champ === `lignes.${rang}` || champ.startsWith(`lignes.${rang}.`))
      .map(([, phrase]) => phrase)
      .join(" "),
  }));
  const t = { ...nouveau(), geste: doc.geste, lignes };
  const fautive = lignes.find((l) => l.erreur) ?? lignes.at(-1);
  return doc.geste === "lignes" && lignes.length > 1 && !fautive.erreur ? t : reprendre(t, fautive);
}
